import type { Domain } from './domain.ts';
import { type Hull, hullOf } from './hull.ts';
import type { LossTable } from './loss.ts';
import type { Tuples } from './tuples.ts';

export type Partitioning = {
  domains: Domain[];
  tuples: Tuples;
  losses: LossTable;
  /** Fewest rows of a block. */
  least: number;
  /** A part of at most this many distinct tuples is divided no further. */
  most: number;
};

const rowsOf = (ts: ArrayLike<number>, weights: Int32Array): number => {
  let rows = 0;
  for (let i = 0; i < ts.length; i++) rows += weights[ts[i] ?? 0] ?? 0;
  return rows;
};

/** Cut at the weighted median of a column's leaves; null if a side would be too small. */
const cutInTwo = (
  ts: Int32Array,
  a: number,
  hull: Hull,
  { tuples, least }: Partitioning,
): Int32Array[] | null => {
  const { columns, values, weights } = tuples;
  const lo = hull.lo[a] ?? 0;
  const counts = new Float64Array((hull.hi[a] ?? 0) - lo + 1);
  for (const t of ts) {
    const at = (values[t * columns + a] ?? 0) - lo;
    counts[at] = (counts[at] ?? 0) + (weights[t] ?? 0);
  }
  let below = 0;
  let best = 0;
  let cut = -1;
  for (let v = 0; v < counts.length - 1; v++) {
    below += counts[v] ?? 0;
    const smaller = Math.min(below, hull.rows - below);
    if (smaller > best) {
      best = smaller;
      cut = lo + v;
    }
  }
  if (best < least) return null;
  const isBelow = (t: number) => (values[t * columns + a] ?? 0) <= cut;
  return [ts.filter(isBelow), ts.filter((t) => !isBelow(t))];
};

/** One part for each node below the label of a column, those too small together, with the smallest if need be. */
const splitByNode = (
  ts: Int32Array,
  a: number,
  hull: Hull,
  { domains, tuples, least }: Partitioning,
): Int32Array[] | null => {
  const { columns, values, weights } = tuples;
  const domain = domains[a];
  if (!domain) return null;
  const byPart = new Map<number, number[]>();
  for (const t of ts) {
    const part = domain.part(hull.lo[a] ?? 0, hull.hi[a] ?? 0, values[t * columns + a] ?? 0);
    const group = byPart.get(part);
    if (group) group.push(t);
    else byPart.set(part, [t]);
  }
  const large: number[][] = [];
  const rest: number[] = [];
  for (const group of byPart.values())
    if (rowsOf(group, weights) >= least) large.push(group);
    else for (const t of group) rest.push(t);
  if (rowsOf(rest, weights) >= least) large.push(rest);
  else if (rest.length > 0) {
    const [smallest] = large.sort((x, y) => x.length - y.length);
    for (const t of rest) smallest?.push(t);
  }
  return large.length < 2 ? null : large.map((group) => Int32Array.from(group).sort());
};

/**
 * Divides tuples from the top down into blocks small enough to be clustered one by one: each part is
 * divided along the column that leaves the least loss, at the median of a column of numbers or into the
 * nodes below the label of a hierarchy. This is Mondrian (LeFevre, DeWitt, Ramakrishnan, "Mondrian
 * multidimensional k-anonymity", ICDE 2006) with hierarchies, stopped early.
 * O(columns^2 x tuples x log(tuples / most)).
 *
 * A part that no hierarchy divides is cut in the order of the leaves; only one that cannot be cut
 * either (a few heavy tuples) stays above `most`.
 */
export const partition = (task: Partitioning): Int32Array[] => {
  const { domains, tuples, losses, most } = task;
  const blocks: Int32Array[] = [];
  const pending: Int32Array[] = [Int32Array.from({ length: tuples.count }, (_, t) => t)];
  for (let ts = pending.pop(); ts; ts = pending.pop()) {
    const part = ts;
    if (part.length <= most) {
      blocks.push(part);
      continue;
    }
    const hull = hullOf(part, tuples, losses);
    const open = domains.flatMap((domain, a) => {
      const lo = hull.lo[a] ?? 0;
      const hi = hull.hi[a] ?? 0;
      return lo < hi ? [{ a, ordered: domain.ordered(lo, hi) }] : [];
    });
    const best =
      leastLoss(
        open.map(({ a, ordered }) => (ordered ? cutInTwo : splitByNode)(part, a, hull, task)),
        task,
      ) ??
      leastLoss(
        open.map(({ a }) => cutInTwo(part, a, hull, task)),
        task,
      );
    if (best) pending.push(...best);
    else blocks.push(part);
  }
  return blocks;
};

const leastLoss = (
  divisions: (Int32Array[] | null)[],
  { tuples, losses }: Partitioning,
): Int32Array[] | null => {
  let best: Int32Array[] | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const parts of divisions) {
    if (!parts) continue;
    const loss = parts.reduce((sum, part) => sum + hullOf(part, tuples, losses).loss, 0);
    if (loss < least) {
      least = loss;
      best = parts;
    }
  }
  return best;
};
