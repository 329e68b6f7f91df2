import { cohortsBelow, labelsOf, sumOver, unitsAbove } from './groups.ts';
import type { Attack, Found } from './view.ts';

/** A published unit minus every published unit below it: who is left over? For each item, and for participation. */
export const parentMinusChildren: Attack = ({ manifest, waves }) => {
  const [below, above, label] = [cohortsBelow(manifest), unitsAbove(manifest), labelsOf(manifest)];
  const unitOf = new Map(manifest.cohorts.map(({ id, unit }) => [id, unit]));
  return waves.flatMap(({ document, ballots, answered }) => {
    const k = document.rules.k_cell;
    const patterns = [
      { name: 'participation', counts: ballots, shown: document.participation.map(({ unit }) => unit) },
      ...document.items.map(({ id }) => ({
        name: id,
        counts: answered.get(id),
        shown: document.cells.flatMap(({ unit, item, group }) => (item === id && !group ? [unit] : [])),
      })),
    ];
    return patterns.flatMap(({ name, counts, shown }): Found[] =>
      shown.flatMap((unit) => {
        const children = shown.filter((other) => above.get(other)?.has(unit));
        const covered = new Set(children.flatMap((child) => [...(below.get(child) ?? [])]));
        const left = [...(below.get(unit) ?? [])].filter((cohort) => !covered.has(cohort));
        const people = sumOver(left, counts);
        if (people === 0 || people >= k) return [];
        const whose = [...new Set(left.filter((id) => (counts?.get(id) ?? 0) > 0))].map(
          (id) => `‘${label.get(unitOf.get(id) ?? '')}’`,
        );
        const minus = children.map((child) => ` minus ‘${label.get(child)}’`).join('');
        return [
          {
            where: `${document.wave} ${name}`,
            people,
            says: `‘${label.get(unit)}’${minus} leaves ${people} people of ${whose.join(', ')}`,
          },
        ];
      }),
    );
  });
};
