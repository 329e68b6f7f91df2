/** Height of every trend chart, in points: the same for all of an organisation, fitted to none of its units. */
export const WINDOW = 50;

const inside = (scores: number[], low: number): number =>
  scores.filter((score) => score >= low && score <= low + WINDOW).length;

/**
 * The organisation's 50-point window: the one, in steps of ten, that holds its own line and then as many of all
 * units' points as possible; of equal ones the one nearest to the middle.
 *
 * @param own scores of the whole organisation, one a wave
 * @param units scores of all units in all waves
 * @example scoreWindow([59, 51], [40, 72]) // [30, 80]
 */
export const scoreWindow = (own: number[], units: number[]): [number, number] => {
  const best = [30, 20, 40, 10, 50, 0]
    .map((low) => ({ low, own: inside(own, low), all: inside(units, low) }))
    .reduce((a, b) => (b.own > a.own || (b.own === a.own && b.all > a.all) ? b : a));
  return [best.low, best.low + WINDOW];
};
