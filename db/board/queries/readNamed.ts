import { eq } from 'drizzle-orm';
import type { BoardDb } from '../db.ts';
import { docs, names } from '../schema.ts';

/** A document by its stable name. */
export const readNamed = async (db: BoardDb, name: string): Promise<Uint8Array | null> => {
  const [row] = await db
    .select({ bytes: docs.bytes })
    .from(names)
    .innerJoin(docs, eq(docs.hash, names.hash))
    .where(eq(names.name, name));
  return row?.bytes ?? null;
};
