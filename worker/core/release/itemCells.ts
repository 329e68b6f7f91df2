import type { ScaleItem } from '../questionnaire.ts';
import { answerBand } from '../score/answerBand.ts';
import type { Rules } from '../season.ts';
import type { Choice } from './choose.ts';
import { cumulativeSteps } from './distribution.ts';
import type { Cell } from './document.ts';
import { levelCuts, stepOf } from './grid.ts';
import type { Answers } from './groups.ts';
import { bandText, distributionFrom, sizeBand } from './sizeBand.ts';
import { below, directly } from './tree.ts';

/**
 * The published cells of one item by position of their unit: first everyone in the unit, then its attribute cells in
 * the order of attributes and values. Levels are those of each group's size. O(cohorts x answers x cells they are in).
 *
 * @example itemCells(choose({ … }), answers, rules).get(0)?.[0]
 */
export const itemCells = (
  { people, admission }: Choice,
  { item, points, counts }: Answers,
  rules: Rules,
): Map<number, Cell[]> => {
  const { tree, published } = people;
  const sums = Array.from({ length: points }, (_, answer) =>
    below(
      tree,
      directly(tree, people.unitOfRow, (row) => counts[row * points + answer] ?? 0),
    ),
  );
  const cells = new Map<number, Cell[]>();
  for (const [at, unit] of tree.ids.entries())
    if (published[at])
      cells.set(at, [
        levels(
          { unit, group: null },
          item,
          sums.map((sum) => sum[at] ?? 0),
          rules,
        ),
      ]);
  const ordered = admission.cells.toSorted((a, b) => a.attribute - b.attribute || a.value - b.value);
  for (const { unit, attribute, value, rows } of ordered) {
    const values = people.attributes[attribute];
    if (!values) continue;
    const group = { attribute: values.id, value: values.values[value] ?? '' };
    const answers = Array.from({ length: points }, (_, answer) =>
      rows.reduce((sum, row) => sum + (counts[row * points + answer] ?? 0), 0),
    );
    cells.get(unit)?.push(levels({ unit: tree.ids[unit] ?? '', group }, item, answers, rules));
  }
  return cells;
};

/** A cell from the true counts of its group, by answer. */
const levels = (
  of: Pick<Cell, 'unit' | 'group'>,
  item: ScaleItem,
  answers: readonly number[],
  rules: Rules,
): Cell => {
  const n = answers.reduce((sum, count) => sum + count, 0);
  const band = sizeBand(n, rules.k_cell);
  const cuts = levelCuts(band.low);
  const share = (wanted: 'favourable' | 'unfavourable') =>
    answers.reduce(
      (sum, count, index) => sum + (answerBand(item, item.scale[0] + index) === wanted ? count : 0),
      0,
    );
  return {
    ...of,
    item: item.id,
    n: bandText(band),
    favourable: stepOf(share('favourable'), n, cuts),
    unfavourable: stepOf(share('unfavourable'), n, cuts),
    distribution:
      n >= distributionFrom(rules.k_distribution, rules.k_cell) ? cumulativeSteps(item, answers, cuts) : null,
  };
};
