import type { SizeBand } from './document.ts';

/** Respondents as a band: from `low` to `high`, both included; the last band has no upper end. */
export type Band = { low: number; high: number };

/** Upper ends of the bands; the first band starts at k_cell. */
const ENDS = [9, 19, 49, 99, 199, 499, Number.POSITIVE_INFINITY];

/** Fewest sizes a band may hold, so that no band is as good as a number. */
const MIN_SIZES = 3;

/**
 * Bands in which the number of respondents is published (DISCLOSURE section 3.4): k_cell-9 if k_cell <= 7, else
 * k_cell-19; then 10-19, 20-49, 50-99, 100-199, 200-499, 500+. A first band of fewer than three sizes is joined
 * to the next, for every k_cell (8-19 rather than 8-9, 18-49 rather than 18-19).
 *
 * @param k smallest published group, k_cell
 * @example sizeBands(5)[0] // { low: 5, high: 9 }
 */
export const sizeBands = (k: number): readonly Band[] => {
  const known = BANDS.get(k);
  if (known) return known;
  const ends = ENDS.filter((end) => end - k + 1 >= MIN_SIZES);
  const bands = ends.map((high, index) => ({ low: index === 0 ? k : (ends[index - 1] ?? 0) + 1, high }));
  BANDS.set(k, bands);
  return bands;
};

const BANDS = new Map<number, readonly Band[]>();

/**
 * The band of a group of n respondents.
 *
 * @throws when n < k: such a group has no band, and asking for one is a bug
 * @example sizeBand(27, 5) // { low: 20, high: 49 }
 */
export const sizeBand = (n: number, k: number): Band => {
  const band = sizeBands(k).find(({ low, high }) => n >= low && n <= high);
  if (!band) throw new Error('A group below k has no size band.');
  return band;
};

/** As it stands in the release document. @example bandText({ low: 500, high: Infinity }) // '500+' */
export const bandText = ({ low, high }: Band): SizeBand =>
  high === Number.POSITIVE_INFINITY ? `${low}+` : `${low}-${high}`;

/** Lower end of a published band: all that scores may know of a group's size. @example bandLow('20-49') // 20 */
export const bandLow = (band: SizeBand): number => Number.parseInt(band, 10);

/**
 * Smallest number of respondents with a full distribution: k_distribution, moved up where having or lacking one
 * would split a size band into parts of fewer than three sizes (at 51 its absence would say "exactly 50").
 *
 * @example distributionFrom(30, 5) // 30
 */
export const distributionFrom = (kDistribution: number, k: number): number => {
  let from = Math.max(kDistribution, k);
  for (const { low, high } of sizeBands(k)) {
    if (from <= low || from > high) continue;
    if (from - low < MIN_SIZES) from = low + MIN_SIZES;
    if (high - from + 1 < MIN_SIZES) from = high + 1;
  }
  return from;
};
