import { and, eq, isNull } from 'drizzle-orm';
import { retryBusy } from '../../retry.ts';
import type { DeskDb } from '../db.ts';
import { seasons } from '../schema.ts';

/**
 * Keeps the first manifest ever given for a season and hands back the one that is kept, or null if
 * there is no such season: two seals at once, or one after a crash, publish the same bytes.
 */
export async function freezeManifest(db: DeskDb, season: string, manifest: string): Promise<string | null> {
  const [, kept] = await retryBusy(() =>
    db.batch([
      db
        .update(seasons)
        .set({ manifest })
        .where(and(eq(seasons.season, season), isNull(seasons.manifest))),
      db.select({ manifest: seasons.manifest }).from(seasons).where(eq(seasons.season, season)),
    ]),
  );
  return kept[0]?.manifest ?? null;
}

/** Notes that the manifest stands on the board; from now on the season is sealed. */
export async function markSealed(db: DeskDb, season: string, mh: string): Promise<void> {
  await retryBusy(() => db.update(seasons).set({ mh }).where(eq(seasons.season, season)));
}
