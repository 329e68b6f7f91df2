/** The distinct rows of a table, in one canonical order. */
export type Tuples = {
  columns: number;
  count: number;
  /** Leaf of tuple t in column a, at t * columns + a. */
  values: Int32Array;
  /** Rows that are this tuple. */
  weights: Int32Array;
  /** Row -> tuple. */
  of: Int32Array;
};

/** Stable counting sort of `order` by `keys`, all below `buckets`. */
const sortBy = (order: Int32Array, keys: Int32Array, buckets: number): Int32Array => {
  const place = new Int32Array(buckets + 1);
  for (const row of order) place[(keys[row] ?? 0) + 1] = (place[(keys[row] ?? 0) + 1] ?? 0) + 1;
  for (let i = 0; i < buckets; i++) place[i + 1] = (place[i + 1] ?? 0) + (place[i] ?? 0);
  const sorted = new Int32Array(order.length);
  for (const row of order) {
    const key = keys[row] ?? 0;
    const at = place[key] ?? 0;
    sorted[at] = row;
    place[key] = at + 1;
  }
  return sorted;
};

/**
 * Puts equal rows together and sorts them by their leaves, first column first, so that nothing that
 * is made of tuples can depend on the order of rows. Radix sort: O(rows x columns + leaves).
 *
 * @param columns one leaf for every row and column
 * @param leaves how many leaves each column has
 */
export const distinctTuples = (columns: Int32Array[], leaves: number[]): Tuples => {
  const rows = columns[0]?.length ?? 0;
  let order: Int32Array = Int32Array.from({ length: rows }, (_, row) => row);
  for (let a = columns.length - 1; a >= 0; a--)
    order = sortBy(order, columns[a] ?? new Int32Array(rows), leaves[a] ?? 0);

  const of = new Int32Array(rows);
  const firsts = new Int32Array(rows);
  const weights = new Int32Array(rows);
  let count = 0;
  for (let i = 0; i < rows; i++) {
    const row = order[i] ?? 0;
    const previous = order[i - 1] ?? 0;
    if (i === 0 || columns.some((column) => column[row] !== column[previous])) firsts[count++] = row;
    of[row] = count - 1;
    weights[count - 1] = (weights[count - 1] ?? 0) + 1;
  }
  const values = new Int32Array(count * columns.length);
  columns.forEach((column, a) => {
    for (let t = 0; t < count; t++) values[t * columns.length + a] = column[firsts[t] ?? 0] ?? 0;
  });
  return { columns: columns.length, count, values, weights: weights.slice(0, count), of };
};
