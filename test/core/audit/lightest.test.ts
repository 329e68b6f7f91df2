/** Closure and search finds exactly what trying everything finds, and what a solver finds. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { loadSolver } from '../../../worker/cli/solver.ts';
import { inverse, PRIMES } from '../../../worker/core/audit/field.ts';
import { type Class, lightest } from '../../../worker/core/audit/lightest.ts';
import { fewestProgram, type Solve } from '../../../worker/core/audit/program.ts';

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

const [p] = PRIMES;
const MAX_GROUPS = 5;

/** Classes of people in up to five groups, small and large. */
const classes = fc
  .uniqueArray(
    fc.record({
      groups: fc.uniqueArray(fc.nat(MAX_GROUPS - 1), { minLength: 1 }).map((list) => list.sort()),
      people: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 })),
    }),
    { minLength: 1, maxLength: 8, selector: ({ groups }) => groups.join() },
  )
  .map((list): Class[] =>
    list.map(({ groups, people }) => ({ form: new Map(groups.map((group) => [group, 1])), people })),
  );

/** Rank over the rationals of 0/1 rows, by elimination with fractions kept as whole numbers. */
const rank = (rows: number[][]): number => {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < MAX_GROUPS; column++) {
    const at = left.findIndex((row, index) => index >= found && row[column] !== 0);
    if (at < 0) continue;
    const [pivot] = left.splice(at, 1);
    if (!pivot) continue;
    left.splice(found, 0, pivot);
    for (const row of left.slice(found + 1)) {
      const [a, b] = [pivot[column] ?? 0, row[column] ?? 0];
      for (const [index, value] of row.entries()) row[index] = value * a - (pivot[index] ?? 0) * b;
    }
    found++;
  }
  return found;
};

/**
 * Fewest people any combination describes, by trying every set of classes: a combination that is zero on all others
 * and not on these exists exactly when leaving them out lowers the rank.
 */
const byEnumeration = (list: readonly Class[]): number => {
  const rows = list.map(({ form }) => Array.from({ length: MAX_GROUPS }, (_, group) => form.get(group) ?? 0));
  const whole = rank(rows);
  let fewest = Number.POSITIVE_INFINITY;
  for (let set = 1; set < 1 << list.length; set++) {
    const people = list.reduce((sum, one, index) => sum + ((set >> index) & 1 ? one.people : 0), 0);
    if (people < fewest && rank(rows.filter((_, index) => !((set >> index) & 1))) < whole) fewest = people;
  }
  return fewest;
};

test('closure and search against trying every set of people', () => {
  fc.assert(
    fc.property(classes, fc.integer({ min: 2, max: 8 }), (list, k) => {
      const fewest = byEnumeration(list);
      for (const prime of PRIMES) {
        const found = lightest(list, k - 1, prime);
        if (fewest >= k) expect(found).toBe('none');
        else {
          expect(found).not.toBe('none');
          if (typeof found === 'string') throw new Error(found);
          expect(found.people).toBeLessThan(k);
          expect(found.people).toBeGreaterThanOrEqual(fewest);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('a combination that is found describes the people it says it does', () => {
  fc.assert(
    fc.property(classes, (list) => {
      const found = lightest(list, 6, p);
      if (typeof found === 'string') return;
      const described = list.flatMap(({ form }, index) => {
        const sum = [...form.keys()].reduce((total, group) => total + (found.values.get(group) ?? 0), 0);
        return sum % p === 0 ? [] : [index];
      });
      expect(described).toEqual(found.classes);
    }),
  );
});

test('closure and search against the mixed-integer program', async () => {
  await fc.assert(
    fc.asyncProperty(classes, async (list) => {
      const k = 5;
      const targets = [...list.keys()].filter((index) => (list[index]?.people ?? 0) < k);
      let fewest = Number.POSITIVE_INFINITY;
      for (const target of targets) {
        const { status, objective } = await solve(fewestProgram(list, target, k));
        if (status === 'Optimal')
          fewest = Math.min(fewest, Math.round(objective) + (list[target]?.people ?? 0));
      }
      expect(lightest(list, k - 1, p) === 'none').toBe(fewest >= k);
    }),
    { numRuns: 60 },
  );
});

test('the two primes are prime, the largest below 2^26', () => {
  const isPrime = (n: number) => {
    for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
    return true;
  };
  const found: number[] = [];
  for (let n = 2 ** 26 - 1; found.length < 2; n--) if (isPrime(n)) found.push(n);
  expect(PRIMES).toEqual(found);
});

test('every number but zero has its inverse in the field', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: p - 1 }), (a) => {
      const b = inverse(a, p);
      expect(b).toBeGreaterThan(0);
      expect(Number((BigInt(a) * BigInt(b)) % BigInt(p))).toBe(1);
    }),
  );
});
