import type { Step } from '../release/document.ts';

/** Variance of one answer scored 100, 50 or 0, times 4/100^2, from percentages: f + u - (f - u)^2. */
const spread = (f: number, u: number): number => f / 100 + u / 100 - ((f - u) / 100) ** 2;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/**
 * Largest f + u - (f - u)^2 over the shares a cell allows: f and u inside their steps, f + u at most 100 %.
 *
 * The function is concave in (f, u), its gradient vanishes nowhere, so the maximum lies on an edge: on f constant
 * at u = f + 1/2, on u constant at f = u + 1/2, on f + u = 1 at f = 1/2, or at the feasible point next to these.
 *
 * @returns 0..1
 * @example largestSpread([40, 50], [40, 50]) // 1: half for, half against
 */
export const largestSpread = (favourable: Step, unfavourable: Step): number => {
  // A release has a few hundred pairs of steps and many thousand cells.
  const [[f0, f1], [u0, u1]] = [favourable, unfavourable];
  const key = ((f0 * 101 + f1) * 101 + u0) * 101 + u1;
  const known = spreads.get(key);
  if (known !== undefined) return known;
  const found = spreadOf(favourable, unfavourable);
  spreads.set(key, found);
  return found;
};

/** Steps are whole percentages, so there are never more than their pairs. */
const spreads = new Map<number, number>();

const spreadOf = ([f0, f1]: Step, [u0, u1]: Step): number => {
  const points: [number, number][] = [];
  for (const f of [f0, Math.min(f1, 100 - u0)]) points.push([f, clamp(f + 50, u0, Math.min(u1, 100 - f))]);
  for (const u of [u0, Math.min(u1, 100 - f0)]) points.push([clamp(u + 50, f0, Math.min(f1, 100 - u)), u]);
  if (f1 + u1 >= 100) {
    const f = clamp(50, Math.max(f0, 100 - u1), Math.min(f1, 100 - u0));
    points.push([f, 100 - f]);
  }
  return Math.max(0, ...points.map(([f, u]) => spread(f, u)));
};

/**
 * Half width h of a 95 % interval for a score, with the finite-population correction: a wave asks everyone, so
 * only those who did not answer leave doubt, and with N = n0 there is none.
 *
 * h = 1.96 * 50 * sqrt(V / n0 * max(0, N - n0) / max(1, N - 1)). Source: PRODUCT.md "Scores"; the correction is
 * Cochran, Sampling Techniques, 3rd ed., section 2.6.
 *
 * It allows for chance, not for people who chose to stay silent.
 *
 * @param of.spread V, 0..1
 * @param of.n0 lower end of the published size band
 * @param of.members N, members of the unit
 * @example halfWidth({ spread: 1, n0: 50, members: 99 }) // 9.8
 */
export const halfWidth = (of: { spread: number; n0: number; members: number }): number =>
  1.96 *
  50 *
  Math.sqrt(((of.spread / of.n0) * Math.max(0, of.members - of.n0)) / Math.max(1, of.members - 1));
