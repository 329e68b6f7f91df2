import { sql } from 'drizzle-orm';
import { retryBusy } from '../../retry.ts';
import type { DeskDb } from '../db.ts';
import { roster } from '../schema.ts';

/** Replaces the whole roster in one batch; the rows travel as one JSON parameter, 200,000 of them too. */
export async function replaceRoster(db: DeskDb, rows: { employee_id: string }[]): Promise<void> {
  await retryBusy(() =>
    db.batch([
      db.delete(roster),
      db.run(sql`INSERT INTO ${roster} (employee_id, member)
      SELECT value ->> 'employee_id', value FROM json_each(${JSON.stringify(rows)})`),
    ]),
  );
}
