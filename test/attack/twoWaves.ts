import { countsIn } from './certainAnswers.ts';
import { cohortsBelow, labelsOf, sumOver } from './groups.ts';
import type { Attack, View, WaveView } from './view.ts';

const favourable = ({ document }: WaveView, unit: string, item: string, n: number): number[] => {
  const cell = document.cells.find((one) => one.unit === unit && one.item === item && !one.group);
  return cell ? countsIn(cell.favourable, n) : [];
};

/** The same unit twice, one to four people apart: the difference of two exact counts is what these few said. */
export const twoWaves: Attack = ({ manifest, waves }: View) => {
  const [below, label] = [cohortsBelow(manifest), labelsOf(manifest)];
  return waves.flatMap((second, at) => {
    const first = waves[at - 1];
    if (!first) return [];
    return second.document.items.flatMap(({ id }) =>
      second.document.units.flatMap(({ id: unit }) => {
        const cohorts = below.get(unit) ?? [];
        const [before, after] = [
          sumOver(cohorts, first.answered.get(id)),
          sumOver(cohorts, second.answered.get(id)),
        ];
        const people = Math.abs(after - before);
        if (people === 0 || people >= second.document.rules.k_cell) return [];
        const [then, now] = [favourable(first, unit, id, before), favourable(second, unit, id, after)];
        if (then.length !== 1 || now.length !== 1) return [];
        const says = `of ‘${label.get(unit)}’ ${then[0]} of ${before} were favourable and now ${now[0]} of ${after}: the difference is ${people} people`;
        return [{ where: `${second.document.wave} ${id}`, people, says }];
      }),
    );
  });
};
