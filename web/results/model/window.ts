/** Height of every trend chart, in points: the same for all of an organisation, fitted to none of its units. */
export const WINDOW = 50;

const LOWS = [0, 10, 20, 30, 40, 50];
/** Nearest to the middle first. */
const ORDER = [30, 20, 40, 10, 50, 0];

/** How many scores lie in each window, from 0, 10, … 50. */
export const countInWindows = (scores: number[]): number[] =>
  LOWS.map((low) => scores.filter((score) => score >= low && score <= low + WINDOW).length);

/**
 * The organisation's 50-point window: the one, in steps of ten, that holds its own line and then as many of all
 * units' points as possible; of equal ones the one nearest to the middle.
 *
 * @param own scores of the whole organisation, one a wave
 * @param units how many scores of all units lie in each window, wave by wave
 * @example scoreWindow([59, 51], [countInWindows([40, 72])]) // [30, 80]
 */
export const scoreWindow = (own: number[], units: number[][]): [number, number] => {
  const owned = countInWindows(own);
  const best = ORDER.map((low) => {
    const at = LOWS.indexOf(low);
    return { low, own: owned[at] ?? 0, all: units.reduce((sum, wave) => sum + (wave[at] ?? 0), 0) };
  }).reduce((a, b) => (b.own > a.own || (b.own === a.own && b.all > a.all) ? b : a));
  return [best.low, best.low + WINDOW];
};
