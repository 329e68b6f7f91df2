import { and, eq, isNull } from 'drizzle-orm';
import { retryBusy } from '../../retry.ts';
import type { DeskDb } from '../db.ts';
import { seasons } from '../schema.ts';

/** From here on the ledger takes no new entry of this season. */
export async function stopCollection(db: DeskDb, season: string): Promise<void> {
  await retryBusy(() =>
    db
      .update(seasons)
      .set({ collection: 'closing' })
      .where(and(eq(seasons.season, season), eq(seasons.collection, 'open'))),
  );
}

/** Keeps the first totals ever given and hands back those that are kept. */
export async function freezeTotals(db: DeskDb, season: string, totals: string): Promise<string> {
  const [, kept] = await retryBusy(() =>
    db.batch([
      db
        .update(seasons)
        .set({ totals })
        .where(and(eq(seasons.season, season), isNull(seasons.totals))),
      db.select({ totals: seasons.totals }).from(seasons).where(eq(seasons.season, season)),
    ]),
  );
  return kept[0]?.totals ?? totals;
}

/** Notes that the totals stand on the board and the keys are gone. */
export async function markClosed(db: DeskDb, season: string): Promise<void> {
  await retryBusy(() => db.update(seasons).set({ collection: 'closed' }).where(eq(seasons.season, season)));
}
