import { benjaminiHochberg } from './benjaminiHochberg.ts';
import { twoSidedP } from './normal.ts';
import type { Score } from './score.ts';

/** A difference of two scores, b minus a, in points. */
export type Change = {
  /** Difference of the middles of the steps. */
  points: number;
  /** The likely range: what the steps allow, widened for chance. Print it with `changeRange`. */
  low: number;
  high: number;
  /** Two-sided normal p-value. */
  p: number;
};

export type Verdict = 'rise' | 'fall' | 'none';

/** Fewest points that count as a change worth a word. */
const MIN_POINTS = 3;
/** False discovery rate where many changes are looked at together. */
const RATE = 0.05;

/**
 * Change of a score from a to b: it lies in `[S0b - S1a, S1b - S0a]`, widened by `sqrt(ha^2 + hb^2)`. The p-value
 * is that of 1.96 times the distance of the step interval from 0 over that width (no width: 0 if there is a
 * distance, else 1). Source: PRODUCT.md "Scores". Serves for a unit against the unit above it too.
 *
 * @example change({ s0: 50, s1: 52, h: 3, n0: 100 }, { s0: 60, s1: 62, h: 4, n0: 100 })
 *   // points 10, low 3, high 17, p 0.0017
 */
export const change = (a: Score, b: Score): Change => {
  const least = b.s0 - a.s1;
  const most = b.s1 - a.s0;
  const width = Math.sqrt(a.h ** 2 + b.h ** 2);
  const distance = Math.max(0, least, -most);
  return {
    points: (b.s0 + b.s1) / 2 - (a.s0 + a.s1) / 2,
    low: least - width,
    high: most + width,
    p: width > 0 ? twoSidedP((1.96 * distance) / width) : distance > 0 ? 0 : 1,
  };
};

/** The range of a change as printed: whole points, rounded outward. */
export const changeRange = ({ low, high }: Change): [number, number] => [Math.floor(low), Math.ceil(high)];

/**
 * Verdict on one change alone: "rise" or "fall" when its range excludes 0 and it is at least 3 points. Then the two
 * waves' levels differ by at least one step of the coarser grid (equal or overlapping steps never exclude 0), so
 * the number of points may be shown; with "none" it may not.
 *
 * @example verdict(change(september, october)) // 'none'
 */
export const verdict = ({ points, low, high }: Change): Verdict => {
  if (low > 0 && points >= MIN_POINTS) return 'rise';
  if (high < 0 && points <= -MIN_POINTS) return 'fall';
  return 'none';
};

/**
 * Verdicts on changes that are looked at together (a heat map, a list of movers): clear alone **and** still
 * standing after Benjamini-Hochberg at 5 % over the whole list.
 *
 * @example verdicts(units.map((unit) => change(before(unit), after(unit))))
 */
export const verdicts = (changes: readonly Change[]): Verdict[] => {
  const stands = benjaminiHochberg(
    changes.map(({ p }) => p),
    RATE,
  );
  return changes.map((one, index) => (stands[index] ? verdict(one) : 'none'));
};
