/** `chorus verify --evidence`: does the board confirm that a box broke its word? */
import { readFile } from 'node:fs/promises';
import { judgeEvidence, parseEvidence, type Verdict } from '../../core/verify/evidence.ts';
import type { BoardSource } from '../../core/verify/source.ts';
import { UsageError } from '../command.ts';
import type { Io } from '../io.ts';

const SAID: Record<Verdict, string> = {
  missing: 'CONFIRMED: the box signed a receipt for this ballot, and the public list does not hold it.',
  stale: 'CONFIRMED: the public list holds another version of this ballot than the box signed a receipt for.',
  counted: 'Not confirmed: the ballot stands in the public list exactly as the receipt says.',
  'changed-later': 'Not confirmed: whoever holds the ballot changed it after this receipt.',
  'not-closed': 'Not confirmed: the wave has not been closed on this board yet.',
  'not-a-receipt': 'Not confirmed: the receipt or the ballot is not one of this board, or of another wave.',
  'other-wave':
    'Not confirmed: the same ballot number stands in the list of another wave, whose receipt this may be.',
  'broken-board':
    'Not judged: the board itself does not verify. "chorus verify" without --evidence says where.',
};

export const judge = async (source: BoardSource, file: string, io: Io): Promise<number> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`"${file}" cannot be read.`);
  });
  const evidence = parseEvidence(text);
  if (!evidence) throw new UsageError(`"${file}" is no evidence: it must be what the page saved, unchanged.`);
  const verdict = await judgeEvidence(source, evidence);
  const ok = verdict === 'missing' || verdict === 'stale';
  io.out(SAID[verdict]);
  io.json({ ok, verdict, explanation: SAID[verdict] });
  return ok ? 0 : 1;
};
