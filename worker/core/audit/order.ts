import { type Finding, listed, quoted } from './finding.ts';
import type { Units } from './units.ts';

/** A row about a unit, in the order in which somebody printed it. */
export type Row = { unit: number; hidden: boolean };

/** Fewer rows than this stand in some order by chance. */
const MIN_ROWS = 4;

type Compare = (a: number, b: number) => number;

/** Orders that everybody knows anyway: as in the document, by name, by id, by size and then by one of these. */
const publicOrders = ({ ids, labels, members }: Units): Compare[] => {
  const text = (of: (unit: number) => string): Compare => {
    return (a, b) => (of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : 0);
  };
  const plain: Compare[] = [
    (a, b) => a - b,
    text((unit) => (labels[unit] ?? '').toLowerCase()),
    text((unit) => ids[unit] ?? ''),
  ];
  const size: Compare = (a, b) => (members[a] ?? 0) - (members[b] ?? 0);
  return [
    ...plain.flatMap((order): Compare[] => [order, (a, b) => order(b, a)]),
    ...plain.flatMap((order): Compare[] => [
      (a, b) => size(a, b) || order(a, b),
      (a, b) => size(b, a) || order(a, b),
    ]),
  ];
};

const isPublic = (rows: readonly Row[], units: Units): boolean =>
  publicOrders(units).some((order) =>
    rows.every((row, index) => order(rows[index - 1]?.unit ?? row.unit, row.unit) <= 0),
  );

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
