/** Bounds on the tree against every possible set of answers. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propagateAnswers, type Said } from '../../../worker/core/audit/answers.ts';
import { bound } from '../../../worker/core/audit/region.ts';
import { propagateSizes } from '../../../worker/core/audit/sizes.ts';
import { type Interval, narrowest, window } from '../../../worker/core/audit/steps.ts';
import type { Forest } from '../../../worker/core/audit/units.ts';

/** Up to four published units; each stands under an earlier one or alone. */
const forests = fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }).map((picks): Forest => {
  const up = Int32Array.from(picks, (pick, node) => (pick % (node + 1)) - 1);
  return { nodes: Int32Array.from(picks.keys()), up, poolOf: new Int32Array() };
});

const interval = (most: number): fc.Arbitrary<Interval> =>
  fc.tuple(fc.nat(most), fc.nat(most)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);

/** Everything below each node. */
const total = ({ up }: Forest, own: readonly number[]): number[] => {
  const sums = [...own];
  for (let node = sums.length - 1; node >= 0; node--) {
    const over = up[node] ?? -1;
    if (over >= 0) sums[over] = (sums[over] ?? 0) + (sums[node] ?? 0);
  }
  return sums;
};

function* choices(sizes: readonly number[]): Generator<number[]> {
  const [first, ...rest] = sizes;
  if (first === undefined) yield [];
  else for (let one = 0; one <= first; one++) for (const more of choices(rest)) yield [one, ...more];
}

test('what is known of favourable and unfavourable answers is exactly what every possible set of answers shares', () => {
  fc.assert(
    fc.property(
      forests,
      fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
      fc.array(fc.tuple(interval(7), interval(7)), { minLength: 4, maxLength: 4 }),
      (forest, some, figures) => {
        const count = forest.nodes.length;
        const sizes = some.slice(0, count);
        const said = figures.slice(0, count).map(([f, u]): Said => [f[0], f[1], u[0], u[1]]);
        const possible: { f: number[]; u: number[]; ownF: number[]; ownU: number[] }[] = [];
        for (const ownF of choices(sizes))
          for (const ownU of choices(sizes.map((n, node) => n - (ownF[node] ?? 0)))) {
            const [f, u] = [total(forest, ownF), total(forest, ownU)];
            const fits = said.every(
              ([f0, f1, u0, u1], node) =>
                (f[node] ?? 0) >= f0 && (f[node] ?? 0) <= f1 && (u[node] ?? 0) >= u0 && (u[node] ?? 0) <= u1,
            );
            if (fits) possible.push({ f, u, ownF, ownU });
          }
        fc.pre(possible.length > 0);
        const { groups, pools } = propagateAnswers(forest, sizes, said);
        const ends = (list: readonly number[]) => [Math.min(...list), Math.max(...list)];
        for (let node = 0; node < count; node++) {
          const at = (of: 'f' | 'u' | 'ownF' | 'ownU') => ends(possible.map((one) => one[of][node] ?? 0));
          expect([0, 1, 2, 3].map((i) => bound(groups, node, i))).toEqual([...at('f'), ...at('u')]);
          expect([0, 1, 2, 3].map((i) => bound(pools, node, i))).toEqual([...at('ownF'), ...at('ownU')]);
        }
      },
    ),
    { numRuns: 400 },
  );
});

test('what is known of sizes is exactly what every possible set of sizes shares', () => {
  const MOST = 9;
  fc.assert(
    fc.property(forests, fc.array(interval(MOST), { minLength: 4, maxLength: 4 }), (forest, bands) => {
      const count = forest.nodes.length;
      const possible: { all: number[]; own: number[] }[] = [];
      for (const own of choices(Array.from({ length: count }, () => MOST))) {
        const all = total(forest, own);
        if (all.every((n, node) => n >= (bands[node]?.[0] ?? 0) && n <= (bands[node]?.[1] ?? 0)))
          possible.push({ all, own });
      }
      fc.pre(possible.length > 0);
      const { groups, pools } = propagateSizes(
        forest,
        (node) => bands[node] ?? [0, 0],
        () => 0,
      );
      for (let node = 0; node < count; node++) {
        const ends = (of: 'all' | 'own') => {
          const list = possible.map((one) => one[of][node] ?? 0);
          return [Math.min(...list), Math.max(...list)];
        };
        expect(groups[node]).toEqual(ends('all'));
        expect(pools[node]).toEqual(ends('own'));
      }
    }),
    { numRuns: 60 },
  );
});

test('a group without an upper end leaves its parts without one', () => {
  const forest: Forest = {
    nodes: Int32Array.of(0, 1),
    up: Int32Array.of(-1, 0),
    poolOf: new Int32Array(),
  };
  const { pools } = propagateSizes(
    forest,
    (node) => (node === 0 ? [500, Infinity] : [5, 9]),
    () => 0,
  );
  expect(pools).toEqual([
    [491, Infinity],
    [5, 9],
  ]);
});

test('a step holds the counts whose share lies in it, open below', () => {
  expect(window([30, 70], 10)).toEqual([4, 7]);
  expect(window([0, 30], 10)).toEqual([0, 3]);
  expect(window([30, 70], 10, true)).toEqual([3, 6]);
  expect(narrowest([30, 70], [5, 9])).toBe(2);
  expect(narrowest([100, 100], [5, 9])).toBe(1);
});
