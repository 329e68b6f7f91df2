import { eq } from 'drizzle-orm';
import type { BoardDb } from '../db.ts';
import { docs } from '../schema.ts';

/** A document by the lower-case hex SHA-256 of its bytes. */
export const readDoc = async (db: BoardDb, hash: string): Promise<Uint8Array | null> => {
  const [row] = await db.select({ bytes: docs.bytes }).from(docs).where(eq(docs.hash, hash));
  return row?.bytes ?? null;
};
