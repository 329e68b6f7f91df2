import { type Finding, listed, quoted } from './finding.ts';
import type { Units } from './units.ts';

/** A row about a unit, in the order in which somebody printed it. */
export type Row = { unit: number; hidden: boolean };

/** Fewer rows than this stand in some order by chance. */
const MIN_ROWS = 4;

const sortedBy = (rows: readonly Row[], key: (unit: number) => string | number): boolean => {
  const ascending = (a: Row, b: Row) => key(a.unit) <= key(b.unit);
  const pairs = rows.slice(1).map((row, index): [Row, Row] => [rows[index] ?? row, row]);
  return pairs.every(([a, b]) => ascending(a, b)) || pairs.every(([a, b]) => ascending(b, a));
};

/** In an order that everybody knows anyway: as in the document, by name, id or size. */
const isPublic = (rows: readonly Row[], units: Units): boolean =>
  sortedBy(rows, (unit) => unit) ||
  sortedBy(rows, (unit) => (units.labels[unit] ?? '').toLowerCase()) ||
  sortedBy(rows, (unit) => units.ids[unit] ?? '') ||
  sortedBy(rows, (unit) => units.members[unit] ?? 0);

/**
 * Rows of a list: in a public order, or the hidden ones together at one end and among themselves in a public order.
 * Else their places say how they compare.
 */
export const orderFindings = (rows: readonly Row[], units: Units, where: string): Finding[] => {
  const hidden = rows.filter((row) => row.hidden);
  if (rows.length < MIN_ROWS || hidden.length === 0 || isPublic(rows, units)) return [];
  const first = rows.findIndex((row) => row.hidden);
  const last = rows.findLastIndex((row) => row.hidden);
  const together = last - first + 1 === hidden.length && (first === 0 || last === rows.length - 1);
  if (together && (hidden.length < MIN_ROWS || isPublic(hidden, units))) return [];
  const names = hidden.map(({ unit }) => quoted(units.labels[unit] ?? ''));
  return [
    {
      kind: 'order',
      where,
      people: null,
      explanation: `${listed(names)} have no figures, and yet stand in an order that nothing published explains: their places say how they compare.`,
    },
  ];
};
