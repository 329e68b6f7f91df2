import { rowLoss } from './hull.ts';
import type { LossTable } from './loss.ts';
import type { Tuples } from './tuples.ts';

/**
 * Clusters of tuples while they are merged: cluster x has first and last leaf of column a at
 * x * columns + a, and the loss of all its rows together.
 */
export type Clusters = {
  lo: Int32Array;
  hi: Int32Array;
  rows: Int32Array;
  loss: Float64Array;
  tuples: number[][];
  /** Those not yet merged into another, in no order. */
  alive: number[];
};

/** One cluster for each tuple of a block, with room for all merges to come. */
export const singleClusters = (
  block: Int32Array,
  { columns, values, weights }: Tuples,
  losses: LossTable,
): Clusters => {
  const room = 2 * block.length;
  const lo = new Int32Array(room * columns);
  const rows = new Int32Array(room);
  const loss = new Float64Array(room);
  const tuples: number[][] = [];
  const alive: number[] = [];
  block.forEach((t, x) => {
    const leaves = values.subarray(t * columns, (t + 1) * columns);
    lo.set(leaves, x * columns);
    rows[x] = weights[t] ?? 0;
    loss[x] = (weights[t] ?? 0) * rowLoss(leaves, leaves, losses);
    tuples.push([t]);
    alive.push(x);
  });
  return { lo, hi: lo.slice(), rows, loss, tuples, alive };
};
