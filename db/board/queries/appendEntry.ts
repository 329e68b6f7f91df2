import type { BoardDb } from '../db.ts';
import { entries } from '../schema.ts';

/**
 * Appends one entry at its place.
 * @returns false when another writer took that place first: read the log again and chain to what is there.
 */
export const appendEntry = async (
  db: BoardDb,
  entry: { idx: number; bytes: Uint8Array; sig: Uint8Array },
): Promise<boolean> => {
  const taken = await db.insert(entries).values(entry).onConflictDoNothing().returning({ idx: entries.idx });
  return taken.length === 1;
};
