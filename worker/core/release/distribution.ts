import type { ScaleItem } from '../questionnaire.ts';
import { answerBand } from '../score/answerBand.ts';
import type { Step } from './document.ts';
import { step, stepOf } from './grid.ts';

/**
 * Full distribution as cumulative steps: entry i is the share of respondents whose answer is at most the i-th
 * of the scale, in the direction of the scale as asked (reversed items are not turned); the last is [100, 100].
 *
 * Below the middle band the share is put on the grid itself; from the top of the middle band on, the share of
 * *higher* answers is, and the step is what that leaves ([100 - hi, 100 - lo], closed below, open above). Each
 * threshold is thus measured from one side only, the same side as the cell's favourable and unfavourable steps.
 * With both sides a share of exactly 30 % would show: "at most 30" from one and "at least 30" from the other.
 *
 * @param counts respondents by answer, from the lowest up; their sum is at least k_distribution
 * @param cuts the level grid of the group's size
 * @example cumulativeSteps(item, [4, 6, 8, 12, 10], levelCuts(20))
 *   // [[0, 10], [20, 30], [40, 50], [70, 80], [100, 100]]
 */
export const cumulativeSteps = (
  item: Pick<ScaleItem, 'scale' | 'reversed'>,
  counts: readonly number[],
  cuts: readonly number[],
): Step[] => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const top = answerBand(item, item.scale[1]);
  let atMost = 0;
  return counts.map((count, index) => {
    atMost += count;
    if (index === counts.length - 1) return step(100, 100);
    const nextIsTop = answerBand(item, item.scale[0] + index + 1) === top;
    if (!nextIsTop) return stepOf(atMost, total, cuts);
    const [lo, hi] = stepOf(total - atMost, total, cuts);
    return step(100 - hi, 100 - lo);
  });
};
