/** Arithmetic modulo a prime below 2^26: products stay below 2^52, so plain numbers are exact. */

/** The two largest primes below 2^26. A finding counts when both fields have it. */
export const PRIMES = [67_108_859, 67_108_837] as const;

/** Unknown -> coefficient; a coefficient of 0 is not kept. */
export type Form = ReadonlyMap<number, number>;

export const inverse = (a: number, p: number): number => {
  let [r, s] = [p, a];
  let [x, y] = [0, 1];
  while (s !== 0) {
    const q = Math.floor(r / s);
    [r, s] = [s, r - q * s];
    [x, y] = [y, x - q * y];
  }
  return x < 0 ? x + p : x;
};

/** form + by * other. */
export const addScaled = (form: Map<number, number>, other: Form, by: number, p: number): void => {
  for (const [unknown, coefficient] of other) {
    const value = ((form.get(unknown) ?? 0) + by * coefficient) % p;
    if (value === 0) form.delete(unknown);
    else form.set(unknown, value);
  }
};

/** What is known of the unknowns: each solved one as a form in others, in the order in which they were solved. */
export type Solved = Map<number, Form>;

/** A form in unsolved unknowns only; solved ones met on the way are shortened for the next time. */
export const reduce = (form: Form, solved: Solved, p: number): Map<number, number> => {
  const reduced = new Map(form);
  for (const [unknown, coefficient] of form) {
    const known = solved.get(unknown);
    if (!known) continue;
    const value = reduce(known, solved, p);
    solved.set(unknown, value);
    reduced.delete(unknown);
    // Taken out with its own coefficient: what came back for it from another unknown cannot be, values hold no solved one.
    addScaled(reduced, value, coefficient, p);
  }
  return reduced;
};

/** Adds "this form is zero". The form must be reduced and not empty. */
export const solve = (form: Form, solved: Solved, p: number): void => {
  const [first] = form;
  if (!first) return;
  const [pivot, coefficient] = first;
  const value = new Map(form);
  value.delete(pivot);
  const by = p - inverse(coefficient, p);
  for (const [unknown, one] of value) value.set(unknown, (one * by) % p);
  solved.set(pivot, value);
};

/** Equal texts exactly for forms that are multiples of each other. */
export const direction = (form: Form, p: number): string => {
  const entries = [...form].sort(([a], [b]) => a - b);
  const by = inverse(entries[0]?.[1] ?? 1, p);
  return entries.map(([unknown, coefficient]) => `${unknown}:${(coefficient * by) % p}`).join();
};
