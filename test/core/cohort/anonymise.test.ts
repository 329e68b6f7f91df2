import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Anonymised, anonymise } from '../../../worker/core/cohort/anonymise.ts';
import type { Domain } from '../../../worker/core/cohort/domain.ts';
import { lossTable, ncpOf } from '../../../worker/core/cohort/loss.ts';
import { partition } from '../../../worker/core/cohort/partition.ts';
import { scoreTable } from '../../../worker/core/cohort/scoreTable.ts';
import { distinctTuples } from '../../../worker/core/cohort/tuples.ts';
import { ATTRIBUTES, columnsOf, csv, rows, tableOf } from './tables.ts';

const K = fc.integer({ min: 2, max: 7 });

const anonymous = (lines: string[][], k: number) => {
  const table = tableOf(csv(lines));
  const columns = columnsOf(table);
  const domains = columns.map(({ domain }) => domain);
  const leaves = columns.map(({ leaves }) => leaves);
  return { table, domains, leaves, result: anonymise(domains, leaves, k) };
};

const labels = (domains: Domain[], { classes, of }: Anonymised): string[][] =>
  Array.from(of, (c) =>
    domains.map((domain, a) => domain.label(classes[c]?.lo[a] ?? 0, classes[c]?.hi[a] ?? 0)),
  );

const forAll = (claim: (lines: string[][], k: number) => void) =>
  fc.assert(
    fc.property(rows(7), K, (lines, k) => claim(lines, k)),
    { numRuns: 200 },
  );

describe('for every table', () => {
  test('nobody is in a group below k, everybody is in exactly one, and nobody is left out', () => {
    forAll((lines, k) => {
      const { domains, result } = anonymous(lines, k);
      expect(result.of).toHaveLength(lines.length);
      const published = new Map<string, number>();
      for (const row of labels(domains, result))
        published.set(row.join('|'), (published.get(row.join('|')) ?? 0) + 1);
      for (const size of published.values()) expect(size).toBeGreaterThanOrEqual(k);
      const sizes = result.classes.map(() => 0);
      for (const c of result.of) sizes[c] = (sizes[c] ?? 0) + 1;
      expect(sizes).toEqual(result.classes.map(({ size }) => size));
    });
  });

  test('every row fits its labels, and its score is what the labels say', () => {
    forAll((lines, k) => {
      const { table, domains, result } = anonymous(lines, k);
      const published = tableOf(csv(labels(domains, result)));
      const { score, problems } = scoreTable(published, table, ATTRIBUTES);
      expect(problems).toEqual([]);
      expect(score.misfits).toBe(0);
      expect(score.ncp).toBe(result.ncp);
      expect(score.ncp).toBeGreaterThanOrEqual(0);
      expect(score.ncp).toBeLessThanOrEqual(1);
    });
  });

  test('labels are as tight as they can be: the lowest that fit the rows of a group', () => {
    forAll((lines, k) => {
      const { leaves, result } = anonymous(lines, k);
      result.classes.forEach(({ lo, hi }, c) => {
        leaves.forEach((column, a) => {
          const used = column.filter((_, row) => result.of[row] === c);
          expect([lo[a], hi[a]]).toEqual([Math.min(...used), Math.max(...used)]);
        });
      });
    });
  });

  test('the order of rows never matters', () => {
    fc.assert(
      fc.property(
        rows(7).chain((lines) =>
          fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
        ),
        K,
        ([lines, shuffled], k) => {
          const told = (order: string[][]) => {
            const { domains, result } = anonymous(order, k);
            return labels(domains, result)
              .map((label, i) => [...(order[i] ?? []), ...label].join('|'))
              .toSorted();
          };
          expect(told(shuffled)).toEqual(told(lines));
        },
      ),
      { numRuns: 100 },
    );
  });
});

test('rows that are alike in k or more keep their exact values', () => {
  const { result } = anonymous(
    [...Array(5).fill(['Rome', 'a', '3', '']), ...Array(6).fill(['Lima', 'b', '9', ''])],
    5,
  );
  expect(result.ncp).toBe(0);
  expect(result.classes).toHaveLength(2);
});

test('fewer rows than k are never published', () => {
  expect(() => anonymous([['Rome', 'a', '3', '']], 2)).toThrow();
});

test('the penalty is the mean over cells of (c - 1) / (D - 1), by hand', () => {
  // Rome and Milan become Italy: 2 of 3 cities; 20 and 23 become 20-23: 4 of 11 years.
  const lines = [
    ['Rome', 'a', '20', ''],
    ['Milan', 'a', '23', ''],
    ['Lima', 'a', '30', ''],
    ['Lima', 'a', '30', ''],
  ];
  const { domains, result } = anonymous(lines, 2);
  expect(labels(domains, result)[0]).toEqual(['Italy', 'a', '20-23', 'not stated']);
  expect(result.ncp).toBeCloseTo((2 * (1 / 2) + 2 * (3 / 10)) / 16, 12);
  expect(ncpOf([{ size: 1, lost: 0 }], 5)).toBe(0);
  expect(ncpOf([], 0)).toBe(0);
});

test('blocks are small, complete and never below their least size, whatever hierarchies allow', () => {
  // A flat column of 300 values: no node has enough rows, so the order of leaves is cut instead.
  const lines = Array.from({ length: 3000 }, (_, i) => [`v${(i * 7919) % 300}`, `w${(i * 104729) % 293}`]);
  const table = tableOf(
    lines
      .map((line) => `${line.join(';')}\n`)
      .join('')
      .replace(/^/, 'x;y\n'),
  );
  const columns = columnsOf(table);
  const domains = columns.map(({ domain }) => domain);
  const tuples = distinctTuples(
    columns.map(({ leaves }) => leaves),
    domains.map(({ leaves }) => leaves),
  );
  const losses = lossTable(domains);
  const blocks = partition({ domains, tuples, losses, least: 40, most: 100 });
  expect(blocks.flatMap((block) => [...block]).toSorted((a, b) => a - b)).toEqual([
    ...Array(tuples.count).keys(),
  ]);
  for (const block of blocks) {
    expect(block.length).toBeLessThanOrEqual(100);
    expect(block.reduce((sum, t) => sum + (tuples.weights[t] ?? 0), 0)).toBeGreaterThanOrEqual(40);
  }
});

test('a part that can only be cut into too little stays whole', () => {
  const lines = [...Array(500).fill('1'), '2', '3', '4'].map((age, i) => `${age};${i < 500 ? 'a' : i}\n`);
  const columns = columnsOf(tableOf(`age;job\n${lines.join('')}`));
  const domains = columns.map(({ domain }) => domain);
  const tuples = distinctTuples(
    columns.map(({ leaves }) => leaves),
    domains.map(({ leaves }) => leaves),
  );
  const blocks = partition({ domains, tuples, losses: lossTable(domains), least: 20, most: 2 });
  expect(blocks).toEqual([Int32Array.of(0, 1, 2, 3)]);
});

test('equal rows are one tuple, and tuples stand in the order of their leaves whatever that of the rows', () => {
  const columns = [Int32Array.of(2, 0, 2, 1, 0), Int32Array.of(1, 3, 1, 0, 2)];
  const { count, values, weights, of } = distinctTuples(columns, [3, 4]);
  expect([count, [...values], [...weights], [...of]]).toEqual([
    4,
    [0, 2, 0, 3, 1, 0, 2, 1],
    [1, 1, 1, 2],
    [3, 1, 3, 2, 0],
  ]);
});

test('a column of more values than the table of losses holds is generalised by steps, and still scores the same', () => {
  const lines = Array.from({ length: 5000 }, (_, i) => [`id${i}`, String(i * 3)]);
  const table = tableOf(`name;pay\n${lines.map((line) => `${line.join(';')}\n`).join('')}`);
  const columns = columnsOf(table);
  const domains = columns.map(({ domain }) => domain);
  expect(Math.max(...domains.map(({ leaves }) => leaves))).toBeLessThanOrEqual(4096);
  const result = anonymise(
    domains,
    columns.map(({ leaves }) => leaves),
    5,
  );
  const published = tableOf(
    `name;pay\n${labels(domains, result)
      .map((row) => `${row.join(';')}\n`)
      .join('')}`,
  );
  const { score } = scoreTable(published, table, [{ name: 'name' }, { name: 'pay' }]);
  expect(score).toMatchObject({ misfits: 0, ncp: result.ncp });
  expect(score.smallest).toBeGreaterThanOrEqual(5);
});
