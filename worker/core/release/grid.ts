import type { Step } from './document.ts';

/** Whole percentages from `from` to `to` in steps of `by`. */
const cuts = (from: number, to: number, by: number): number[] =>
  Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);

/** Inner cuts of the level grid by the lower end of the size band, largest first. */
const LEVELS: readonly { from: number; cuts: readonly number[] }[] = [
  { from: 200, cuts: cuts(5, 95, 1) },
  { from: 100, cuts: cuts(5, 95, 2) },
  { from: 50, cuts: cuts(5, 95, 5) },
  { from: 20, cuts: cuts(10, 90, 10) },
  { from: 10, cuts: cuts(20, 80, 20) },
  { from: 0, cuts: [30, 70] },
];

/**
 * Cuts, in percent, of the grid that a group of this size can hide in (DISCLOSURE section 3.4). Every step holds
 * at least two possible counts for every size of the band, so that a level never gives a count away.
 *
 * @param low lower end of the group's published size band
 * @example levelCuts(10) // [20, 40, 60, 80]
 */
export const levelCuts = (low: number): readonly number[] =>
  LEVELS.find(({ from }) => low >= from)?.cuts ?? [];

/** Fewest members of a unit with a participation step: below, some step would hold fewer than three counts. */
export const PARTICIPATION_MEMBERS = 8;

/**
 * Cuts, in percent, for participation in a unit of so many members (8 at least: the floor of cohort sizes).
 * Every step holds at least three counts.
 *
 * @example participationCuts(40) // [30, 40, 50, 60, 70, 80, 90]
 */
export const participationCuts = (members: number): readonly number[] =>
  members < 30 ? [30, 70] : cuts(30, 90, 10);

const STEPS = new Map<number, Step>();

/** The one object for a step: a release of a million cells holds a few hundred different ones. */
export const step = (low: number, high: number): Step => {
  const key = low * 101 + high;
  const known = STEPS.get(key);
  if (known) return known;
  const made: Step = [low, high];
  Object.freeze(made);
  STEPS.set(key, made);
  return made;
};

/**
 * The step a share falls into: open below, closed above, the first one includes 0. Integer arithmetic: 3 of 10
 * is exactly 30 %.
 *
 * @param count people counted, 0..total
 * @param total people asked, at least 1
 * @param inner cuts between 0 and 100, ascending
 * @example stepOf(3, 10, [20, 40, 60, 80]) // [20, 40]
 */
export const stepOf = (count: number, total: number, inner: readonly number[]): Step => {
  const above = inner.findIndex((cut) => 100 * count <= cut * total);
  const index = above < 0 ? inner.length : above;
  return step(inner[index - 1] ?? 0, inner[index] ?? 100);
};
