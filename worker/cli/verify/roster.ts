/** `chorus verify --roster`: a guardian's own roster against the membership roots and issued bits on the board. */
import { readFile } from 'node:fs/promises';
import { parseManifest } from '../../core/ballot/manifest.ts';
import { parseJson } from '../../core/ballot/shape.ts';
import type { CollectionClose, LogEntry, Manifest } from '../../core/season.ts';
import { isCollectionClose } from '../../core/verify/closingShapes.ts';
import type { Finding } from '../../core/verify/finding.ts';
import { parseMemberSecrets, verifyRoster } from '../../core/verify/roster.ts';
import { type BoardSource, checkedDoc, checkedRecord } from '../../core/verify/source.ts';
import { textOption, UsageError, type Values } from '../command.ts';
import type { Io } from '../io.ts';
import { problemLine, readRosterFile, rosterOptions, whyUnreadable } from '../rosterFile.ts';

export type RosterVerdict = { season: string; members: number; cohorts: number; findings: Finding[] };

/** The season's manifest and, once there is one, the close of its collection, as they stand on the board's log. */
const seasonOnBoard = async (
  board: BoardSource,
  mh: string,
): Promise<{ manifest: Manifest; close: CollectionClose | null } | null> => {
  let manifest: Manifest | null = null;
  let close: CollectionClose | null = null;
  for (const { entry } of await board.log()) {
    const { type, body }: Partial<LogEntry> = parseJson(entry) ?? {};
    if (type === 'manifest' && body === mh) {
      const bytes = await checkedDoc(board, mh);
      manifest = bytes && parseManifest(bytes);
    }
    if (type !== 'collection-close' || body === undefined) continue;
    const record = await checkedRecord(board, body);
    if (isCollectionClose(record) && record.mh === mh) close = record;
  }
  return manifest && { manifest, close };
};

/** Nothing asked for: null. Reads both files and the season they are of, and says what does not fit. */
export const checkRosterFile = async (
  board: BoardSource,
  values: Values,
  io: Io,
): Promise<RosterVerdict | null> => {
  const [file, secretsFile] = [textOption(values, 'roster'), textOption(values, 'secrets')];
  if (file === undefined && secretsFile === undefined) return null;
  if (file === undefined || secretsFile === undefined)
    throw new UsageError(
      '--roster and --secrets go together: the payroll’s roster and what the desk exported.',
    );
  const text = await readFile(secretsFile, 'utf8').catch((error: unknown) => {
    throw new UsageError(`Cannot read ${secretsFile}: ${whyUnreadable(error)}.`);
  });
  const secrets = parseMemberSecrets(parseJson(text));
  if (!secrets) throw new UsageError(`${secretsFile} is not what "chorus season secrets" writes.`);
  const { members, problems } = await readRosterFile(file, rosterOptions(values), io);
  if (problems.length > 0)
    throw new UsageError(`${file} has problems:\n${problems.slice(0, 20).map(problemLine).join('\n')}`);
  const season = await seasonOnBoard(board, secrets.mh);
  const findings: Finding[] = [];
  const report = (kind: Finding['kind'], where: string, explanation: string) =>
    findings.push({ kind, where, explanation });
  if (season) verifyRoster({ ...season, mh: secrets.mh, roster: members, secrets }, report);
  else report('roster', secrets.season, 'The season of these secrets is not on this board.');
  return {
    season: secrets.season,
    members: secrets.members.length,
    cohorts: season?.manifest.cohorts.length ?? 0,
    findings,
  };
};
