import type { Id } from '../../worker/core/season.ts';
import { cohortsBelow, labelsOf, sumOver, unitsAbove } from './groups.ts';
import type { Attack, Found } from './view.ts';

/** Who can have written what stands at a place: those below it and below no deeper place. And what stands twice. */
export const commentsByPlace: Attack = ({ manifest, waves }) => {
  const [below, above, label] = [cohortsBelow(manifest), unitsAbove(manifest), labelsOf(manifest)];
  return waves.flatMap(({ document, ballots }) => {
    const { k_comments: k, min_comments: writers } = document.rules;
    const asked = [...new Set(document.comments.map(({ item }) => item))];
    return asked.flatMap((item): Found[] => {
      const comments = document.comments.filter((one) => one.item === item);
      const where = `${document.wave} ${item}`;
      const places = [...new Set(comments.map(({ unit }) => unit))];
      const pools = places.flatMap((unit): Found[] => {
        const deeper = places.filter((other) => above.get(other)?.has(unit));
        const covered = new Set(deeper.flatMap((place) => [...(below.get(place) ?? [])]));
        const rest = [...(below.get(unit) ?? [])].filter((cohort) => !covered.has(cohort));
        const people = sumOver(rest, ballots);
        const texts = comments.filter((one) => one.unit === unit).length;
        return people < k || texts < writers
          ? [{ where, people, says: `${texts} comments at ‘${label.get(unit)}’ are by ${people} people` }]
          : [];
      });
      const byText = Map.groupBy(comments, ({ text }) => text);
      const twice = [...byText].flatMap(([text, list]): Found[] => {
        const units = new Set(list.map(({ unit }): Id => unit));
        const names = [...units].map((unit) => `‘${label.get(unit)}’`).sort();
        return units.size > 1
          ? [{ where, people: 1, says: `“${text}” stands at ${names.join(' and ')}` }]
          : [];
      });
      return [...pools, ...twice];
    });
  });
};
