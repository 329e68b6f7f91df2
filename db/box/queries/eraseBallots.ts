import { and, count, eq, inArray } from 'drizzle-orm';
import { u32 } from '../../../worker/core/bytes.ts';
import type { BoxDb } from '../db.ts';
import { ballots, frozen } from '../schema.ts';

/**
 * Erases a frozen wave's answers, salts and ballots, and keeps how many lines there were: who was killed in between
 * must still be able to say so. With `released`, the copies of what is on the board go too; before that they wait
 * for the board, and hold no answer of anybody.
 *
 * @param released is the wave's release on the board?
 */
export const eraseBallots = async (db: BoxDb, wave: Uint8Array, released: boolean) => {
  const [row] = await db.select({ lines: count() }).from(ballots).where(eq(ballots.wave, wave));
  const keep = db
    .insert(frozen)
    .values({ wave, kind: 'erased', bytes: u32(row?.lines ?? 0) })
    .onConflictDoNothing();
  const erase = db.delete(ballots).where(eq(ballots.wave, wave));
  const published = and(eq(frozen.wave, wave), inArray(frozen.kind, ['list', 'release', 'parts']));
  await db.batch(released ? [keep, erase, db.delete(frozen).where(published)] : [keep, erase]);
};
