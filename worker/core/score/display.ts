import type { Score } from './score.ts';

/** Half up: 58.5 is 59, -0.5 is 0. */
export const halfUp = (value: number): number => Math.floor(value + 0.5);

/** The single number for a score: the middle of its step, half up, 0..100. @example shown({ s0: 60, s1: 65, … }) // 63 */
export const shown = ({ s0, s1 }: Score): number => halfUp((s0 + s1) / 2);

/**
 * Likely range: `[floor(S0 - h), ceil(S1 + h)]` clipped to 0..100, rounded outward so that it never looks more
 * exact than the score. Source: PRODUCT.md "Scores".
 *
 * @example range({ s0: 60, s1: 65, h: 2.4, n0: 50 }) // [57, 68]
 */
export const range = ({ s0, s1, h }: Score): [number, number] => [
  Math.max(0, Math.floor(s0 - h)),
  Math.min(100, Math.ceil(s1 + h)),
];

export type Word = 'low' | 'mixed' | 'high';

/** "high" if even the lowest score the step allows is at least 60, "low" if even the highest is at most 40. */
export const wordOf = ({ s0, s1 }: Score): Word => (s0 >= 60 ? 'high' : s1 <= 40 ? 'low' : 'mixed');

export type Display =
  | { kind: 'word'; word: Word; range: [number, number] }
  | { kind: 'range'; range: [number, number] }
  | { kind: 'number'; number: number; range: [number, number] };

/**
 * What may be printed for a score of this size: under 10 respondents a word, 10-49 the range, from 50 the number.
 * Sizes are the lower end of the published band. Source: DESIGN, charts 8.
 *
 * @example display({ s0: 60, s1: 65, h: 2.4, n0: 50 }) // { kind: 'number', number: 63, range: [57, 68] }
 */
export const display = (score: Score): Display => {
  if (score.n0 < 10) return { kind: 'word', word: wordOf(score), range: range(score) };
  if (score.n0 < 50) return { kind: 'range', range: range(score) };
  return { kind: 'number', number: shown(score), range: range(score) };
};
