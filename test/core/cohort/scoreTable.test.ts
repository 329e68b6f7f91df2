import { describe, expect, test } from 'vitest';
import { labelReach } from '../../../worker/core/cohort/labelReach.ts';
import { scoreTable } from '../../../worker/core/cohort/scoreTable.ts';
import { ATTRIBUTES, csv, tableOf } from './tables.ts';

const ORIGINAL = [
  ['Rome', 'a', '17', '2016-02-29'],
  ['Milan', 'a', '20', '2016-03-01'],
  ['Oslo', 'b', '39', ''],
  ['Lima', 'c', '40', '1999-01-01'],
  ['', 'c', '90', '1999-01-01'],
];
const original = tableOf(csv(ORIGINAL));

const reachOf = (name: string) => {
  const column = original.columns.find((known) => known.name === name);
  const attribute = ATTRIBUTES.find((known) => known.name === name);
  if (!column || !attribute) throw new Error(name);
  return labelReach(attribute, column);
};

describe('what a label of another tool can stand for', () => {
  test.each([
    ['age', '39', 1],
    ['age', '20-39', 20],
    ['age', '20–39', 20],
    ['age', '[20, 40[', 20],
    ['age', '[20, 40)', 20],
    ['age', '0-19', 3],
    ['age', '90+', 1],
    ['age', '{17, 20-21, 21}', 3],
    ['age', '*', 74],
    ['site', 'Rome', 1],
    ['site', ' Italy ', 2],
    ['site', 'Europe', 3],
    ['site', '{Rome, Peru}', 2],
    ['site', '{Italy, Rome}', 2],
    ['site', 'not stated', 1],
    ['site', '', 1],
    ['site', '*', 5],
    ['grade', '{a, b}', 2],
    ['grade', '*', 3],
    ['hired', '2016 Q1', 2],
    ['hired', '2010-2019', 2],
    ['hired', 'not stated', 1],
    ['hired', '*', 4],
  ])('%s: %s', (name, label, c) => {
    expect(reachOf(name).stands(label)).toBe(c);
  });

  test('a label that nobody can read, and one for no value of the column, are told apart', () => {
    expect(reachOf('age').stands('young')).toBeNull();
    expect(reachOf('age').stands('100-120')).toBe(0);
    expect(reachOf('site').stands('{Rome, Paris}')).toBeNull();
    expect(reachOf('site').stands('Cusco')).toBe(0);
  });

  test('D counts whole numbers from the least to the largest, and distinct values elsewhere', () => {
    expect(['site', 'grade', 'age', 'hired'].map((name) => reachOf(name).size)).toEqual([5, 3, 74, 4]);
  });

  test('a label covers exactly the values it stands for', () => {
    const age = reachOf('age');
    expect(['17', '20', '39', '40'].map((value) => age.covers('[20, 40[', value))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const site = reachOf('site');
    expect(['Rome', 'Oslo', ''].map((value) => site.covers('Italy', value))).toEqual([true, false, false]);
    expect(site.covers('', '')).toBe(true);
  });
});

const score = (lines: string[][]) => scoreTable(tableOf(csv(lines)), original, ATTRIBUTES);

test('a table as it was has lost nothing; one of stars everything, and is called suppressed', () => {
  expect(score(ORIGINAL)).toMatchObject({
    problems: [],
    score: { rows: 5, classes: 5, smallest: 1, suppressed: 0, ncp: 0, misfits: 0 },
  });
  expect(score(ORIGINAL.map(() => ['*', '*', '*', '*'])).score).toMatchObject({
    classes: 0,
    smallest: 0,
    suppressed: 5,
    ncp: 1,
  });
});

test('rows that are missing have lost every cell', () => {
  expect(score(ORIGINAL.slice(0, 3)).score).toMatchObject({
    rows: 5,
    suppressed: 2,
    ncp: 2 / 5,
    misfits: null,
  });
});

test('rows in another order score the same, and it is said that they do not fit in place', () => {
  const turned = score(ORIGINAL.toReversed()).score;
  expect(turned).toMatchObject({ ncp: 0, misfits: 4 });
});

test('a label nobody can read, a missing column and too many rows are named', () => {
  expect(score([['Paris', 'a', '17', '']]).problems).toEqual([
    expect.objectContaining({ code: 'unknown-label', row: 2, column: 'site', value: 'Paris' }),
  ]);
  expect(
    scoreTable(tableOf('site\nRome\n'), original, ATTRIBUTES).problems.map(({ code, column }) => [
      code,
      column,
    ]),
  ).toEqual([
    ['missing-column', 'grade'],
    ['missing-column', 'age'],
    ['missing-column', 'hired'],
  ]);
  expect(score([...ORIGINAL, ...ORIGINAL]).problems).toEqual([
    expect.objectContaining({ code: 'more-rows', value: '10' }),
  ]);
});
