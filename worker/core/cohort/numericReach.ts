import { ANY, type Hierarchy, NOT_STATED, tidy } from './hierarchy.ts';
import type { Reach } from './labelReach.ts';
import { isInteger, parseRange, type Range } from './range.ts';

const SET = /^\{(.*)\}$/s;

/** Ranges that may overlap, as ranges that do not. */
const disjoint = (ranges: Range[]): Range[] => {
  const joined: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else joined.push({ ...range });
  }
  return joined;
};

/** What a label means: numbers, and whether it may stand for a value that is not given. */
type Meaning = { ranges: Range[]; missing: boolean };

/**
 * `labelReach` of a column of whole numbers: every number from the least to the largest counts, whether
 * some row has it or not, and `not stated` is one value more.
 *
 * @param values distinct tidy values of the original
 * @param hierarchy for labels that are no range
 */
export const numericReach = (values: string[], hierarchy: Hierarchy | undefined): Reach => {
  const numbers = values.filter(isInteger).map(Number);
  const all: Range = {
    from: numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    to: numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  };
  const hasMissing = values.includes('');
  const extra = hasMissing ? 1 : 0;
  const size = (numbers.length === 0 ? 0 : all.to - all.from + 1) + extra;

  const within = (ranges: Range[]): Range[] =>
    disjoint(
      ranges
        .map(({ from, to }) => ({ from: Math.max(from, all.from), to: Math.min(to, all.to) }))
        .filter(({ from, to }) => from <= to),
    );
  const named = (label: string): Range[] =>
    Array.from(hierarchy?.paths ?? [])
      .filter(([value, path]) => isInteger(value) && path.includes(label))
      .map(([value]) => ({ from: Number(value), to: Number(value) }));

  const single = (label: string): Meaning | null => {
    if (label === ANY || label === hierarchy?.top) return { ranges: within([all]), missing: hasMissing };
    if (label === '' || label === NOT_STATED) return { ranges: [], missing: hasMissing };
    const range = parseRange(label);
    const ranges = range ? [range] : named(label);
    return ranges.length === 0 ? null : { ranges: within(ranges), missing: false };
  };
  const meaning = (written: string): Meaning | null => {
    const label = tidy(written);
    const inside = SET.exec(label)?.[1];
    if (inside === undefined) return single(label);
    const parts = inside.split(/[,;]/).map((part) => single(tidy(part)));
    if (parts.includes(null)) return null;
    const found = parts.filter((part) => part !== null);
    return {
      ranges: disjoint(found.flatMap(({ ranges }) => ranges)),
      missing: found.some(({ missing }) => missing),
    };
  };
  return {
    size,
    stands(label) {
      const found = meaning(label);
      if (!found) return null;
      return found.ranges.reduce((sum, { from, to }) => sum + to - from + 1, found.missing ? 1 : 0);
    },
    covers(label, value) {
      const found = meaning(label);
      if (!found) return false;
      if (value === '') return found.missing;
      return found.ranges.some(({ from, to }) => Number(value) >= from && Number(value) <= to);
    },
  };
};
