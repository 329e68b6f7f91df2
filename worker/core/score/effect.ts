import { type Change, type Verdict, verdict } from './change.ts';
import type { Score } from './score.ts';

/** One unit over the waves: null where it is hidden, not there, or another group than in the wave of reference. */
export type Line = { members: number; scores: readonly (Score | null)[] };

/** Why nothing can be said of what followed. */
export type Unknown =
  | 'no-wave-before'
  | 'no-wave-after'
  | 'nobody-untouched'
  | 'nothing-released' // one of the two groups is hidden, or was another group before
  | 'apart-before'; // the groups moved apart before the event already

export type Effect = {
  /** Index of the last wave before the event: what every wave is compared with. */
  reference: number;
  /** Difference in differences of each wave from the reference; null at the reference and where nothing is released. */
  waves: (Change | null)[];
  /** The first wave after the event. */
  after: Change | null;
  verdict: Verdict | null;
  /** How the groups moved against each other before: `unknown` with fewer than two waves. */
  before: 'alike' | 'apart' | 'unknown';
  unknown: Unknown | null;
  /** Units on each side that enter the comparison of the first wave after. */
  touched: number;
  untouched: number;
};

type Group = { s0: number; s1: number; variance: number };

/** Change of a group between two waves: mean of its units by members, over those released in both. */
const groupChange = (
  lines: readonly Line[],
  from: number,
  to: number,
): (Group & { units: number }) | null => {
  const both = lines.flatMap(({ members, scores }) => {
    const [a, b] = [scores[from], scores[to]];
    return a && b && members > 0 ? [{ members, a, b }] : [];
  });
  const all = both.reduce((sum, { members }) => sum + members, 0);
  if (all === 0) return null;
  const mean = (of: (line: (typeof both)[number]) => number) =>
    both.reduce((sum, line) => sum + (line.members / all) * of(line), 0);
  return {
    s0: mean(({ a, b }) => b.s0 - a.s1),
    s1: mean(({ a, b }) => b.s1 - a.s0),
    variance: both.reduce((sum, { members, a, b }) => sum + (members / all) ** 2 * (a.h ** 2 + b.h ** 2), 0),
    units: both.length,
  };
};

/** Touched minus untouched, with everything the published steps leave open and the chance of both. */
const difference = (touched: Group, untouched: Group): Change => {
  const [least, most] = [touched.s0 - untouched.s1, touched.s1 - untouched.s0];
  const width = Math.sqrt(touched.variance + untouched.variance);
  // The p-value is not needed: one comparison is looked at, never the smallest of many.
  return { points: (least + most) / 2, low: least - width, high: most + width, p: Number.NaN };
};

/**
 * What changed in touched units around an event, against the untouched ones in the same time: difference in
 * differences over released cells (Angrist and Pischke, Mostly Harmless Econometrics, section 5.2), each wave against
 * the last one before the event. The interval holds what the published steps leave open, widened by the 95 % half
 * widths of all scores in it as independent errors: it is wide rather than wrong.
 *
 * "Clear" needs an interval without 0 and 3 points (`verdict`), and that the two groups did not clearly move apart
 * before. It says what followed, not why: whatever else happened to the touched units alone at that time is in it.
 * O(units x waves).
 *
 * @param of.after index of the first wave that closed after the event
 * @example effect({ touched: [ads], untouched: [reality, people], after: 8 }).verdict // 'fall'
 */
export const effect = (of: {
  touched: readonly Line[];
  untouched: readonly Line[];
  after: number;
  waves: number;
}): Effect => {
  const reference = of.after - 1;
  const at = (wave: number): { change: Change; touched: number; untouched: number } | null => {
    if (wave === reference || reference < 0) return null;
    const [one, other] = [
      groupChange(of.touched, reference, wave),
      groupChange(of.untouched, reference, wave),
    ];
    return one && other
      ? { change: difference(one, other), touched: one.units, untouched: other.units }
      : null;
  };
  const found = Array.from({ length: of.waves }, (_, wave) => at(wave));
  const first = found[of.after] ?? null;
  const earlier = found.slice(0, Math.max(0, reference)).flatMap((one) => one?.change ?? []);
  const apart = earlier.some((change) => verdict(change) !== 'none');
  const unknown: Unknown | null =
    reference < 0
      ? 'no-wave-before'
      : of.after >= of.waves
        ? 'no-wave-after'
        : of.untouched.length === 0
          ? 'nobody-untouched'
          : first === null
            ? 'nothing-released'
            : apart
              ? 'apart-before'
              : null;
  return {
    reference,
    waves: found.map((one) => one?.change ?? null),
    after: first?.change ?? null,
    verdict: first && unknown === null ? verdict(first.change) : null,
    before: earlier.length === 0 ? 'unknown' : apart ? 'apart' : 'alike',
    unknown,
    touched: first?.touched ?? 0,
    untouched: first?.untouched ?? 0,
  };
};
