import { eq } from 'drizzle-orm';
import type { BoxDb } from '../db.ts';
import { frozen } from '../schema.ts';

/** The wave takes no more ballots. Never becomes false again. */
export const isFrozen = async (db: BoxDb, wave: Uint8Array): Promise<boolean> =>
  (await db.select({ kind: frozen.kind }).from(frozen).where(eq(frozen.wave, wave)).limit(1)).length > 0;
