import { answerBand } from '../score/answerBand.ts';
import type { Rules } from '../season.ts';
import { cumulativeSteps } from './distribution.ts';
import type { Cell, ReleaseDocument } from './document.ts';
import { levelCuts, stepOf } from './grid.ts';
import { pattern } from './pattern.ts';
import { bandText, distributionFrom, sizeBand } from './sizeBand.ts';
import type { Tally } from './tally.ts';
import { below, directly, type UnitTree } from './tree.ts';

/**
 * The published cells of one item, by position of their unit: the best safe set of units over those who gave
 * the item a substantive answer, and for each the levels of its size. O(cohorts x answers + units x k^2).
 *
 * @param of.unitOfRow position of the unit of each cohort
 * @example itemCells({ counted: tally.items[0], tree, unitOfRow, rules, previous: undefined })
 */
export const itemCells = (of: {
  counted: Tally['items'][number];
  tree: UnitTree;
  unitOfRow: Int32Array;
  rules: Rules;
  previous: ReleaseDocument | undefined;
}): Map<number, Cell> => {
  const { tree, rules, previous } = of;
  const { item, points, counts } = of.counted;
  const byAnswer = Array.from({ length: points }, (_, answer) =>
    directly(tree, of.unitOfRow, (row) => counts[row * points + answer] ?? 0),
  );
  const direct = tree.ids.map((_, at) => byAnswer.reduce((sum, count) => sum + (count[at] ?? 0), 0));
  const { published, respondents } = pattern({
    tree,
    direct: Int32Array.from(direct),
    k: rules.k_cell,
    before: new Set(
      previous?.cells.flatMap((cell) => (cell.item === item.id && !cell.group ? [cell.unit] : [])),
    ),
  });
  const sums = byAnswer.map((count) => below(tree, count));
  const distributed = distributionFrom(rules.k_distribution, rules.k_cell);
  const cells = new Map<number, Cell>();
  for (const [at, unit] of tree.ids.entries()) {
    if (!published[at]) continue;
    const n = respondents[at] ?? 0;
    const band = sizeBand(n, rules.k_cell);
    const cuts = levelCuts(band.low);
    const answers = sums.map((sum) => sum[at] ?? 0);
    const share = (wanted: 'favourable' | 'unfavourable') =>
      answers.reduce(
        (sum, count, index) => sum + (answerBand(item, item.scale[0] + index) === wanted ? count : 0),
        0,
      );
    cells.set(at, {
      unit,
      group: null,
      item: item.id,
      n: bandText(band),
      favourable: stepOf(share('favourable'), n, cuts),
      unfavourable: stepOf(share('unfavourable'), n, cuts),
      distribution: n >= distributed ? cumulativeSteps(item, answers, cuts) : null,
    });
  }
  return cells;
};
