import { type Change, change, type Verdict, verdicts } from '../../../worker/core/score/change.ts';
import { groupChanged } from '../../../worker/core/score/groupChanged.ts';
import type { Id } from '../../../worker/core/season.ts';
import type { Measure, Reading } from './reading.ts';

/** The change of a measure of a unit between two waves, or null if one is hidden or the group is another. */
export const changeOf = (a: Reading, b: Reading, unit: Id, measure: Measure): Change | null => {
  const [before, after] = [a.score(unit, measure), b.score(unit, measure)];
  return before && after && !groupChanged(a.wave.release, b.wave.release, unit)
    ? change(before, after)
    : null;
};

export type Compared = { unit: Id; measure: Measure; change: Change; verdict: Verdict };

export type Family = {
  /** Everything that was compared, in the order of units and themes. */
  all: Compared[];
  of: (unit: Id, measure: Measure) => Compared | undefined;
};

const family = (a: Reading, b: Reading, measures: readonly Measure[]): Family => {
  const found = b.tree.below(b.tree.root.id).flatMap((unit) =>
    measures.flatMap((measure) => {
      const difference = changeOf(a, b, unit.id, measure);
      return difference ? [{ unit: unit.id, measure, change: difference }] : [];
    }),
  );
  const judged = verdicts(found.map((one) => one.change));
  const all = found.map((one, i) => ({ ...one, verdict: judged[i] ?? 'none' }));
  const byKey = new Map(all.map((one) => [`${one.unit}/${one.measure}`, one]));
  return { all, of: (unit, measure) => byKey.get(`${unit}/${measure}`) };
};

/**
 * Verdicts on everything that may be looked at together in one wave, corrected over the whole organisation, so
 * that a cell has the same verdict on every page. The index and the themes are two families: the index is made
 * of the themes.
 */
export type Comparisons = { since: Reading; morale: Family; themes: Family };

const made = new WeakMap<Reading, Comparisons>();

/** @example comparisons(readings[3], readings[4])?.themes.of('ads', 'say')?.verdict */
export const comparisons = (before: Reading | undefined, now: Reading): Comparisons | null => {
  if (!before) return null;
  const known = made.get(now);
  if (known) return known;
  const themes = now.themes.filter((theme) => before.themes.includes(theme));
  const all = { since: before, morale: family(before, now, ['morale']), themes: family(before, now, themes) };
  made.set(now, all);
  return all;
};
