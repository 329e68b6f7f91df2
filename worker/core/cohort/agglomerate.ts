import { type Clusters, singleClusters } from './clusters.ts';
import type { LossTable } from './loss.ts';
import type { Tuples } from './tuples.ts';

/**
 * Merges the tuples of a block until every cluster has at least `k` rows: always that cluster below k
 * whose merger with its nearest neighbour adds the least loss (agglomerative clustering for k-anonymity:
 * Byun, Kamra, Bertino, Li, "Efficient k-anonymization using clustering techniques", DASFAA 2007; Gionis and
 * Tassa, "k-anonymization with minimal loss of information", TKDE 2009). Nearest neighbours are
 * remembered and looked up again only when they are gone. Of equal mergers the one of the cluster
 * that was made first is taken. O(tuples^2 x columns) in practice.
 *
 * @param block tuples that are at least `k` rows together
 */
export const agglomerate = (block: Int32Array, tuples: Tuples, losses: LossTable, k: number): Clusters => {
  const clusters = singleClusters(block, tuples, losses);
  const { lo, hi, rows, loss, alive } = clusters;
  const { columns, table, offset, width } = losses;
  const room = rows.length;
  const position = Int32Array.from({ length: room }, (_, x) => (x < block.length ? x : -1));
  const nearest = new Int32Array(room).fill(-1);
  const added = new Float64Array(room).fill(Number.POSITIVE_INFINITY);
  let made = block.length;

  /** Loss added by merging x and y; infinite as soon as it cannot be below `bound`. */
  const addedBy = (x: number, y: number, bound: number): number => {
    const together = (rows[x] ?? 0) + (rows[y] ?? 0);
    const before = (loss[x] ?? 0) + (loss[y] ?? 0);
    const limit = (bound + before) / together;
    let each = 0;
    for (let a = 0, i = x * columns, j = y * columns; a < columns; a++, i++, j++) {
      const l0 = lo[i] ?? 0;
      const l1 = lo[j] ?? 0;
      const h0 = hi[i] ?? 0;
      const h1 = hi[j] ?? 0;
      each += table[(offset[a] ?? 0) + Math.min(l0, l1) * (width[a] ?? 0) + Math.max(h0, h1)] ?? 0;
      if (each > limit) return Number.POSITIVE_INFINITY;
    }
    return each * together - before;
  };

  const findNearest = (x: number) => {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < alive.length; i++) {
      const y = alive[i] ?? 0;
      if (y === x) continue;
      const d = addedBy(x, y, least);
      if (d < least || (d === least && y < best)) {
        least = d;
        best = y;
      }
    }
    nearest[x] = best;
    added[x] = least;
  };

  const isGone = (x: number) => (position[x] ?? -1) < 0;
  const remove = (x: number) => {
    const at = position[x] ?? 0;
    const last = alive.pop() ?? x;
    if (last !== x) {
      alive[at] = last;
      position[last] = at;
    }
    position[x] = -1;
  };

  const merge = (x: number, y: number): number => {
    const z = made++;
    let each = 0;
    for (let a = 0; a < columns; a++) {
      const low = Math.min(lo[x * columns + a] ?? 0, lo[y * columns + a] ?? 0);
      const high = Math.max(hi[x * columns + a] ?? 0, hi[y * columns + a] ?? 0);
      lo[z * columns + a] = low;
      hi[z * columns + a] = high;
      each += table[(offset[a] ?? 0) + low * (width[a] ?? 0) + high] ?? 0;
    }
    rows[z] = (rows[x] ?? 0) + (rows[y] ?? 0);
    loss[z] = each * (rows[z] ?? 0);
    clusters.tuples.push([...(clusters.tuples[x] ?? []), ...(clusters.tuples[y] ?? [])]);
    remove(x);
    remove(y);
    position[z] = alive.length;
    alive.push(z);
    return z;
  };

  const small = alive.filter((x) => (rows[x] ?? 0) < k);
  for (const x of small) findNearest(x);

  /** The cluster below k that is cheapest to merge; drops those that are gone on the way. */
  const cheapest = (): number => {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < small.length; ) {
      const x = small[i] ?? 0;
      if (isGone(x)) {
        const last = small.pop() ?? x;
        if (i < small.length) small[i] = last;
        continue;
      }
      if ((added[x] ?? 0) < least || ((added[x] ?? 0) === least && x < best)) {
        if (isGone(nearest[x] ?? -1)) findNearest(x);
        const d = added[x] ?? 0;
        if (d < least || (d === least && x < best)) {
          least = d;
          best = x;
        }
      }
      i++;
    }
    return best;
  };

  for (let x = cheapest(); x >= 0 && alive.length > 1; x = cheapest()) {
    const z = merge(x, nearest[x] ?? 0);
    for (const s of small) {
      if (isGone(s)) continue;
      const d = addedBy(s, z, added[s] ?? 0);
      if (d < (added[s] ?? 0)) {
        added[s] = d;
        nearest[s] = z;
      }
    }
    if ((rows[z] ?? 0) < k) {
      small.push(z);
      findNearest(z);
    }
  }
  return clusters;
};
