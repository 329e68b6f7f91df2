import type { FormedCohorts } from '../cohort/form.ts';
import type { Member } from '../roster/member.ts';
import { pathKey } from '../roster/path.ts';

/** Finds the cohort, by row of the manifest, of somebody who answered. */
export type CohortFinder = {
  /** Row of the roster, -1 for an unknown id. */
  member(id: string): number;
  cohortOf(member: number): number;
  /** By unit and attribute values alone: the cohort of those directly in the unit; -1 when nobody is. */
  cohortIn(unit: readonly string[], attributes: readonly string[]): number;
  knowsUnit(unit: readonly string[]): boolean;
  members: number;
};

const keyOf = (unit: readonly string[], attributes: readonly string[]): string =>
  `${pathKey([...unit])}\u0001${attributes.join('\u0001')}`;

/**
 * @param attributes names of the attribute columns that answers carry too
 * @example cohortFinder(members, formed, []).cohortIn(['Ads'], [])
 */
export const cohortFinder = (
  members: readonly Member[],
  { cohorts, assignment }: Pick<FormedCohorts, 'cohorts' | 'assignment'>,
  attributes: readonly string[],
): CohortFinder => {
  const rowOf = new Map(cohorts.map(({ id }, row) => [id, row]));
  const memberOf = new Map<string, number>();
  const cohortRow = new Int32Array(members.length);
  const direct = new Map<string, number>();
  const units = new Set<string>();
  for (const [at, { employee_id, unit, manager_of, attributes: values }] of members.entries()) {
    const row = rowOf.get(assignment.get(employee_id) ?? '') ?? -1;
    memberOf.set(employee_id, at);
    cohortRow[at] = row;
    units.add(pathKey(unit));
    const key = keyOf(
      unit,
      attributes.map((name) => values[name] ?? ''),
    );
    // Leaders count above the unit they are in: they are not who “directly in the unit” means.
    if (manager_of === undefined) direct.set(key, row);
    else if (!direct.has(key)) direct.set(key, row);
  }
  return {
    member: (id) => memberOf.get(id) ?? -1,
    cohortOf: (member) => cohortRow[member] ?? -1,
    cohortIn: (unit, values) => direct.get(keyOf(unit, values)) ?? -1,
    knowsUnit: (unit) => units.has(pathKey([...unit])),
    members: members.length,
  };
};
