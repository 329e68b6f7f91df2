/** Gaussian elimination over the integers modulo a prime below 2^26, so that products stay exact. */

const PRIME = 67_108_859;

const power = (base: number, exponent: number): number => {
  let [result, square] = [1, base % PRIME];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
};

/**
 * Combinations of rows that describe fewer than k people but some. Columns stand with the largest cohorts first:
 * elimination clears these, and what remains at the end speaks of the smallest alone.
 *
 * @param weights people of each column
 */
export const lightRows = (
  rows: readonly (readonly number[])[],
  weights: readonly number[],
  k: number,
): { people: number; columns: number[] }[] => {
  const matrix = rows.map((row) => Float64Array.from(row));
  let rank = 0;
  for (let column = 0; column < weights.length && rank < matrix.length; column++) {
    const at = matrix.findIndex((row, index) => index >= rank && row[column] !== 0);
    const [pivot, other] = [matrix[at], matrix[rank]];
    if (!pivot || !other) continue;
    matrix[at] = other;
    matrix[rank] = pivot;
    const inverse = power(pivot[column] ?? 0, PRIME - 2);
    for (const [index, value] of pivot.entries()) pivot[index] = (value * inverse) % PRIME;
    for (const row of matrix) {
      const factor = row[column] ?? 0;
      if (row === pivot || factor === 0) continue;
      for (const [index, value] of pivot.entries())
        if (value !== 0) row[index] = ((row[index] ?? 0) + (PRIME - factor) * value) % PRIME;
    }
    rank++;
  }
  return matrix.flatMap((row) => {
    const columns = [...row.keys()].filter((column) => row[column] !== 0);
    const people = columns.reduce((sum, column) => sum + (weights[column] ?? 0), 0);
    return people > 0 && people < k ? [{ people, columns }] : [];
  });
};
