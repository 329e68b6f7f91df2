import { and, eq, isNull, notExists, sql } from 'drizzle-orm';
import { retryBusy } from '../../retry.ts';
import type { DeskDb } from '../db.ts';
import { members, seasons, waves } from '../schema.ts';

/** Removes a draft with its wave ids and members; a season whose manifest is frozen stays. True if it is gone. */
export async function deleteDraft(db: DeskDb, season: string): Promise<boolean> {
  const stays = db.select({ one: sql`1` }).from(seasons).where(eq(seasons.season, season));
  const [gone] = await retryBusy(() =>
    db.batch([
      db.delete(seasons).where(and(eq(seasons.season, season), isNull(seasons.manifest))),
      db.delete(waves).where(and(eq(waves.season, season), notExists(stays))),
      db.delete(members).where(and(eq(members.season, season), notExists(stays))),
    ]),
  );
  return gone.rowsAffected > 0;
}
