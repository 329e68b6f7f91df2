/**
 * What is known of a group's favourable and unfavourable counts: bounds on f, on u and on f + u. Such a region is
 * a g-polymatroid, so sums and intersections of regions are again such regions **without loss**, over the whole
 * numbers too (Frank and Tardos 1988; Murota, Discrete Convex Analysis, 2003, section 4.7): bounds found by
 * adding and intersecting are exactly what a linear or integer program would find.
 */
export type Region = {
  f: readonly [number, number];
  u: readonly [number, number];
  /** f + u. */
  s: readonly [number, number];
};

/** Everything n people can have answered. */
export const anything = (n: number): Region => ({ f: [0, n], u: [0, n], s: [0, n] });

/** The same region with every bound as tight as the others make it. */
export const tight = ({ f, u, s }: Region): Region => {
  const f0 = Math.max(f[0], s[0] - u[1]);
  const f1 = Math.min(f[1], s[1] - u[0]);
  const u0 = Math.max(u[0], s[0] - f1);
  const u1 = Math.min(u[1], s[1] - f0);
  return { f: [f0, f1], u: [u0, u1], s: [Math.max(s[0], f0 + u0), Math.min(s[1], f1 + u1)] };
};

export const add = (a: Region, b: Region): Region => ({
  f: [a.f[0] + b.f[0], a.f[1] + b.f[1]],
  u: [a.u[0] + b.u[0], a.u[1] + b.u[1]],
  s: [a.s[0] + b.s[0], a.s[1] + b.s[1]],
});

/** The rest of a sum when one of its parts (tight, and added before) is taken out. */
export const without = (sum: Region, part: Region): Region => ({
  f: [sum.f[0] - part.f[0], sum.f[1] - part.f[1]],
  u: [sum.u[0] - part.u[0], sum.u[1] - part.u[1]],
  s: [sum.s[0] - part.s[0], sum.s[1] - part.s[1]],
});

/** What a whole leaves to one part when the other parts together are `rest`. */
export const minus = (whole: Region, rest: Region): Region => ({
  f: [whole.f[0] - rest.f[1], whole.f[1] - rest.f[0]],
  u: [whole.u[0] - rest.u[1], whole.u[1] - rest.u[0]],
  s: [whole.s[0] - rest.s[1], whole.s[1] - rest.s[0]],
});

export const meet = (a: Region, b: Region): Region =>
  tight({
    f: [Math.max(a.f[0], b.f[0]), Math.min(a.f[1], b.f[1])],
    u: [Math.max(a.u[0], b.u[0]), Math.min(a.u[1], b.u[1])],
    s: [Math.max(a.s[0], b.s[0]), Math.min(a.s[1], b.s[1])],
  });

export const isEmpty = ({ f, u, s }: Region): boolean => f[0] > f[1] || u[0] > u[1] || s[0] > s[1];
