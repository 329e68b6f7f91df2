/** Ranks from 1; equal values share the mean of their ranks. */
const ranks = (values: readonly number[]): number[] => {
  const places = new Map<number, { first: number; last: number }>();
  for (const [index, value] of [...values].sort((a, b) => a - b).entries())
    places.set(value, { first: places.get(value)?.first ?? index, last: index });
  return values.map((value) => {
    const { first, last } = places.get(value) ?? { first: 0, last: 0 };
    return (first + last) / 2 + 1;
  });
};

/**
 * Spearman's rank correlation: Pearson's correlation of the ranks, ties at their mean rank.
 * Source: Spearman, Am. J. Psychol. 15 (1904) 72-101.
 *
 * @returns -1..1, or null when one side does not vary
 * @example rankCorrelation([1, 2, 3, 4], [10, 20, 40, 30]) // 0.8
 */
export const rankCorrelation = (xs: readonly number[], ys: readonly number[]): number | null => {
  const a = ranks(xs);
  const b = ranks(ys);
  const mean = (xs.length + 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  for (const [index, rank] of a.entries()) {
    const [da, db] = [rank - mean, (b[index] ?? mean) - mean];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa === 0 || bb === 0 ? null : ab / Math.sqrt(aa * bb);
};
