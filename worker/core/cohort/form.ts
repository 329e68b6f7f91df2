import { ok, type Problem, type Result, refuse } from '../result.ts';
import { byText, type Member } from '../roster/member.ts';
import { pathText } from '../roster/path.ts';
import { buildUnitTree } from '../roster/tree.ts';
import type { Cohort, Id, Unit } from '../season.ts';
import { chooseCohorts } from './choose.ts';
import { labelOf } from './label.ts';
import { explainMove, type Journey, type Move } from './moves.ts';
import { type Pool, placeMembers } from './pool.ts';

/** `members`: employee ids, sorted. `attributes` is empty until attributes are declared. */
export type FormedCohort = Omit<Cohort, 'members_root'> & { members: string[] };

export type FormedCohorts = {
  /** The organisation first, a unit before the units below it. */
  units: Unit[];
  /** In the order of their ids. */
  cohorts: FormedCohort[];
  moves: Move[];
  /** Employee id -> cohort. */
  assignment: Map<string, Id>;
  /** Levels lost, summed over the members: what was minimised. */
  levels_lost: number;
};

export type CohortOptions = {
  /** Fewest members of a cohort. The floor of 8 is the manifest's to check. */
  k_cohort: number;
  /** The organisation's name. */
  organisation?: string;
};

const tooFew = (size: number, k: number): Problem => ({
  code: 'too-few-members',
  value: String(size),
  message: `The roster has ${size} ${size === 1 ? 'person' : 'people'}, and the smallest group whose answers are collected together has ${k}.`,
  remedy: `With fewer than ${k} people nobody could answer unseen. Ask in person, or join with a neighbouring organisation.`,
});

/** What is wrong with a member who leads a unit that is not on the roster. */
export const unknownLed = ({ employee_id, manager_of = [] }: Member): Problem => ({
  code: 'unknown-unit-led',
  column: 'manager_of',
  value: pathText(manager_of),
  message: `${employee_id} is said to lead a unit that nobody is in.`,
  remedy: 'Write the path of a unit that is on the roster, or leave it empty.',
});

/** Journeys of what is passed up from a pool; `total` counts everybody who starts at or below it. */
type Passed = { journeys: Journey[]; total: number };

const gatherCohorts = (root: Pool, kept: Set<Pool>, k: number) => {
  const cohorts: FormedCohort[] = [];
  const moves: Move[] = [];

  const keep = (pool: Pool, label: string, journeys: Journey[]) => {
    const members = [pool, ...journeys.map((journey) => journey.pool)]
      .flatMap((from) => from.members.map((member) => member.employee_id))
      .toSorted(byText);
    const size = members.length;
    cohorts.push({ id: pool.id, unit: pool.unit.id, label, attributes: {}, size, members });
    for (const journey of journeys) moves.push(explainMove(journey, { id: pool.id, label, size }, k));
  };

  const walk = (pool: Pool): Passed => {
    const below = pool.children.map(walk);
    const journeys = below.flatMap((passed) => passed.journeys);
    const total = below.reduce((sum, passed) => sum + passed.total, pool.members.length);
    const size = journeys.reduce((sum, { pool }) => sum + pool.members.length, pool.members.length);
    const label = labelOf(pool, size === total);
    if (kept.has(pool)) {
      keep(pool, label, journeys);
      return { journeys: [], total };
    }
    for (const journey of journeys) journey.through.push({ label, size });
    if (size > 0 && (pool.kind !== 'gathered' || size >= k))
      journeys.push({ pool, size, label, through: [] });
    return { journeys, total };
  };
  walk(root);
  return { cohorts: cohorts.toSorted((a, b) => byText(a.id, b.id)), moves };
};

/**
 * Forms the season's cohorts: every member in exactly one, every cohort at least `k_cohort` strong,
 * as deep in the organisation's tree as that allows (the fewest levels lost, summed over members;
 * exact). What is too small is gathered at the unit above, taking in larger neighbours where the
 * gathered would still be too small. See `chooseCohorts` for the method, `placeMembers` for leaders.
 * The order of members never matters.
 *
 * Does not protect a group whose members all answer alike, nor against k - 1 members of a cohort
 * who combine what they know: that is the release's part.
 *
 * @param members must have passed `checkRoster`
 * @returns `bad-roster` if there are fewer than `k_cohort` members or one leads an unknown unit
 * @example formCohorts(members, { k_cohort: 12 })
 */
export const formCohorts = (
  members: Member[],
  { k_cohort, organisation }: CohortOptions,
): Result<FormedCohorts> => {
  if (members.length < k_cohort) return refuse('bad-roster', [tooFew(members.length, k_cohort)]);
  const tree = buildUnitTree(members, organisation);
  const { root, lost } = placeMembers(members, tree);
  if (lost.length > 0) return refuse('bad-roster', lost.map(unknownLed));
  const chosen = chooseCohorts(root, k_cohort);
  if (!chosen) return refuse('bad-roster', [tooFew(members.length, k_cohort)]);
  const { cohorts, moves } = gatherCohorts(root, chosen.kept, k_cohort);
  const assignment = new Map(
    cohorts.flatMap(({ id, members }) => members.map((member) => [member, id] as const)),
  );
  return ok({ units: tree.units(), cohorts, moves, assignment, levels_lost: chosen.cost });
};
