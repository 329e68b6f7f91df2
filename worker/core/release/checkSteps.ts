/** What the check before publishing asks of pools and steps, in its own arithmetic. */
import type { Id } from '../season.ts';
import type { Step } from './document.ts';
import type { Recount } from './recount.ts';

/** Published units whose people, minus all deeper published units, are 1..k-1: by what each cohort is below. */
export const smallPools = (
  truth: Recount,
  published: Set<Id>,
  people: (cohort: Id) => number,
  k: number,
): Id[] => {
  const classes = new Map<string, { unit: Id; people: number }>();
  for (const [cohort, units] of truth.above) {
    const shown = units.filter((unit) => published.has(unit));
    const key = shown.join('/');
    const known = classes.get(key);
    classes.set(key, { unit: shown[0] ?? '', people: (known?.people ?? 0) + people(cohort) });
  }
  return [...classes.values()]
    .filter(({ unit, people: count }) => unit !== '' && count > 0 && count < k)
    .map(({ unit }) => unit);
};

export const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Does the step hold this share? Open below (but for 0), closed above; `mirrored` steps the other way round. */
export const holds = ([lo, hi]: Step, count: number, total: number, mirrored = false): boolean =>
  mirrored
    ? 100 * count >= lo * total && (100 * count < hi * total || hi === 100)
    : (100 * count > lo * total || lo === 0) && 100 * count <= hi * total;

/** How many counts a step may stand for. */
export const countsIn = (step: Step, total: number, mirrored = false): number => {
  let found = 0;
  for (let count = Math.floor((step[0] * total) / 100); count <= Math.ceil((step[1] * total) / 100); count++)
    if (holds(step, count, total, mirrored)) found++;
  return found;
};

/** Is this a size band of the published list, wide enough, and is n in it? */
export const inBand = (band: string, n: number, k: number): boolean => {
  const [low = 0, high = Number.POSITIVE_INFINITY] = band.split(/[-+]/).filter(Boolean).map(Number);
  const listed =
    (low === k || [10, 20, 50, 100, 200, 500].includes(low)) &&
    [9, 19, 49, 99, 199, 499, Number.POSITIVE_INFINITY].includes(high);
  return listed && low >= k && n >= low && n <= high && high - low >= 2;
};

/** Is this a step of the level grid for size bands that start at `low`? DISCLOSURE 3.4, said once more. */
export const onGrid = (low: number, [lo, hi]: Step): boolean => {
  if (low < 10) return ['0-30', '30-70', '70-100'].includes(`${lo}-${hi}`);
  if (low < 100) {
    const width = low < 20 ? 20 : low < 50 ? 10 : 5;
    return lo % width === 0 && hi === lo + width;
  }
  if (lo === 0) return hi === 5;
  if (hi === 100) return lo === 95;
  const width = low < 200 ? 2 : 1;
  return lo >= 5 && hi <= 95 && (lo - 5) % width === 0 && hi === lo + width;
};

/** Is this a step of participation for so many members? */
export const onParticipationGrid = (members: number, [lo, hi]: Step): boolean =>
  members < 30 ? onGrid(5, [lo, hi]) : lo === 0 ? hi === 30 : lo >= 30 && lo % 10 === 0 && hi === lo + 10;
