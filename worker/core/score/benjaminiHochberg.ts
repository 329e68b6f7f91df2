/**
 * Which of many comparisons may be called clear when at most a share `rate` of those called clear should be
 * false alarms: with the p-values sorted, the largest i with p(i) <= rate i / m, and all up to it.
 * Source: Benjamini and Hochberg, J. R. Statist. Soc. B 57 (1995) 289-300.
 *
 * @param p p-values, any order
 * @param rate false discovery rate, 0..1
 * @returns for each p-value, in the given order, whether it stands
 * @example benjaminiHochberg([0.01, 0.04, 0.03, 0.9], 0.05) // [true, false, false, false]
 */
export const benjaminiHochberg = (p: readonly number[], rate: number): boolean[] => {
  const sorted = [...p].sort((a, b) => a - b);
  const last = sorted.findLastIndex((value, index) => value <= (rate * (index + 1)) / p.length);
  const limit = sorted[last] ?? -1;
  return p.map((value) => value <= limit);
};
