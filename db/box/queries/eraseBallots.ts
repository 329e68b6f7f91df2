import { and, eq, inArray } from 'drizzle-orm';
import type { BoxDb } from '../db.ts';
import { ballots, frozen } from '../schema.ts';

/**
 * Erases a published wave's answers, salts and ballots, and the copies of what is on the board. Only the body of
 * its close entry stays (public totals): it keeps the wave closed and says how many lines there were.
 */
export const eraseBallots = (db: BoxDb, wave: Uint8Array) =>
  db.batch([
    db.delete(ballots).where(eq(ballots.wave, wave)),
    db.delete(frozen).where(and(eq(frozen.wave, wave), inArray(frozen.kind, ['list', 'release', 'parts']))),
  ]);
