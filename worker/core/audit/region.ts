/**
 * What is known of a group's favourable and unfavourable counts: bounds on f, on u and on s = f + u, six numbers
 * `[f0, f1, u0, u1, s0, s1]` at an offset of a flat list. Such a region is a g-polymatroid, so sums and
 * intersections of regions are again such regions **without loss**, over the whole numbers too (Frank and Tardos
 * 1988; Murota, Discrete Convex Analysis, 2003, section 4.7): bounds found by adding and intersecting are exactly
 * what a linear or integer program would find.
 */
export type Regions = Float64Array;

/** Numbers of one region. */
export const WIDTH = 6;

export const bound = (regions: Regions, at: number, index: number): number =>
  regions[at * WIDTH + index] ?? 0;

/** Everything n people can have answered. */
export const setAnything = (regions: Regions, at: number, n: number): void => {
  const from = at * WIDTH;
  for (let index = 0; index < WIDTH; index++) regions[from + index] = index % 2 === 0 ? 0 : n;
};

/** Adds the region `of` at `other` to the one at `at`. */
export const addTo = (regions: Regions, at: number, of: Regions, other: number): void => {
  for (let index = 0; index < WIDTH; index++)
    regions[at * WIDTH + index] = bound(regions, at, index) + bound(of, other, index);
};

/** Every bound as tight as the others make it. */
export const tighten = (regions: Regions, at: number): void => {
  const from = at * WIDTH;
  let [f0 = 0, f1 = 0, u0 = 0, u1 = 0, s0 = 0, s1 = 0] = regions.subarray(from, from + WIDTH);
  f0 = Math.max(f0, s0 - u1);
  f1 = Math.min(f1, s1 - u0);
  u0 = Math.max(u0, s0 - f1);
  u1 = Math.min(u1, s1 - f0);
  s0 = Math.max(s0, f0 + u0);
  s1 = Math.min(s1, f1 + u1);
  regions[from] = f0;
  regions[from + 1] = f1;
  regions[from + 2] = u0;
  regions[from + 3] = u1;
  regions[from + 4] = s0;
  regions[from + 5] = s1;
};

/** Cuts f and u of a region by what a figure says of them. */
export const cut = (regions: Regions, at: number, [f0, f1, u0, u1]: readonly number[]): void => {
  const from = at * WIDTH;
  regions[from] = Math.max(bound(regions, at, 0), f0 ?? 0);
  regions[from + 1] = Math.min(bound(regions, at, 1), f1 ?? Number.POSITIVE_INFINITY);
  regions[from + 2] = Math.max(bound(regions, at, 2), u0 ?? 0);
  regions[from + 3] = Math.min(bound(regions, at, 3), u1 ?? Number.POSITIVE_INFINITY);
  tighten(regions, at);
};

/**
 * Cuts a part by what the whole leaves to it: `sum` is the sum of all parts as they came up, this one among them.
 */
export const cutByWhole = (
  [parts, at]: readonly [Regions, number],
  [whole, sum, over]: readonly [Regions, Regions, number],
): void => {
  for (let low = 0; low < WIDTH; low += 2) {
    const from = at * WIDTH + low;
    const [own0, own1] = [parts[from] ?? 0, parts[from + 1] ?? 0];
    const rest0 = bound(sum, over, low) - own0;
    const rest1 = bound(sum, over, low + 1) - own1;
    parts[from] = Math.max(own0, bound(whole, over, low) - rest1);
    parts[from + 1] = Math.min(own1, bound(whole, over, low + 1) - rest0);
  }
  tighten(parts, at);
};

export const isEmpty = (regions: Regions, at: number): boolean =>
  [0, 2, 4].some((low) => bound(regions, at, low) > bound(regions, at, low + 1));
