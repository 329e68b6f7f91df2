import type { Step } from '../release/document.ts';

/** Share of one answer, in percent: between `low` and `high`; `width` is what a bar draws. */
export type AnswerShare = { low: number; high: number; width: number };

/**
 * Shares of the single answers, from the cumulative steps of a cell. Widths are differences of the middles of the
 * steps (the first step from 0 up and the last cumulative share of 100 % are taken as they are), never negative,
 * and add up to 100.
 *
 * @param cumulative a cell's `distribution`: one step an answer, from the lowest up, ending in [100, 100]
 * @example distributionBands([[0, 10], [20, 30], [40, 50], [70, 80], [100, 100]])[1]
 *   // { low: 10, high: 30, width: 20 }
 */
export const distributionBands = (cumulative: readonly Step[]): AnswerShare[] => {
  let below: Step = [0, 0];
  return cumulative.map((step) => {
    const share = {
      low: Math.max(0, step[0] - below[1]),
      high: step[1] - below[0],
      width: (step[0] + step[1]) / 2 - (below[0] + below[1]) / 2,
    };
    below = step;
    return share;
  });
};
