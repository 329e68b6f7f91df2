/** What a published step or size band lets the adversary say of a count, in the audit's own arithmetic. */
import type { Scale } from '../questionnaire.ts';
import type { Step } from '../release/document.ts';

/** Whole numbers from `0` to `1`, both included; empty when the first is larger. */
export type Interval = readonly [number, number];

/** The sizes a published band stands for. @example bandInterval('20-49') // [20, 49] */
export const bandInterval = (band: string): Interval => {
  const [low = 0, high = Number.POSITIVE_INFINITY] = band.split(/[-+]/).filter(Boolean).map(Number);
  return [low, high];
};

/**
 * Counts out of n that a step stands for: open below (but for 0), closed above; `fromAbove` for a step that was
 * measured on the rest of the people. A step without width is read as a percentage rounded to a whole number.
 *
 * @example window([30, 70], 5) // [2, 3]
 * @example window([100, 100], 5) // [5, 5]: everybody
 */
export const window = ([lo, hi]: Step, n: number, fromAbove = false): Interval => {
  if (lo === hi) return [Math.ceil(((lo - 0.5) * n) / 100), Math.min(n, Math.floor(((hi + 0.5) * n) / 100))];
  if (fromAbove) {
    const [least, most] = window([100 - hi, 100 - lo], n);
    return [n - most, n - least];
  }
  return [lo === 0 ? 0 : Math.floor((lo * n) / 100) + 1, Math.floor((hi * n) / 100)];
};

/** Sizes of a band tried for a step: above this many, a step narrower than two counts is no step at all. */
const TRIED = 60;

/** Fewest counts a step stands for, over the sizes the group may have. */
export const narrowest = (step: Step, [low, high]: Interval, fromAbove = false): number => {
  let fewest = Number.POSITIVE_INFINITY;
  for (let n = Math.max(1, low); n <= Math.min(high, low + TRIED); n++) {
    const [least, most] = window(step, n, fromAbove);
    fewest = Math.min(fewest, most - least + 1);
  }
  return fewest;
};

/** The same, remembering what was asked before: a release has few different steps. */
export const makeNarrowest = (): typeof narrowest => {
  const known = new Map<number, number>();
  return (step, size, fromAbove = false) => {
    if (!step.every(Number.isInteger)) return narrowest(step, size, fromAbove);
    const key =
      (((size[0] * 1009 + Math.min(size[1], 1000)) * 128 + step[0]) * 128 + step[1]) * 2 +
      (fromAbove ? 1 : 0);
    let found = known.get(key);
    if (found === undefined) {
      found = narrowest(step, size, fromAbove);
      known.set(key, found);
    }
    return found;
  };
};

/** For each answer from the lowest up: is it favourable (1), unfavourable (-1) or between (0)? PRODUCT.md, Scores. */
export const bands = ({ scale, reversed }: { scale: Scale; reversed: boolean }): number[] => {
  const [low, high] = scale;
  const [good, bad] = high === 10 ? [9, 6] : high === 3 ? [3, 1] : [4, 2];
  return Array.from({ length: high - low + 1 }, (_, index) => {
    const answer = reversed ? high - index : low + index;
    return answer >= good ? 1 : answer <= bad ? -1 : 0;
  });
};
