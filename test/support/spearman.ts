/** Spearman's rank correlation of two lists without ties: 1 - 6 sum(d^2) / (n (n^2 - 1)). */
export const spearman = (first: readonly number[], second: readonly number[]): number => {
  const ranks = (values: readonly number[]): number[] => {
    const ranked: number[] = [];
    const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
    for (const [rank, i] of order.entries()) ranked[i] = rank;
    return ranked;
  };
  const [a, b] = [ranks(first), ranks(second)];
  const n = a.length;
  const squares = a.reduce((sum, rank, i) => sum + (rank - (b[i] ?? 0)) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
};
