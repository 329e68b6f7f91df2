import type { LossTable } from './loss.ts';
import type { Tuples } from './tuples.ts';

/** The tightest label of some tuples: first and last leaf in each column; how many rows; what they lose together. */
export type Hull = { lo: Int32Array; hi: Int32Array; rows: number; loss: number };

/**
 * O(tuples x columns).
 *
 * @param loss in the sum over columns of one row's (c - 1) / (D - 1), times rows
 */
export const hullOf = (
  ts: ArrayLike<number>,
  { columns, values, weights }: Tuples,
  losses: LossTable,
): Hull => {
  const lo = new Int32Array(columns).fill(0x7fffffff);
  const hi = new Int32Array(columns).fill(-1);
  let rows = 0;
  for (let i = 0; i < ts.length; i++) {
    const t = ts[i] ?? 0;
    rows += weights[t] ?? 0;
    for (let a = 0, at = t * columns; a < columns; a++, at++) {
      const leaf = values[at] ?? 0;
      if (leaf < (lo[a] ?? 0)) lo[a] = leaf;
      if (leaf > (hi[a] ?? 0)) hi[a] = leaf;
    }
  }
  return { lo, hi, rows, loss: rows * rowLoss(lo, hi, losses) };
};

/** What one row loses by the label lo..hi: the sum over columns, 0 to the number of columns. */
export const rowLoss = (
  lo: ArrayLike<number>,
  hi: ArrayLike<number>,
  { columns, table, offset, width }: LossTable,
): number => {
  let loss = 0;
  for (let a = 0; a < columns; a++)
    loss += table[(offset[a] ?? 0) + (lo[a] ?? 0) * (width[a] ?? 0) + (hi[a] ?? 0)] ?? 0;
  return loss;
};
