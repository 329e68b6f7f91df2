import { add, anything, isEmpty, meet, minus, type Region, without } from './region.ts';
import type { Interval } from './steps.ts';
import { type Forest, nodesBelow } from './units.ts';

/** What the adversary knows of every published unit and of every pool, by node. */
export type Known = { groups: Region[]; pools: Region[] };

/**
 * Bounds on favourable and unfavourable counts of every published unit and every pool, exactly, on a tree: regions
 * are added from the leaves to the root, each cut by what its cell says, and handed back from the root to the
 * leaves. The adversary is taken to know how many answered. O(units).
 *
 * @param sizes respondents of each pool
 * @param steps what the node's cell says of favourable and of unfavourable counts, or null for nothing
 */
export const propagateAnswers = (
  forest: Forest,
  sizes: readonly number[],
  steps: (node: number) => { f: Interval; u: Interval } | null,
): Known => {
  const pools = sizes.map(anything);
  const sums = [...pools];
  const groups: Region[] = new Array(sizes.length);
  for (let node = sizes.length - 1; node >= 0; node--) {
    const sum = sums[node] ?? anything(0);
    const said = steps(node);
    const group = said ? meet(sum, { ...said, s: [0, Number.POSITIVE_INFINITY] }) : sum;
    groups[node] = group;
    const over = forest.up[node] ?? -1;
    const above = sums[over];
    if (above) sums[over] = add(above, group);
  }
  const below = nodesBelow(forest);
  for (const [node, parts] of below.entries()) {
    const whole = groups[node] ?? anything(0);
    const sum = sums[node] ?? anything(0);
    const own = pools[node] ?? anything(0);
    pools[node] = meet(own, minus(whole, without(sum, own)));
    for (const part of parts) {
      const before = groups[part] ?? anything(0);
      groups[part] = meet(before, minus(whole, without(sum, before)));
    }
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

/** What is too well known about n people, or null. */
export const certainty = (region: Region, n: number): Certainty | null => {
  if (n === 0) return null;
  if (isEmpty(region)) return 'impossible';
  if (region.f[0] === n) return 'all favourable';
  if (region.u[0] === n) return 'all unfavourable';
  if (region.s[1] === 0) return 'all neutral';
  if (region.f[1] === 0) return 'none favourable';
  if (region.u[1] === 0) return 'none unfavourable';
  if (region.f[0] === region.f[1]) return 'favourable known';
  return region.u[0] === region.u[1] ? 'unfavourable known' : null;
};
