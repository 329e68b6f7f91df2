import { type Finding, listed, people, quoted } from './finding.ts';
import type { Interval } from './steps.ts';
import { type Forest, nodesBelow } from './units.ts';
import type { Wave } from './wave.ts';

/** Sums of profiles over pools: the fewest and the most people in each. O(profiles). */
export const poolCounts = (
  wave: Wave,
  forest: Forest,
  count: (profile: Wave['profiles'][number]) => Interval,
): Interval[] => {
  const sums = Array.from(forest.nodes, (): [number, number] => [0, 0]);
  for (const profile of wave.profiles) {
    const sum = sums[forest.poolOf[profile.at] ?? -1];
    if (!sum) continue;
    const [low, high] = count(profile);
    sum[0] += low;
    sum[1] += high;
  }
  return sums;
};

/** From pools to whole published units. */
export const groupCounts = (forest: Forest, pools: readonly Interval[]): Interval[] => {
  const sums = pools.map(([low, high]): [number, number] => [low, high]);
  for (let node = sums.length - 1; node >= 0; node--) {
    const sum = sums[node];
    const over = sums[forest.up[node] ?? -1];
    if (!sum || !over) continue;
    over[0] += sum[0];
    over[1] += sum[1];
  }
  return sums;
};

/**
 * P1 on the tree, exactly: published units are nested or apart, so what subtraction can isolate are the pools, and
 * every pool must be empty or hold at least k people. Without true counts a pool is rejected when it surely has
 * people and surely fewer than k, or when no more than k-1 members are in it at all.
 */
export const poolFindings = (
  wave: Wave,
  of: {
    forest: Forest;
    pools: readonly Interval[];
    statistic: string;
    k: number;
    kind: 'linear' | 'collusion';
  },
): Finding[] => {
  const { forest, pools, k } = of;
  if (pools.every(([low, high]) => high <= 0 || high >= k || low === 0)) return [];
  const groups = groupCounts(forest, pools);
  const below = nodesBelow(forest);
  const name = (node: number): string => {
    const [, most] = groups[node] ?? [0, 0];
    return `${quoted(wave.units.labels[forest.nodes[node] ?? -1] ?? '')} (${most})`;
  };
  return pools.flatMap(([low, high], node): Finding[] => {
    if (high <= 0 || high >= k || low === 0) return [];
    const parts = (below[node] ?? []).map(name);
    const left =
      parts.length > 0
        ? `${name(node)} minus ${listed(parts, 'minus')} leaves ${people(high)}`
        : `${name(node)} is shown, and only ${people(high)} ${high === 1 ? 'is' : 'are'} in it`;
    const after = of.kind === 'collusion' ? ' once two of them tell each other what they answered' : '';
    return [
      {
        kind: of.kind,
        where: `${wave.where}, ${of.statistic}`,
        people: high,
        explanation: `${left}${after}: fewer than ${k}.`,
      },
    ];
  });
};
