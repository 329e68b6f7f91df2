import { and, eq } from 'drizzle-orm';
import type { DeskDb } from '../db.ts';
import { members } from '../schema.ts';

export type MemberLine = { employee_id: string; cohort: string; leaf: string };

/** The member of this season whom a collect code (given as its hash) belongs to. */
export async function findMember(db: DeskDb, season: string, codeHash: string): Promise<MemberLine | null> {
  const [row] = await db
    .select({ employee_id: members.employee_id, cohort: members.cohort, leaf: members.leaf })
    .from(members)
    .where(and(eq(members.season, season), eq(members.code_hash, codeHash)));
  return row ?? null;
}
