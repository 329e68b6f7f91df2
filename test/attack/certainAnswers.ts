import type { Step } from '../../worker/core/release/document.ts';
import { cohortsBelow, fits, labelsOf, sumOver } from './groups.ts';
import type { Attack } from './view.ts';

/** Numbers of people that a step of a group of n can mean. */
export const countsIn = ([lo, hi]: Step, n: number): number[] =>
  Array.from({ length: n + 1 }, (_, count) => count).filter((count) => {
    const share = 100 * count;
    return lo === hi ? Math.abs(share - lo * n) < 1e-6 : (share > lo * n || lo === 0) && share <= hi * n;
  });

/** Exactly how many of a group said yes, or no: then whoever knows the others knows the last, and all when it is all. */
export const certainAnswers: Attack = ({ manifest, waves }) => {
  const [below, label] = [cohortsBelow(manifest), labelsOf(manifest)];
  return waves.flatMap(({ document, answered }) =>
    document.cells.flatMap((cell) => {
      const inUnit = below.get(cell.unit);
      const people = manifest.cohorts
        .filter(({ id }) => inUnit?.has(id))
        .filter((one) => fits(one, cell.group));
      const n = sumOver(
        people.map(({ id }) => id),
        answered.get(cell.item),
      );
      const sides = [
        { side: 'favourable', counts: countsIn(cell.favourable, n) },
        { side: 'unfavourable', counts: countsIn(cell.unfavourable, n) },
      ];
      return sides.flatMap(({ side, counts }) =>
        counts.length === 1
          ? [
              {
                where: `${document.wave} ${cell.item}`,
                people: n,
                says: `exactly ${counts[0]} of the ${n} people of ‘${label.get(cell.unit)}’ are ${side}`,
              },
            ]
          : [],
      );
    }),
  );
};
