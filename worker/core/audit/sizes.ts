import type { Cell } from '../release/document.ts';
import { type Finding, quoted } from './finding.ts';
import { bandInterval, type Interval } from './steps.ts';
import type { Forest } from './units.ts';
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
  const pools = Array.from({ length: count }, (_, node): Interval => {
    const least = fewest(node);
    return least === null ? [0, 0] : [least, Infinity];
  });
  // Sums of a node's pool and of the published units next below it; parts without an upper end are counted.
  const sums = pools.map(([low, high]) => ({ low, ...top(high) }));
  const groups: Interval[] = new Array(count);
  for (let node = count - 1; node >= 0; node--) {
    const [least, most] = band(node);
    const sum = sums[node] ?? { low: 0, high: 0, open: 0 };
    const group: Interval = [Math.max(least, sum.low), Math.min(most, sum.open > 0 ? Infinity : sum.high)];
    groups[node] = group;
    const above = sums[forest.up[node] ?? -1];
    if (!above) continue;
    const { high, open } = top(group[1]);
    above.low += group[0];
    above.high += high;
    above.open += open;
  }
  const narrowed = (part: Interval, node: number): Interval => {
    const sum = sums[node] ?? { low: 0, high: 0, open: 0 };
    const [least, most] = groups[node] ?? [0, 0];
    const { high, open } = top(part[1]);
    const others = sum.open - open > 0 ? Infinity : sum.high - high;
    return [Math.max(part[0], least - others), Math.min(part[1], most - (sum.low - part[0]))];
  };
  for (let node = 0; node < count; node++) {
    const over = forest.up[node] ?? -1;
    if (over >= 0) groups[node] = narrowed(groups[node] ?? [0, 0], over);
    pools[node] = narrowed(pools[node] ?? [0, 0], node);
  }
  return { groups, pools };
};

/** An upper end that can be added: Infinity minus Infinity is no number. */
const top = (high: number): { high: number; open: number } =>
  high === Infinity ? { high: 0, open: 1 } : { high, open: 0 };

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
  const inner = new Set(forest.up);
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
    else if (fewest(node) !== null && inner.has(node) && pool[1] - pool[0] + 1 < MIN_SIZES)
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
