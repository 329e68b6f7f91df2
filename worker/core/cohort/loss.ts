import type { Domain } from './domain.ts';

/**
 * Normalised certainty penalty (NCP; Xu et al., "Utility-based anonymization using local recoding",
 * KDD 2006): what a table has lost by generalisation. A cell whose label can stand for c of the D values
 * of its column has lost `(c - 1) / (D - 1)`; a column with one value loses nothing. The penalty of
 * a table is the mean over all its cells: 0 if every value is exact, 1 if nothing is known.
 *
 * Does not say whether what is left is useful for a given question, nor anything about privacy.
 *
 * @param columns for each column D and the sum of c - 1 over its cells
 * @param rows rows of the table; 0 rows have lost nothing
 * @example ncpOf([{ size: 3, lost: 2 }], 2) // one cell of two is fully general: 0.5
 */
export const ncpOf = (columns: { size: number; lost: number }[], rows: number): number => {
  const cells = rows * columns.length;
  if (cells === 0) return 0;
  return columns.reduce((sum, { size, lost }) => sum + (size > 1 ? lost / (size - 1) : 0), 0) / cells;
};

/**
 * The loss (c - 1) / (D - 1) of every interval of leaves of every column, in one array: that of lo..hi of
 * column a stands at `offset[a] + lo * width[a] + hi`.
 */
export type LossTable = { columns: number; table: Float32Array; offset: Int32Array; width: Int32Array };

/** Fills the table: O(sum of leaves squared). Only lo <= hi is filled. */
export const lossTable = (domains: Domain[]): LossTable => {
  const width = Int32Array.from(domains, ({ leaves }) => leaves);
  const offset = new Int32Array(domains.length);
  let total = 0;
  domains.forEach(({ leaves }, a) => {
    offset[a] = total;
    total += leaves * leaves;
  });
  const table = new Float32Array(total);
  domains.forEach((domain, a) => {
    fillLosses(domain, table.subarray(offset[a], (offset[a] ?? 0) + domain.leaves ** 2));
  });
  return { columns: domains.length, table, offset, width };
};

const fillLosses = ({ leaves, size, stands }: Domain, table: Float32Array) => {
  if (size < 2) return;
  for (let lo = 0; lo < leaves; lo++)
    for (let hi = lo; hi < leaves; hi++) table[lo * leaves + hi] = (stands(lo, hi) - 1) / (size - 1);
};
