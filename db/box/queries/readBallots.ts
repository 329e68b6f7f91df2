import { asc, eq } from 'drizzle-orm';
import type { BoxDb } from '../db.ts';
import { ballots } from '../schema.ts';

/** Every ballot of a wave, withdrawn ones included, sorted by nonce (BLOBs compare bytewise). */
export const readBallots = (db: BoxDb, wave: Uint8Array) =>
  db.select().from(ballots).where(eq(ballots.wave, wave)).orderBy(asc(ballots.nonce));
