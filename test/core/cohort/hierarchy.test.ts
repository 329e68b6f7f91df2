import { describe, expect, test } from 'vitest';
import { generalisationOf, kindOf } from '../../../worker/core/cohort/attribute.ts';
import { dateHierarchy } from '../../../worker/core/cohort/dateBands.ts';
import { parseHierarchyCsv } from '../../../worker/core/cohort/hierarchyCsv.ts';
import { parseRange, rangeLabel } from '../../../worker/core/cohort/range.ts';

const read = (text: string) => parseHierarchyCsv('site', new TextEncoder().encode(text));

const SITES = 'Rome;Italy;Europe;*\nMilan;Italy;Europe;*\nOslo;Norway;Europe;*\nLima;Peru;Americas;*\n';

describe('a hierarchy from a file', () => {
  test.each([
    ['semicolons', SITES],
    ['commas', SITES.replaceAll(';', ',')],
    ['tabs', SITES.replaceAll(';', '\t')],
    ['CR LF, a byte order mark, spaces, empty lines', `\ufeff\r\n${SITES.replaceAll('\n', ' \r\n\r\n')}`],
    ['another order of rows', SITES.trim().split('\n').toReversed().join('\n')],
  ])('%s', (_, text) => {
    const { hierarchy, problems } = read(text);
    expect(problems).toEqual([]);
    expect(hierarchy.levels).toEqual(['value', 'group 1', 'group 2', 'any']);
    expect(hierarchy.paths.get('Rome')).toEqual(['Rome', 'Italy', 'Europe', '*']);
    expect(hierarchy.paths.size).toBe(4);
  });

  test('a label may be repeated where a level adds nothing', () => {
    expect(read('Rome;Rome;Europe;*\nOslo;Norway;Europe;*\n').problems).toEqual([]);
  });

  const found = (text: string) =>
    read(text).problems.map(({ code, row, column, value }) => ({ code, row, column, value }));

  test.each([
    ['two tops', 'Rome;Italy;*\nMilan;Italy;All\n', 'hierarchy-two-tops', 2, 3, 'All'],
    [
      'a group under two groups',
      'Rome;Italy;Europe;*\nMilan;Italy;Asia;*\n',
      'hierarchy-not-a-tree',
      2,
      2,
      'Italy',
    ],
    ['a value twice', 'Rome;Italy;*\nOslo;Norway;*\nRome;Italy;*\n', 'hierarchy-value-twice', 3, 1, 'Rome'],
    ['a row too short', 'Rome;Italy;*\nOslo;*\n', 'hierarchy-ragged', 2, 1, 'Oslo | *'],
    ['an empty label', 'Rome;Italy;*\nOslo;;*\n', 'hierarchy-empty-label', 2, 2, ''],
    [
      'a value that is also a wider group',
      'Rome;Other;*\nOther;Norway;*\n',
      'hierarchy-ambiguous-label',
      1,
      2,
      'Other',
    ],
    [
      'a group that is also the top',
      'Rome;Italy;Italy\nOslo;Norway;Italy\n',
      'hierarchy-ambiguous-label',
      1,
      3,
      'Italy',
    ],
    [
      'the label of empty values',
      'Rome;not stated;*\nOslo;Norway;*\n',
      'hierarchy-ambiguous-label',
      1,
      2,
      'not stated',
    ],
    ['damaged text', 'Rome;It\ufffdly;*\n', 'hierarchy-damaged-label', 1, 2, 'It\ufffdly'],
    ['an open quotation mark', 'Rome;"Italy;*\n', 'unclosed-quote', 1, 2, 'Italy;*\n'],
  ])('%s is named with row, column and value', (_, text, code, row, column, value) => {
    expect(found(text)).toContainEqual({
      code,
      row,
      column: `hierarchy of site, column ${column}`,
      value,
    });
    for (const { message, remedy } of read(text).problems) {
      expect(message).toMatch(/^.+\.$/s);
      expect(remedy).toMatch(/^.+\.$/s);
    }
  });

  test('an empty file, a workbook and a row of names are refused', () => {
    expect(found('').map(({ code }) => code)).toEqual(['hierarchy-empty']);
    expect(found('PK\u0003\u0004').map(({ code }) => code)).toEqual(['unknown-encoding']);
    expect(
      found(`value;group;all\n${SITES.replaceAll('Europe;', '').replaceAll('Americas;', '')}`)[0],
    ).toMatchObject({
      code: 'hierarchy-two-tops',
    });
  });
});

describe('the kind of a column', () => {
  const ages = read('20;20-39;*\n30;20-39;*\n').hierarchy;
  const codes = read('20;north;*\n30;north;*\n').hierarchy;
  test.each([
    ['whole numbers', {}, ['20', '-3'], 'numeric'],
    ['whole numbers with ranges above them', { hierarchy: ages }, ['20', '30'], 'numeric'],
    ['whole numbers with names above them', { hierarchy: codes }, ['20', '30'], 'category'],
    ['numbers with leading zeros', {}, ['007', '20'], 'category'],
    ['days', {}, ['2016-02-29'], 'date'],
    ['days that are none', {}, ['2015-02-29'], 'category'],
    ['nothing', {}, [], 'category'],
    ['numbers declared a category', { kind: 'category' as const }, ['20'], 'category'],
    ['numbers declared dates', { kind: 'date' as const }, ['2016'], 'date'],
  ])('%s', (_, declared, values, kind) => {
    expect(kindOf({ name: 'a', ...declared }, values)).toBe(kind);
  });

  test('values that cannot be generalised are named with their rows', () => {
    const values = new Map([
      ['Rome', 2],
      ['Milann', 7],
    ]);
    expect(generalisationOf({ name: 'site', hierarchy: read(SITES).hierarchy }, values).problems).toEqual([
      expect.objectContaining({
        code: 'value-outside-hierarchy',
        row: 7,
        column: 'site',
        value: 'Milann',
        remedy: expect.stringContaining('Did you mean “Milan”?'),
      }),
    ]);
    expect(generalisationOf({ name: 'site', kind: 'numeric' }, new Map([['4.5', 3]])).problems).toEqual([
      expect.objectContaining({ code: 'not-a-whole-number', row: 3, value: '4.5' }),
    ]);
  });
});

test('dates go to month, quarter, year, half decade and decade', () => {
  const { hierarchy, problems } = dateHierarchy('hired', new Map([['2017-05-09', 2]]));
  expect(problems).toEqual([]);
  expect(hierarchy.levels).toEqual(['day', 'month', 'quarter', 'year', 'half decade', 'decade', 'any']);
  expect(hierarchy.paths.get('2017-05-09')).toEqual([
    '2017-05-09',
    '2017-05',
    '2017 Q2',
    '2017',
    '2015-2019',
    '2010-2019',
    '*',
  ]);
});

test('a column of years starts at the year; what is written otherwise is named', () => {
  const values = new Map([
    ['2017', 2],
    ['1999', 3],
    ['2017-13', 4],
    ['May', 5],
  ]);
  const { hierarchy, problems } = dateHierarchy('hired', values);
  expect(hierarchy.paths.get('1999')).toEqual(['1999', '1995-1999', '1990-1999', '*']);
  expect(problems.map(({ code, row }) => [code, row])).toEqual([
    ['not-a-date', 4],
    ['not-a-date', 5],
  ]);
});

test.each([
  ['39', 39, 39],
  ['20-39', 20, 39],
  ['20 – 39', 20, 39],
  ['[20, 39]', 20, 39],
  ['[20, 40[', 20, 39],
  ['[20,40)', 20, 39],
  ['(19, 39]', 20, 39],
  [']19, 40[', 20, 39],
  ['[19.5, 39.5[', 20, 39],
  ['-5--2', -5, -2],
  ['[-5, -2]', -5, -2],
  ['>=65', 65, Number.POSITIVE_INFINITY],
  ['>64', 65, Number.POSITIVE_INFINITY],
  ['65+', 65, Number.POSITIVE_INFINITY],
  ['<20', Number.NEGATIVE_INFINITY, 19],
  ['<= 20', Number.NEGATIVE_INFINITY, 20],
  ['≤20', Number.NEGATIVE_INFINITY, 20],
])('%s is read as a range', (label, from, to) => {
  expect(parseRange(label)).toEqual({ from, to });
});

test('what is no range is none, and our own labels are read back', () => {
  for (const label of ['', '*', 'Rome', '<=50K', '40-20', '20-', '{1, 2}', '1st-4th'])
    expect(parseRange(label)).toBeNull();
  for (const [from, to] of [
    [3, 3],
    [-3, -3],
    [-5, -2],
    [-5, 7],
    [0, 9],
  ] as const)
    expect(parseRange(rangeLabel(from, to))).toEqual({ from, to });
});
