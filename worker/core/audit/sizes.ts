import type { Cell } from '../release/document.ts';
import { type Finding, quoted } from './finding.ts';
import { bandInterval, type Interval } from './steps.ts';
import { type Forest, nodesBelow } from './units.ts';
import type { Wave } from './wave.ts';

/** Fewest whole numbers that a hidden group's number of answers must be able to be. DISCLOSURE section 5. */
const MIN_SIZES = 3;

/**
 * What follows from the size bands of one item about every published unit and every pool, exactly: sums of
 * intervals from the leaves up, then what siblings and the unit above leave, from the top down. O(units).
 *
 * @param fewest respondents that everybody must expect in a node's pool, null when it has no members: an empty one
 *   is no secret
 * @returns by node; an interval is empty when the bands contradict each other
 */
export const propagateSizes = (
  forest: Forest,
  band: (node: number) => Interval,
  fewest: (node: number) => number | null,
): { groups: Interval[]; pools: Interval[] } => {
  const count = forest.nodes.length;
  const own = Array.from({ length: count }, (_, node): Interval => {
    const least = fewest(node);
    return least === null ? [0, 0] : [least, Infinity];
  });
  const groups: Interval[] = new Array(count);
  const low = own.map(([least]) => least);
  const high = own.map(([, most]) => most);
  for (let node = count - 1; node >= 0; node--) {
    const [least, most] = band(node);
    const up: Interval = [Math.max(least, low[node] ?? 0), Math.min(most, high[node] ?? 0)];
    groups[node] = up;
    const over = forest.up[node] ?? -1;
    if (over < 0) continue;
    low[over] = (low[over] ?? 0) + up[0];
    high[over] = (high[over] ?? 0) + up[1];
  }
  const below = nodesBelow(forest);
  const pools = [...own];
  for (let node = 0; node < count; node++) {
    const [least, most] = groups[node] ?? [0, 0];
    const parts = below[node] ?? [];
    // Several unbounded parts bound each other from nowhere: Infinity minus Infinity is no number.
    const unbounded = [own[node] ?? [0, 0], ...parts.map((part) => groups[part] ?? [0, 0])].filter(
      ([, top]) => top === Infinity,
    ).length;
    const finite = parts.reduce((sum, part) => sum + finiteTop(groups[part]), finiteTop(own[node]));
    const lows = parts.reduce((sum, part) => sum + (groups[part]?.[0] ?? 0), own[node]?.[0] ?? 0);
    const narrowed = (part: Interval): Interval => {
      const othersUnbounded = unbounded - (part[1] === Infinity ? 1 : 0) > 0;
      const othersTop = othersUnbounded ? Infinity : finite - finiteTop(part);
      return [Math.max(part[0], least - othersTop), Math.min(part[1], most - (lows - part[0]))];
    };
    const before = parts.map((part) => groups[part] ?? ([0, 0] as const));
    pools[node] = narrowed(own[node] ?? [0, 0]);
    for (const [index, part] of parts.entries()) groups[part] = narrowed(before[index] ?? [0, 0]);
  }
  return { groups, pools };
};

const finiteTop = (interval: Interval | undefined): number =>
  interval && interval[1] !== Infinity ? interval[1] : 0;

/**
 * Sizes: with the bands alone, every published unit and every pool that has people can have had at least three
 * different numbers of answers, even for somebody who knows the rule of k. What the ballot list says besides is public and left out (DISCLOSURE section 5).
 */
export const sizeFindings = (
  wave: Wave,
  item: string,
  {
    forest,
    cells,
    fewest,
  }: { forest: Forest; cells: Map<number, Cell>; fewest: (node: number) => number | null },
): Finding[] => {
  const label = (node: number) => quoted(wave.units.labels[forest.nodes[node] ?? -1] ?? '');
  const where = `${wave.where}, ${item}`;
  const { groups, pools } = propagateSizes(
    forest,
    (node) => bandInterval(cells.get(forest.nodes[node] ?? -1)?.n ?? ''),
    fewest,
  );
  const below = nodesBelow(forest);
  const findings: Finding[] = [];
  for (const [node, [low, high]] of groups.entries()) {
    const pool = pools[node] ?? [0, 0];
    if (low > high || pool[0] > pool[1])
      findings.push({
        kind: 'form',
        where,
        people: null,
        explanation: `The sizes of ${label(node)} and of what is below it contradict each other.`,
      });
    else if (high - low + 1 < MIN_SIZES)
      findings.push({
        kind: 'size',
        where,
        people: high,
        explanation: `How many of ${label(node)} answered is known almost exactly: ${range(low, high)}.`,
      });
    else if (fewest(node) !== null && (below[node]?.length ?? 0) > 0 && pool[1] - pool[0] + 1 < MIN_SIZES)
      findings.push({
        kind: 'size',
        where,
        people: pool[1],
        explanation: `How many answered in what is left of ${label(node)} without its published units is known almost exactly: ${range(...pool)}.`,
      });
  }
  return findings;
};

const range = (low: number, high: number): string => (low === high ? `${low}` : `${low} or ${high}`);
