import type { DeskDb } from '../db.ts';
import { roster } from '../schema.ts';

/** Every row of the current roster as the JSON text it was stored as, by employee id. */
export async function readRoster(db: DeskDb): Promise<string[]> {
  const rows = await db.select({ member: roster.member }).from(roster).orderBy(roster.employee_id);
  return rows.map((row) => row.member);
}
