import type { DeskDb } from '../../db/desk/db.ts';
import { readRoster } from '../../db/desk/queries/readRoster.ts';
import { replaceRoster } from '../../db/desk/queries/replaceRoster.ts';
import { type FormedCohort, formCohorts } from '../core/cohort/form.ts';
import type { Move } from '../core/cohort/moves.ts';
import { type CohortSummary, cohortSummary } from '../core/cohort/summary.ts';
import { ok, type Result, refuse } from '../core/result.ts';
import { checkRoster } from '../core/roster/check.ts';
import { type RosterDiff, rosterDiff } from '../core/roster/diff.ts';
import type { Member } from '../core/roster/member.ts';
import { rosterDigest } from './rosterDigest.ts';

/** The roster as it stands. The desk wrote each row itself (`confirmRoster`), so its shape is known. */
export const currentRoster = async (db: DeskDb): Promise<Member[]> =>
  (await readRoster(db)).map((row) => JSON.parse(row));

export type RosterPreview = {
  digest: string;
  diff: RosterDiff;
  cohorts: CohortSummary & { list: Omit<FormedCohort, 'members'>[]; moves: Move[] };
};

/** What a new roster would change and which cohorts it would give. Changes nothing. */
export async function previewRoster(
  db: DeskDb,
  members: Member[],
  { k_cohort, organisation }: { k_cohort: number; organisation: string },
): Promise<Result<RosterPreview>> {
  const problems = checkRoster(members);
  if (problems.length > 0) return refuse('bad-roster', problems);
  const formed = formCohorts(members, { k_cohort, organisation });
  if (!formed.ok) return formed;
  return ok({
    digest: rosterDigest(members),
    diff: rosterDiff(await currentRoster(db), members),
    cohorts: {
      ...cohortSummary(formed.value),
      list: formed.value.cohorts.map(({ members: _, ...cohort }) => cohort),
      moves: formed.value.moves,
    },
  });
}

/** Makes a previewed roster the current one: exactly the one whose digest the steward saw, or none. */
export async function confirmRoster(db: DeskDb, members: Member[], digest: string): Promise<Result<number>> {
  const problems = checkRoster(members);
  if (problems.length > 0) return refuse('bad-roster', problems);
  if (rosterDigest(members) !== digest) return refuse('roster-changed');
  await replaceRoster(db, members);
  return ok(members.length);
}
