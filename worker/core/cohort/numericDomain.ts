import type { Domain } from './domain.ts';
import { ANY, NOT_STATED } from './hierarchy.ts';
import { rangeLabel } from './range.ts';

/** More leaves would make the table of losses too large; neighbouring numbers then share one. */
const MAX_LEAVES = 2048;

/**
 * A column of whole numbers: labels are free intervals between observed numbers, `20-39`. A value that
 * is not given is the first leaf and stands beside the numbers directly under the top.
 *
 * @param values distinct tidy values, `''` among them if some are not given
 */
export const numericDomain = (name: string, values: Iterable<string>): Domain => {
  const all = [...values];
  const missing = all.includes('');
  const numbers = all
    .filter((value) => value !== '')
    .map(Number)
    .sort((a, b) => a - b);
  const width = Math.max(1, Math.ceil(numbers.length / MAX_LEAVES));
  const firsts = numbers.filter((_, i) => i % width === 0);
  const lasts = firsts.map((_, i) => numbers[Math.min(numbers.length, (i + 1) * width) - 1] ?? 0);
  const shift = missing ? 1 : 0;
  const leaf = new Map(numbers.map((n, i) => [String(n), Math.floor(i / width) + shift]));
  const least = numbers[0] ?? 0;
  const size = (numbers.length === 0 ? 0 : (numbers.at(-1) ?? 0) - least + 1) + shift;

  const isMissing = (leaf: number) => missing && leaf === 0;
  const from = (lo: number) => firsts[lo - shift] ?? 0;
  const to = (hi: number) => lasts[hi - shift] ?? 0;
  const isTop = (lo: number, hi: number) => isMissing(lo) && !isMissing(hi);
  const label = (lo: number, hi: number) => {
    if (isTop(lo, hi)) return ANY;
    return isMissing(lo) ? NOT_STATED : rangeLabel(from(lo), to(hi));
  };
  return {
    name,
    levels: ['value', 'range', 'any'],
    size,
    leaves: firsts.length + shift,
    leafOf: (value) => (value === '' && missing ? 0 : (leaf.get(value) ?? -1)),
    stands(lo, hi) {
      if (isTop(lo, hi)) return size;
      return isMissing(lo) ? 1 : to(hi) - from(lo) + 1;
    },
    label,
    path: (lo, hi) => (isTop(lo, hi) ? [] : [label(lo, hi)]),
    level(lo, hi) {
      if (isTop(lo, hi)) return 2;
      return isMissing(lo) || from(lo) === to(hi) ? 0 : 1;
    },
    part: (_lo, _hi, leaf) => (isMissing(leaf) ? 0 : 1),
    ordered: (lo, hi) => !isTop(lo, hi) && lo < hi,
  };
};
