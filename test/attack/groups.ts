/** Who is in a published group: the roster is public knowledge. */
import type { Cell, ReleaseDocument } from '../../worker/core/release/document.ts';
import type { Cohort, Id, Manifest } from '../../worker/core/season.ts';

/** Cohorts of a unit and of everything below it. */
export const cohortsBelow = ({ units, cohorts }: Manifest): Map<Id, Set<Id>> => {
  const parent = new Map(units.map(({ id, parent: up }) => [id, up]));
  const found = new Map(units.map(({ id }) => [id, new Set<Id>()]));
  for (const { id, unit } of cohorts)
    for (let at: Id | null = unit; at !== null; at = parent.get(at) ?? null) found.get(at)?.add(id);
  return found;
};

/** Units strictly above each unit. */
export const unitsAbove = ({ units }: Manifest): Map<Id, Set<Id>> => {
  const parent = new Map(units.map(({ id, parent: up }) => [id, up]));
  return new Map(
    units.map(({ id }) => {
      const above = new Set<Id>();
      for (let at = parent.get(id) ?? null; at !== null; at = parent.get(at) ?? null) above.add(at);
      return [id, above];
    }),
  );
};

/** A cohort is known to have a value when its label says it or a finer one. */
export const fits = ({ attributes }: Cohort, group: Cell['group']): boolean => {
  const own = group && attributes[group.attribute];
  return group === null || own === group.value || (own?.startsWith(`${group.value} › `) ?? false);
};

export const sumOver = (cohorts: Iterable<Id>, counts: ReadonlyMap<Id, number> | undefined): number => {
  let sum = 0;
  for (const id of cohorts) sum += counts?.get(id) ?? 0;
  return sum;
};

export const labelsOf = ({ units }: Pick<ReleaseDocument, 'units'> | Manifest): Map<Id, string> =>
  new Map(units.map(({ id, label }) => [id, label]));
