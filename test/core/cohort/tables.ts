/** Small tables for properties: some columns of numbers, some along a hierarchy, any order of rows. */
import fc from 'fast-check';
import type { Attribute } from '../../../worker/core/cohort/attribute.ts';
import { buildHierarchy } from '../../../worker/core/cohort/buildHierarchy.ts';
import { domainOf } from '../../../worker/core/cohort/domainOf.ts';
import { makeTableParser, type Table } from '../../../worker/core/cohort/table.ts';

const SITES = [
  ['Rome', 'Italy', 'Europe', '*'],
  ['Milan', 'Italy', 'Europe', '*'],
  ['Oslo', 'Norway', 'Europe', '*'],
  ['Lima', 'Peru', 'Americas', '*'],
  ['Cusco', 'Peru', 'Americas', '*'],
];

const hierarchy = buildHierarchy(
  'site',
  SITES.map((labels, i) => ({ row: i + 1, labels })),
).hierarchy;

export const ATTRIBUTES: Attribute[] = [
  { name: 'site', hierarchy },
  { name: 'grade' },
  { name: 'age' },
  { name: 'hired', kind: 'date' },
];

const value = fc.tuple(
  fc.constantFrom(...SITES.map(([city]) => city ?? ''), ''),
  fc.constantFrom('a', 'b', 'c', ''),
  fc.oneof(fc.integer({ min: -3, max: 12 }).map(String), fc.constant('')),
  fc.constantFrom('2016-02-29', '2016-03-01', '2011-12-31', '1999-01-01', ''),
);

/** Rows of the four columns of `ATTRIBUTES`. */
export const rows = (least: number): fc.Arbitrary<string[][]> =>
  fc.array(value, { minLength: least, maxLength: 60 }).map((all) => all.map((row) => [...row]));

export const csv = (lines: string[][]): string =>
  [ATTRIBUTES.map(({ name }) => name), ...lines]
    .map((line) => `${line.map((v) => `"${v}"`).join(';')}\n`)
    .join('');

export const tableOf = (text: string): Table => {
  const parser = makeTableParser();
  parser.push(new TextEncoder().encode(text));
  const { table, problems } = parser.finish();
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return table;
};

/** Domains and leaves of every column. */
export const columnsOf = (table: Table) =>
  table.columns.map((column) => {
    const attribute = ATTRIBUTES.find(({ name }) => name === column.name) ?? { name: column.name };
    const { domain, leaves, problems } = domainOf(attribute, column);
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    return { domain, leaves };
  });
