import { eq } from 'drizzle-orm';
import type { DeskDb } from '../db.ts';
import { seasons } from '../schema.ts';

/** What every request about a season needs, without the large frame. */
const head = {
  season: seasons.season,
  plan: seasons.plan,
  mh: seasons.mh,
  collection: seasons.collection,
};

export type SeasonHead = {
  season: string;
  plan: string;
  mh: string | null;
  collection: 'open' | 'closing' | 'closed';
};

export async function readSeason(db: DeskDb, season: string): Promise<SeasonHead | null> {
  const [row] = await db.select(head).from(seasons).where(eq(seasons.season, season));
  return row ?? null;
}

export const readSeasons = (db: DeskDb): Promise<SeasonHead[]> =>
  db.select(head).from(seasons).orderBy(seasons.season);

/** The large documents of a season: frame, frozen manifest, frozen totals. */
export async function readSeasonDocuments(
  db: DeskDb,
  season: string,
): Promise<{ frame: string; manifest: string | null; totals: string | null } | null> {
  const [row] = await db
    .select({ frame: seasons.frame, manifest: seasons.manifest, totals: seasons.totals })
    .from(seasons)
    .where(eq(seasons.season, season));
  return row ?? null;
}
