import { addTo, bound, cut, cutByWhole, isEmpty, type Regions, setAnything, WIDTH } from './region.ts';
import type { Forest } from './units.ts';

/** What the adversary knows of every published unit and of every pool, by node. */
export type Known = { groups: Regions; pools: Regions };

/** What a figure says: `[f0, f1, u0, u1]`, or null for nothing. */
export type Said = readonly [number, number, number, number];

/**
 * Bounds on favourable and unfavourable counts of every published unit and every pool, exactly, on a tree: regions
 * are added from the leaves to the root, each cut by what its cell says, and handed back from the root to the
 * leaves. The adversary is taken to know how many answered. O(units).
 *
 * @param sizes respondents of each pool
 * @param said what each node's cell says
 * @example propagateAnswers(forest, [5], [[4, 5, 0, 1]]).pools // f 4..5, u 0..1, s 4..5
 */
export const propagateAnswers = (
  { up }: Forest,
  sizes: readonly number[],
  said: readonly (Said | null)[],
): Known => {
  const count = sizes.length;
  const pools = new Float64Array(count * WIDTH);
  for (const [node, size] of sizes.entries()) setAnything(pools, node, size);
  const sums = pools.slice();
  const groups = new Float64Array(count * WIDTH);
  for (let node = count - 1; node >= 0; node--) {
    groups.set(sums.subarray(node * WIDTH, (node + 1) * WIDTH), node * WIDTH);
    const one = said[node];
    if (one) cut(groups, node, one);
    const over = up[node] ?? -1;
    if (over >= 0) addTo(sums, over, groups, node);
  }
  for (let node = 0; node < count; node++) {
    const over = up[node] ?? -1;
    if (over >= 0) cutByWhole([groups, node], [groups, sums, over]);
    cutByWhole([pools, node], [groups, sums, node]);
  }
  return { groups, pools };
};

export type Certainty =
  | 'all favourable'
  | 'all unfavourable'
  | 'all neutral'
  | 'none favourable'
  | 'none unfavourable'
  | 'favourable known'
  | 'unfavourable known'
  | 'impossible';

/** What is too well known about the n people of a region, or null; only f or only u where the other does not matter. */
export const certainty = (
  regions: Regions,
  at: number,
  of: { n: number; f: boolean; u: boolean },
): Certainty | null => {
  if (of.n === 0) return null;
  if (isEmpty(regions, at)) return 'impossible';
  const [f0, f1, u0, u1] = [0, 1, 2, 3].map((index) => bound(regions, at, index));
  if (of.f && f0 === of.n) return 'all favourable';
  if (of.u && u0 === of.n) return 'all unfavourable';
  if (of.f && of.u && bound(regions, at, 5) === 0) return 'all neutral';
  if (of.f && f0 === f1) return f1 === 0 ? 'none favourable' : 'favourable known';
  if (of.u && u0 === u1) return u1 === 0 ? 'none unfavourable' : 'unfavourable known';
  return null;
};
