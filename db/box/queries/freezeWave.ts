import type { BoxDb } from '../db.ts';
import { frozen } from '../schema.ts';

/** Ends a wave for every writer at once: what is stored now is what will be counted. Again changes nothing. */
export const freezeWave = async (db: BoxDb, wave: Uint8Array) => {
  await db.insert(frozen).values({ wave, kind: 'closing', bytes: new Uint8Array() }).onConflictDoNothing();
};
