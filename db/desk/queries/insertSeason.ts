import { sql } from 'drizzle-orm';
import { retryBusy } from '../../retry.ts';
import type { DeskDb } from '../db.ts';
import { members, seasons, waves } from '../schema.ts';

export type FrozenMember = { code_hash: string; employee_id: string; cohort: string; leaf: string };

/**
 * A planned season, its wave ids and its frozen members in one batch: all or nothing.
 * False when the season or one of its wave ids exists already.
 */
export async function insertSeason(
  db: DeskDb,
  season: { season: string; plan: string; frame: string; waves: string[] },
  frozen: FrozenMember[],
): Promise<boolean> {
  try {
    await retryBusy(() =>
      db.batch([
        db.insert(seasons).values({ ...season, collection: 'open' }),
        db.insert(waves).values(season.waves.map((wave) => ({ wave, season: season.season }))),
        db.run(sql`INSERT INTO ${members} (season, code_hash, employee_id, cohort, leaf)
        SELECT ${season.season}, value ->> 'code_hash', value ->> 'employee_id', value ->> 'cohort', value ->> 'leaf'
        FROM json_each(${JSON.stringify(frozen)})`),
      ]),
    );
    return true;
  } catch (error) {
    if (violatesUniqueness(error)) return false;
    throw error;
  }
}

/** Drizzle wraps the driver's error; both carry the text of SQLite. */
const violatesUniqueness = (error: unknown): boolean =>
  error instanceof Error &&
  (/UNIQUE constraint failed/.test(error.message) || violatesUniqueness(error.cause));
