import { and, count, eq, sql } from 'drizzle-orm';
import type { DeskDb } from '../db.ts';
import { members, roster } from '../schema.ts';
import type { MemberLine } from './findMember.ts';

/** Every frozen member of a season, in the order of cohort and leaf. */
export const readMembers = (db: DeskDb, season: string): Promise<MemberLine[]> =>
  db
    .select({ employee_id: members.employee_id, cohort: members.cohort, leaf: members.leaf })
    .from(members)
    .where(eq(members.season, season))
    .orderBy(members.cohort, members.leaf);

/** The sorted member leaves of one cohort, hex. */
export async function cohortLeaves(db: DeskDb, season: string, cohort: string): Promise<string[]> {
  const rows = await db
    .select({ leaf: members.leaf })
    .from(members)
    .where(and(eq(members.season, season), eq(members.cohort, cohort)))
    .orderBy(members.leaf);
  return rows.map((row) => row.leaf);
}

/** The members of one cohort, in the order of their leaves. */
export const cohortMembers = (db: DeskDb, season: string, cohort: string): Promise<MemberLine[]> =>
  db
    .select({ employee_id: members.employee_id, cohort: members.cohort, leaf: members.leaf })
    .from(members)
    .where(and(eq(members.season, season), eq(members.cohort, cohort)))
    .orderBy(members.leaf);

/** Members and cohorts of a season. */
export async function countMembers(
  db: DeskDb,
  season: string,
): Promise<{ members: number; cohorts: number }> {
  const [row] = await db
    .select({ members: count(), cohorts: sql<number>`count(DISTINCT ${members.cohort})` })
    .from(members)
    .where(eq(members.season, season));
  return row ?? { members: 0, cohorts: 0 };
}

/** Whom to invite: the frozen members with name, address and unit (a path, JSON) as the roster has them today. */
export const readInvitees = (
  db: DeskDb,
  season: string,
): Promise<{ employee_id: string; name: string | null; email: string | null; unit: string | null }[]> =>
  db
    .select({
      employee_id: members.employee_id,
      name: sql<string | null>`${roster.member} ->> 'name'`,
      email: sql<string | null>`${roster.member} ->> 'email'`,
      unit: sql<string | null>`${roster.member} ->> 'unit'`,
    })
    .from(members)
    .leftJoin(roster, eq(roster.employee_id, members.employee_id))
    .where(eq(members.season, season))
    .orderBy(members.employee_id);
