import type { Clusters } from './clusters.ts';
import { hullOf } from './hull.ts';
import type { LossTable } from './loss.ts';
import type { Tuples } from './tuples.ts';

/**
 * Moves single tuples out of clusters that stay at least `k` strong without them into the cluster
 * where the table loses least, as long as the loss falls, at most `rounds` times through all clusters.
 * Changes `clusters`. O(rounds x tuples x clusters x columns).
 */
export const relocate = (
  clusters: Clusters,
  { tuples, losses, k, rounds }: { tuples: Tuples; losses: LossTable; k: number; rounds: number },
): void => {
  const { lo, hi, rows, loss, alive } = clusters;
  const { columns, table, offset, width } = losses;
  const TOO_LITTLE = 1e-9;

  const set = (x: number, members: number[]) => {
    const hull = hullOf(members, tuples, losses);
    lo.set(hull.lo, x * columns);
    hi.set(hull.hi, x * columns);
    rows[x] = hull.rows;
    loss[x] = hull.loss;
    clusters.tuples[x] = members;
  };

  /** The cluster that takes tuple t, of `weight` rows, for less than `gain`; -1 if none does. */
  const bestHome = (t: number, weight: number, from: number, gain: number): number => {
    let best = -1;
    let least = gain - TOO_LITTLE;
    for (const y of alive) {
      if (y === from) continue;
      const together = (rows[y] ?? 0) + weight;
      const limit = (least + (loss[y] ?? 0)) / together;
      let each = 0;
      for (let a = 0, i = t * columns, j = y * columns; a < columns && each < limit; a++, i++, j++) {
        const leaf = tuples.values[i] ?? 0;
        const l = lo[j] ?? 0;
        const h = hi[j] ?? 0;
        each += table[(offset[a] ?? 0) + Math.min(leaf, l) * (width[a] ?? 0) + Math.max(leaf, h)] ?? 0;
      }
      if (each < limit) {
        least = each * together - (loss[y] ?? 0);
        best = y;
      }
    }
    return best;
  };

  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    for (const x of alive)
      for (const t of clusters.tuples[x]?.slice() ?? []) {
        const weight = tuples.weights[t] ?? 0;
        const members = clusters.tuples[x] ?? [];
        if (members.length < 2 || (rows[x] ?? 0) - weight < k) continue;
        const rest = members.filter((other) => other !== t);
        const gain = (loss[x] ?? 0) - hullOf(rest, tuples, losses).loss;
        const home = bestHome(t, weight, x, gain);
        if (home < 0) continue;
        set(x, rest);
        set(home, [...(clusters.tuples[home] ?? []), t]);
        moved++;
      }
    if (moved === 0) return;
  }
};
