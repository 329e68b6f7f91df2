/**
 * Is my ballot in the public list as my receipt says? The whole list is read, or for a large one the bucket that it
 * shares with many: the board learns at most one byte of the ballot's number, never which one is meant. PROTOCOL 6.3.
 */
import { BUCKETS_ABOVE, bucketOf, provenLeaves } from '../../../worker/core/ballot/bucket.ts';
import { parseReceiptLeaf } from '../../../worker/core/ballot/receipt.ts';
import { equal, fromHex } from '../../../worker/core/bytes.ts';
import type { SignedEntry } from '../../../worker/core/season.ts';
import {
  type Closed,
  closedWave,
  type Evidence,
  evidenceText,
  judgeEvidence,
  type Verdict,
} from '../../../worker/core/verify/evidence.ts';
import type { BoardSource } from '../../../worker/core/verify/source.ts';
import { readBoard, readBoardBytes, readDocument } from '../net.ts';
import type { Ballot, Enrolment, Receipt } from '../store.ts';

export type Checked = { is: Verdict | 'offline'; evidence: string };

/** The line is down: not a word about the board. */
class Offline extends Error {}

const boardOf = (org: string): BoardSource => {
  let log: Promise<SignedEntry[]> | null = null;
  const readLog = async (): Promise<SignedEntry[]> => {
    const reply = await readBoard(org, 'log');
    if (!reply.ok && reply.why === 'offline') throw new Offline();
    // verifyLog checks each entry's shape; a log that is none verifies as an empty one, which holds no manifest.
    return reply.ok && Array.isArray(reply.value) ? (reply.value as SignedEntry[]) : [];
  };
  return {
    log: () => {
      log ??= readLog();
      return log;
    },
    doc: async (hash) => {
      const reply = await readDocument(org, hash);
      if (!reply.ok && reply.why === 'offline') throw new Offline();
      return reply.ok ? reply.value : null;
    },
  };
};

/** True only when the bucket proves it; anything else the whole list decides. */
const inBucket = async (org: string, { close, hash }: Closed, leaf: Uint8Array): Promise<boolean> => {
  const nonce = parseReceiptLeaf(leaf)?.nonce;
  if (!nonce || close.size <= BUCKETS_ABOVE) return false;
  const reply = await readBoardBytes(org, `waves/${hash}/ballots/${bucketOf(nonce)}`);
  if (!reply.ok) return false;
  const root = fromHex(close.root) ?? new Uint8Array();
  return provenLeaves(reply.value, { root, size: close.size })?.some((one) => equal(one, leaf)) ?? false;
};

export const checkBallot = async (
  { org, mh }: Enrolment,
  { wave, token }: Ballot,
  { leaf, receipt }: Receipt,
): Promise<Checked> => {
  const evidence: Evidence = { mh, wave, token, leaf, receipt };
  const board = boardOf(org);
  const said = (is: Checked['is']): Checked => ({ is, evidence: evidenceText(evidence) });
  try {
    const closed = await closedWave(board, mh, wave);
    if (closed && (await inBucket(org, closed, leaf))) return said('counted');
    return said(await judgeEvidence(board, evidence));
  } catch (error) {
    if (error instanceof Offline) return said('offline');
    throw error;
  }
};
