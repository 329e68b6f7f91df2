/** Whole numbers from `from` to `to`, both included; infinite where the label sets no bound. */
export type Range = { from: number; to: number };

const NUMBER = String.raw`(-?\d+(?:\.\d+)?)`;
const SPAN = new RegExp(String.raw`^${NUMBER}\s*[-–—]\s*${NUMBER}$`);
const BRACKETS = new RegExp(String.raw`^([[\](])\s*${NUMBER}\s*[,;–-]\s*${NUMBER}\s*([\])[])$`);
const BOUND = new RegExp(String.raw`^(>=|≥|>|<=|≤|<)\s*${NUMBER}$`);
const INTEGER = /^-?(0|[1-9]\d*)$/;

/** A whole number written plainly: no leading zero, no sign but minus, small enough to count with. */
export const isInteger = (text: string): boolean => INTEGER.test(text) && Number.isSafeInteger(Number(text));

const bounded = (sign: string, n: number): Range => {
  if (sign.startsWith('<'))
    return { from: Number.NEGATIVE_INFINITY, to: sign === '<' ? Math.ceil(n) - 1 : Math.floor(n) };
  if (sign === '≤') return { from: Number.NEGATIVE_INFINITY, to: Math.floor(n) };
  return { from: sign === '>' ? Math.floor(n) + 1 : Math.ceil(n), to: Number.POSITIVE_INFINITY };
};

/**
 * The whole numbers a label stands for, in the ways tools and people write ranges: `39`, `20-39`,
 * `20–39`, `[20, 39]`, `[20, 40[`, `[20, 40)`, `]19, 39]`, `>=65`, `<20`, `65+`. Null if it is no range.
 *
 * @example parseRange('[20, 40[') // { from: 20, to: 39 }
 */
export const parseRange = (label: string): Range | null => {
  if (isInteger(label)) return { from: Number(label), to: Number(label) };
  const span = SPAN.exec(label);
  if (span) return ordered(Math.ceil(Number(span[1])), Math.floor(Number(span[2])));
  const brackets = BRACKETS.exec(label);
  if (brackets) {
    const [, open, low, high, close] = brackets;
    const from = open === '[' ? Math.ceil(Number(low)) : Math.floor(Number(low)) + 1;
    const to = close === ']' ? Math.floor(Number(high)) : Math.ceil(Number(high)) - 1;
    return ordered(from, to);
  }
  const bound = BOUND.exec(label);
  if (bound) return bounded(bound[1] ?? '', Number(bound[2]));
  return label.endsWith('+') && isInteger(label.slice(0, -1))
    ? { from: Number(label.slice(0, -1)), to: Number.POSITIVE_INFINITY }
    : null;
};

const ordered = (from: number, to: number): Range | null => (from <= to ? { from, to } : null);

/** How a range is written: `39`, `20-39`, and `[-5, -2]` where a minus sign would confuse. */
export const rangeLabel = (from: number, to: number): string => {
  if (from === to) return String(from);
  return from < 0 ? `[${from}, ${to}]` : `${from}-${to}`;
};
