import type { ReleaseDocument } from '../../worker/core/release/document.ts';
import type { Id, Manifest } from '../../worker/core/season.ts';
import { lightRows } from './eliminate.ts';
import { cohortsBelow, fits, labelsOf, sumOver } from './groups.ts';
import type { Attack, Found, WaveView } from './view.ts';

/** A published group of one item: its name, and the cohorts in it of whom anybody answered. */
type Group = { name: string; cohorts: Set<Id> };

const groupsOf = (
  { manifest, below }: { manifest: Manifest; below: Map<Id, Set<Id>> },
  document: ReleaseDocument,
  item: Id,
  counts: ReadonlyMap<Id, number>,
): Group[] => {
  const label = labelsOf(manifest);
  return document.cells.flatMap((cell) => {
    if (cell.item !== item) return [];
    const inUnit = below.get(cell.unit);
    const cohorts = manifest.cohorts.filter(
      (cohort) => inUnit?.has(cohort.id) && (counts.get(cohort.id) ?? 0) > 0 && fits(cohort, cell.group),
    );
    const unit = `‘${label.get(cell.unit)}’`;
    return [
      {
        name: cell.group ? `‘${cell.group.value}’ in ${unit}` : unit,
        cohorts: new Set(cohorts.map(({ id }) => id)),
      },
    ];
  });
};

const without = (a: Set<Id>, b: Set<Id>): Id[] => [...a].filter((id) => !b.has(id));

/** One published group minus another: the two rows cancel where they agree. */
const pairs = (
  groups: readonly Group[],
  counts: ReadonlyMap<Id, number>,
  k: number,
): Omit<Found, 'where'>[] =>
  groups.flatMap((a, at) =>
    groups.slice(at + 1).flatMap((b) => {
      const people =
        sumOver(without(a.cohorts, b.cohorts), counts) + sumOver(without(b.cohorts, a.cohorts), counts);
      const [large, small] = sumOver(a.cohorts, counts) >= sumOver(b.cohorts, counts) ? [a, b] : [b, a];
      return people > 0 && people < k
        ? [{ people, says: `${large.name} minus ${small.name} leaves ${people} people` }]
        : [];
    }),
  );

const attackItem = (
  of: { manifest: Manifest; below: Map<Id, Set<Id>> },
  { document, answered }: WaveView,
  item: Id,
): Found[] => {
  const counts = answered.get(item) ?? new Map<Id, number>();
  const k = document.rules.k_cell;
  const groups = groupsOf(of, document, item, counts);
  const cohorts = [...counts].sort(([, a], [, b]) => b - a).map(([id]) => id);
  const rows = groups.map((group) => cohorts.map((id) => (group.cohorts.has(id) ? 1 : 0)));
  const unit = new Map(of.manifest.cohorts.map((cohort) => [cohort.id, cohort.unit]));
  const label = labelsOf(of.manifest);
  const combined = lightRows(
    rows,
    cohorts.map((id) => counts.get(id) ?? 0),
    k,
  ).map(({ people, columns }) => {
    const units = columns.map((column) => `‘${label.get(unit.get(cohorts[column] ?? '') ?? '')}’`);
    return {
      people,
      says: `a combination of published groups leaves ${people} people of ${units.join(', ')}`,
    };
  });
  return [...pairs(groups, counts, k), ...combined].map((found) => ({
    where: `${document.wave} ${item}`,
    ...found,
  }));
};

/** Everyone minus a group, a group minus another, and any sum and difference of groups that elimination finds. */
export const allMinusGroup: Attack = ({ manifest, waves }) => {
  const of = { manifest, below: cohortsBelow(manifest) };
  return waves.flatMap((wave) => wave.document.items.flatMap(({ id }) => attackItem(of, wave, id)));
};
