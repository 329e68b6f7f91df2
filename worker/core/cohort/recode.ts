import type { Domain } from './domain.ts';
import { type Hull, hullOf } from './hull.ts';
import type { LossTable } from './loss.ts';
import type { Tuples } from './tuples.ts';

/** Some tuples and the tightest label that fits them all. */
export type Part = { tuples: Int32Array; hull: Hull };

export type Recoding = { domains: Domain[]; tuples: Tuples; losses: LossTable; k: number };

/** Rows below each node under a part's label in one column, in the order of the leaves. */
export const rowsByNode = ({ tuples: ts, hull }: Part, a: number, { domains, tuples }: Recoding) => {
  const nodes = new Map<number, { tuples: number[]; rows: number; lo: number; hi: number }>();
  const domain = domains[a];
  for (const t of ts) {
    const leaf = tuples.values[t * tuples.columns + a] ?? 0;
    const rows = tuples.weights[t] ?? 0;
    const key = domain?.part(hull.lo[a] ?? 0, hull.hi[a] ?? 0, leaf) ?? 0;
    const node = nodes.get(key);
    if (!node) nodes.set(key, { tuples: [t], rows, lo: leaf, hi: leaf });
    else {
      node.tuples.push(t);
      node.rows += rows;
      node.lo = Math.min(node.lo, leaf);
      node.hi = Math.max(node.hi, leaf);
    }
  }
  return [...nodes.values()].sort((x, y) => x.lo - y.lo);
};

/**
 * Splits off every node of at least k rows; the rest stays together under the old label. If there is a rest
 * of fewer than k, the nodes that gain least by being split off are put back, as few as make it k.
 */
const splitByNode = (part: Part, a: number, task: Recoding): Int32Array[] | null => {
  const { losses, k } = task;
  const lossIn = (lo: number, hi: number) =>
    losses.table[(losses.offset[a] ?? 0) + lo * (losses.width[a] ?? 0) + hi] ?? 0;
  const whole = lossIn(part.hull.lo[a] ?? 0, part.hull.hi[a] ?? 0);
  const nodes = rowsByNode(part, a, task);
  const kept = nodes
    .filter(({ rows }) => rows >= k)
    .sort(
      (x, y) => x.rows * (whole - lossIn(x.lo, x.hi)) - y.rows * (whole - lossIn(y.lo, y.hi)) || x.lo - y.lo,
    );
  const rest = nodes.filter(({ rows }) => rows < k);
  for (let left = rest.reduce((sum, { rows }) => sum + rows, 0); left > 0 && left < k; ) {
    const cheapest = kept.shift();
    if (!cheapest) return null;
    rest.push(cheapest);
    left += cheapest.rows;
  }
  if (kept.length === 0) return null;
  const parts = kept.map((node) => Int32Array.from(node.tuples));
  if (rest.length > 0) parts.push(Int32Array.from(rest.flatMap((node) => node.tuples)).sort());
  return parts.length < 2 ? null : parts;
};

/** The cut of a column of numbers with at least k rows on either side that loses least in this column. */
const cutInTwo = (
  { tuples: ts, hull }: Part,
  a: number,
  { tuples, losses, k }: Recoding,
): Int32Array[] | null => {
  const { columns, values, weights } = tuples;
  const lo = hull.lo[a] ?? 0;
  const hi = hull.hi[a] ?? 0;
  const rowsAt = new Float64Array(hi - lo + 1);
  for (const t of ts) {
    const at = (values[t * columns + a] ?? 0) - lo;
    rowsAt[at] = (rowsAt[at] ?? 0) + (weights[t] ?? 0);
  }
  const used = Array.from(rowsAt.keys()).filter((at) => (rowsAt[at] ?? 0) > 0);
  const lossIn = (from: number, to: number) =>
    losses.table[(losses.offset[a] ?? 0) + (lo + from) * (losses.width[a] ?? 0) + lo + to] ?? 0;
  let below = 0;
  let least = Number.POSITIVE_INFINITY;
  let cut = -1;
  for (const [i, at] of used.entries()) {
    below += rowsAt[at] ?? 0;
    const next = used[i + 1];
    if (next === undefined || below < k || hull.rows - below < k) continue;
    const loss = below * lossIn(0, at) + (hull.rows - below) * lossIn(next, hi - lo);
    if (loss < least) {
      least = loss;
      cut = lo + at;
    }
  }
  if (cut < 0) return null;
  const isBelow = (t: number) => (values[t * columns + a] ?? 0) <= cut;
  return [ts.filter(isBelow), ts.filter((t) => !isBelow(t))];
};

const TOO_LITTLE = 1e-9;

/**
 * Top-down local recoding (Xu et al., KDD 2006; DISCLOSURE 2): starts from one part under the tightest
 * label that fits everybody, and specialises again and again the attribute that takes away the most information
 * loss (`ncpOf`), splitting off every node of at least k rows. The rest keeps the label, with nodes put back
 * if it is smaller than k. Attributes of numbers are cut in two. A tie goes to the attribute declared first.
 * Every part has at least k rows and the tightest label that fits them. O(depth x attributes^2 x tuples).
 *
 * Greedy, so not the best recoding there is; and it says nothing of what the members of a part have in
 * common beyond their label.
 */
export const recode = (task: Recoding): Part[] => {
  const { domains, tuples, losses } = task;
  const partOf = (ts: Int32Array): Part => ({ tuples: ts, hull: hullOf(ts, tuples, losses) });
  const final: Part[] = [];
  const pending = [partOf(Int32Array.from({ length: tuples.count }, (_, t) => t))];
  for (let part = pending.pop(); part; part = pending.pop()) {
    let best: Part[] = [];
    let least = part.hull.loss - TOO_LITTLE;
    for (const [a, domain] of domains.entries()) {
      const lo = part.hull.lo[a] ?? 0;
      const hi = part.hull.hi[a] ?? 0;
      if (lo === hi) continue;
      const parts = (domain.ordered(lo, hi) ? cutInTwo : splitByNode)(part, a, task)?.map(partOf) ?? [];
      const loss = parts.reduce((sum, { hull }) => sum + hull.loss, 0);
      if (parts.length === 0 || loss >= least - TOO_LITTLE) continue;
      least = loss;
      best = parts;
    }
    if (best.length > 0) pending.push(...best);
    else final.push(part);
  }
  return final;
};
