/**
 * Sparse linear algebra over GF(p), p below 2^26: products stay below 2^52, so that doubles are exact.
 */

/** Primes of the closure (DISCLOSURE section 3.3): the two largest below 2^26. */
export const PRIMES = [67_108_859, 67_108_837] as const;

/** Unknown -> coefficient 1..p-1. */
export type Form = Map<number, number>;

/** a^-1 modulo p, by the extended Euclidean algorithm. `a` is in 1..p-1. */
export const inverse = (a: number, p: number): number => {
  let [high, low, x, y] = [p, a, 0, 1];
  while (low > 1) {
    const times = Math.floor(high / low);
    [high, low, x, y] = [low, high - times * low, y, x - times * y];
  }
  return ((y % p) + p) % p;
};

/** form += times * other. */
const addTimes = (form: Form, other: Form, times: number, p: number): void => {
  for (const [unknown, coefficient] of other) {
    const sum = ((form.get(unknown) ?? 0) + times * coefficient) % p;
    if (sum === 0) form.delete(unknown);
    else form.set(unknown, sum);
  }
};

/**
 * Forms that must be zero, in echelon form: each row has a pivot with coefficient 1 that no later row holds. Rows
 * may hold the pivots of later rows, so rows are substituted in their order.
 */
export type Constraints = { p: number; rowOf: Map<number, number>; rows: Form[]; pivots: number[] };

export const noConstraints = (p: number): Constraints => ({ p, rowOf: new Map(), rows: [], pivots: [] });

/** What is left of a form when the constraints hold; empty if they make it zero. The form itself is left alone. */
export const reduce = ({ p, rowOf, rows }: Constraints, form: Form): Form => {
  const rest = new Map(form);
  for (;;) {
    let first = rows.length;
    let pivot = -1;
    for (const unknown of rest.keys()) {
      const row = rowOf.get(unknown);
      if (row === undefined || row >= first) continue;
      first = row;
      pivot = unknown;
    }
    const row = rows[first];
    if (!row) return rest;
    addTimes(rest, row, p - (rest.get(pivot) ?? 0), p);
  }
};

/** The form times the number that makes the coefficient of its least unknown 1: equal for proportional forms. */
export const normalise = (form: Form, p: number): Form => {
  const sorted = [...form].sort(([a], [b]) => a - b);
  const by = inverse(sorted[0]?.[1] ?? 1, p);
  return new Map(sorted.map(([unknown, coefficient]) => [unknown, (coefficient * by) % p]));
};

/** Adds, in place, that a form must be zero. */
export const constrain = (constraints: Constraints, form: Form): void => {
  const { p, rows, rowOf, pivots } = constraints;
  const rest = reduce(constraints, form);
  // The largest unknown, a cell rather than a pool: fewest other forms hold it.
  const pivot = Math.max(...rest.keys());
  const coefficient = rest.get(pivot);
  if (coefficient === undefined) return;
  const row: Form = new Map();
  addTimes(row, rest, inverse(coefficient, p), p);
  rowOf.set(pivot, rows.length);
  rows.push(row);
  pivots.push(pivot);
};

/** The constraints and some more, as a new set. */
export const and = ({ p, rowOf, rows, pivots }: Constraints, forms: Iterable<Form>): Constraints => {
  const grown = { p, rowOf: new Map(rowOf), rows: [...rows], pivots: [...pivots] };
  for (const form of forms) constrain(grown, form);
  return grown;
};

/** Gives every pivot, in place, the value that meets the constraints; other unknowns without a value are zero. */
export const complete = ({ p, rows, pivots }: Constraints, values: Form): void => {
  for (let at = rows.length - 1; at >= 0; at--) {
    const pivot = pivots[at] ?? -1;
    let sum = 0;
    for (const [unknown, coefficient] of rows[at] ?? [])
      if (unknown !== pivot) sum = (sum + coefficient * (values.get(unknown) ?? 0)) % p;
    if (sum > 0) values.set(pivot, p - sum);
  }
};
