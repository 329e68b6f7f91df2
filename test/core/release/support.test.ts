/** All attributes together: closure and search against brute force and against a mixed-integer program. */
import fc from 'fast-check';
import loadHighs from 'highs';
import { expect, test } from 'vitest';
import { type Form, PRIMES } from '../../../worker/core/release/field.ts';
import { clearSupports, type FormClass } from '../../../worker/core/release/support.ts';

const UNKNOWNS = 7;
const K = 5;

/** Rank over the rationals; entries are small, so doubles do. */
const rank = (rows: readonly (readonly number[])[]): number => {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < UNKNOWNS; column++) {
    const at = left.findIndex((row, index) => index >= found && Math.abs(row[column] ?? 0) > 1e-9);
    const pivot = left[at];
    if (!pivot) continue;
    left.splice(at, 1);
    left.splice(found++, 0, pivot);
    for (const row of left.slice(found)) {
      const times = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let i = 0; i < UNKNOWNS; i++) row[i] = (row[i] ?? 0) - times * (pivot[i] ?? 0);
    }
  }
  return found;
};

const vector = ({ unknowns }: FormClass): number[] =>
  Array.from({ length: UNKNOWNS }, (_, unknown) => (unknowns.includes(unknown) ? 1 : 0));

/** Fewest people that any combination describes: every set of classes is tried as the ones that vanish. */
const fewest = (classes: readonly FormClass[]): number => {
  const full = rank(classes.map(vector));
  let least = Number.POSITIVE_INFINITY;
  for (let set = 0; set < 1 << classes.length; set++) {
    const people = classes.reduce((sum, one, at) => sum + ((set >> at) & 1 ? one.people : 0), 0);
    if (people >= least) continue;
    if (rank(classes.filter((_, at) => !((set >> at) & 1)).map(vector)) < full) least = people;
  }
  return least;
};

const organisations = fc
  .array(
    fc.record({
      // A pool, and perhaps a cell of each of two attributes.
      pool: fc.integer({ min: 0, max: 2 }),
      first: fc.integer({ min: 2, max: 4 }),
      second: fc.integer({ min: 4, max: 6 }),
      people: fc.integer({ min: 1, max: 7 }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((list) => {
    const classes = new Map<string, FormClass>();
    for (const { pool, first, second, people } of list) {
      const unknowns = [pool, ...(first > 2 ? [first] : []), ...(second > 4 ? [second] : [])];
      const known = classes.get(unknowns.join());
      classes.set(unknowns.join(), { unknowns, people: people + (known?.people ?? 0) });
    }
    return [...classes.values()];
  });

/** One class a combination describes must vanish from then on. */
const forbidFirst =
  (seen: Form[]) =>
  (values: Form): Form => {
    seen.push(values);
    const [unknown] = [...values].find(([, value]) => value !== 0) ?? [-1];
    return new Map([[unknown, 1]]);
  };

const sumOf = ({ unknowns }: FormClass, values: Form, p: number): number =>
  unknowns.reduce((sum, unknown) => (sum + (values.get(unknown) ?? 0)) % p, 0);

test('a combination of 1 to k-1 people is found exactly when there is one', () => {
  let unsafe = 0;
  fc.assert(
    fc.property(organisations, (classes) => {
      const exists = fewest(classes) < K;
      unsafe += exists ? 1 : 0;
      for (const p of PRIMES) {
        const seen: Form[] = [];
        expect(clearSupports({ classes, k: K, p, forbid: forbidFirst(seen) }) > 0).toBe(exists);
        const [values] = seen;
        const described = classes.filter((one) => values && sumOf(one, values, p) !== 0);
        const people = described.reduce((sum, one) => sum + one.people, 0);
        if (exists) expect(people > 0 && people < K).toBe(true);
      }
    }),
    { numRuns: 400, seed: 2 },
  );
  expect(unsafe).toBeGreaterThan(50);
});

test('and a mixed-integer program agrees', async () => {
  // The package's types describe its CommonJS file; its ES module exports the function itself.
  const highs = await (loadHighs as unknown as typeof loadHighs.default)();
  /** Fewest people described with this class among them: z of a class is 1 unless its sum is forced to zero. */
  const program = (classes: readonly FormClass[], target: number): number => {
    const sums = classes.map(({ unknowns }) => unknowns.map((unknown) => `x${unknown}`).join(' + '));
    const text = [
      'Minimize',
      ` obj: ${classes.map(({ people }, at) => `${people} z${at}`).join(' + ')}`,
      'Subject To',
      ` t: ${sums[target]} = 1`,
      ...sums.flatMap((sum, at) => [
        ` u${at}: ${sum} - 100 z${at} <= 0`,
        ` l${at}: ${sum} + 100 z${at} >= 0`,
      ]),
      'Bounds',
      ...Array.from({ length: UNKNOWNS }, (_, unknown) => ` -100 <= x${unknown} <= 100`),
      'Binaries',
      ` ${classes.map((_, at) => `z${at}`).join(' ')}`,
      'End',
    ].join('\n');
    return Math.round(highs.solve(text, { output_flag: false }).ObjectiveValue);
  };
  const cases = fc.sample(organisations, { numRuns: 40, seed: 5 });
  for (const classes of cases) {
    const least = Math.min(...classes.map((_, target) => program(classes, target)));
    const found = clearSupports({ classes, k: K, p: PRIMES[0], forbid: forbidFirst([]) });
    expect(found > 0).toBe(least < K);
  }
});

test('a coefficient of the field is exact: no product leaves the whole numbers a double can hold', () => {
  for (const p of PRIMES) expect(Number.isSafeInteger((p - 1) * (p - 1) + p)).toBe(true);
});
