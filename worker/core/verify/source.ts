/** A board as a stranger reads it: over the network, or from a folder of saved documents. */

import { isRecord, parseJson } from '../ballot/shape.ts';
import { fromUtf8, hex, sha256 } from '../bytes.ts';
import type { SignedEntry } from '../season.ts';

export type BoardSource = {
  log(): Promise<SignedEntry[]>;
  /** The document under a lower-case hex SHA-256, or null. Its hash is checked by whoever asks. */
  doc(hash: string): Promise<Uint8Array | null>;
};

/** The document, or null when it is missing or has another hash. */
export const checkedDoc = async (board: BoardSource, hash: string): Promise<Uint8Array | null> => {
  const bytes = await board.doc(hash);
  return bytes !== null && hex(sha256(bytes)) === hash ? bytes : null;
};

/** The same as a JSON record. Its fields are foreign: every reader checks what it uses. */
export const checkedRecord = async (
  board: BoardSource,
  hash: string,
): Promise<Record<string, unknown> | null> => {
  const bytes = await checkedDoc(board, hash);
  const value = bytes === null ? null : parseJson(fromUtf8(bytes) ?? '');
  return isRecord(value) ? value : null;
};
