import type { Cell, ReleaseDocument } from '../release/document.ts';
import { bandLow } from '../release/sizeBand.ts';
import type { Id } from '../season.ts';
import { cellOf, membersOf } from './cells.ts';
import { halfWidth, largestSpread } from './halfWidth.ts';

/** A score as far as the published levels tell: between s0 and s1 (0..100), give or take h. */
export type Score = {
  s0: number;
  s1: number;
  /** Half width of the 95 % interval around the step, in points. */
  h: number;
  /** Lower end of the size band: fewest respondents it can rest on. */
  n0: number;
};

/**
 * Score of one cell: every answer counts 100 (favourable), 50 or 0, averaged. From the steps f and u only:
 * `S0 = 50 + 50 (f0 - min(u1, 1 - f0))`, `S1 = 50 + 50 (min(f1, 1 - u0) - u0)`. Source: PRODUCT.md "Scores".
 *
 * @param cell a published cell
 * @param members N, members of the cell's unit
 * @example itemScore({ …, n: '50-99', favourable: [55, 60], unfavourable: [20, 25] }, 120)
 *   // s0 65, s1 70, n0 50
 */
export const itemScore = (cell: Cell, members: number): Score => {
  const [f0, f1] = cell.favourable;
  const [u0, u1] = cell.unfavourable;
  const n0 = bandLow(cell.n);
  return {
    s0: 50 + (f0 - Math.min(u1, 100 - f0)) / 2,
    s1: 50 + (Math.min(f1, 100 - u0) - u0) / 2,
    h: halfWidth({ spread: largestSpread(cell.favourable, cell.unfavourable), n0, members }),
    n0,
  };
};

/** Score of a unit on an item, or null when it is hidden. @example scoreOf(doc, 'ads', 'mood') */
export const scoreOf = (doc: ReleaseDocument, unit: Id, item: Id): Score | null => {
  const cell = cellOf(doc, unit, item);
  return cell && itemScore(cell, membersOf(doc, unit));
};

/**
 * Mean of s0, s1 and h over several items of a unit, or null when there is none or any of them is hidden: a
 * composite beside a hidden part would let the part be computed. Rests on the smallest n0 of its parts.
 *
 * @example meanScore([{ s0: 60, s1: 70, h: 4, n0: 20 }, { s0: 40, s1: 50, h: 6, n0: 50 }])
 *   // { s0: 50, s1: 60, h: 5, n0: 20 }
 */
export const meanScore = (scores: readonly (Score | null)[]): Score | null => {
  const known = scores.filter((score) => score !== null);
  if (known.length === 0 || known.length < scores.length) return null;
  const mean = (of: (score: Score) => number) =>
    known.reduce((sum, score) => sum + of(score), 0) / known.length;
  return {
    s0: mean((score) => score.s0),
    s1: mean((score) => score.s1),
    h: mean((score) => score.h),
    n0: Math.min(...known.map((score) => score.n0)),
  };
};
