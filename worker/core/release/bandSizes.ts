import type { People } from './people.ts';
import { sizeBand } from './sizeBand.ts';

/** Fewest sizes that every published unit and every pool must leave open. */
const MIN_SIZES = 3;

/**
 * A published unit whose size, or whose pool's size, follows from the bands within less than three numbers; -1 for
 * none (DISCLOSURE section 5, "Sizes"). Bounds go from the leaves to the root and back, exactly: a unit is its pool
 * and its published parts together, a pool with anybody in it has at least k. With k_cell 5 or 10 there never is
 * one: every band then starts at a multiple of k and ends just below one. O(units).
 *
 * @example tightUnit(people, 5) // -1
 */
export const tightUnit = ({ tree, published, respondents, poolOfRow, count }: People, k: number): number => {
  const units = tree.ids.length;
  const pool = new Int32Array(units);
  for (const [row, at] of poolOfRow.entries()) if (at >= 0) pool[at] = (pool[at] ?? 0) + (count[row] ?? 0);
  // [low, high] of each unit with all below it, and of its parts together.
  const low = new Float64Array(units);
  const high = new Float64Array(units);
  const partsLow = new Float64Array(units);
  const partsHigh = new Float64Array(units);
  // Parts without an upper end are counted, not summed.
  const openEnded = new Int32Array(units);
  const up = new Int32Array(units).fill(-1);
  for (const at of tree.bottomUp) {
    if (!published[at]) continue;
    const occupied = (pool[at] ?? 0) > 0;
    const band = sizeBand(respondents[at] ?? 0, k);
    low[at] = Math.max(band.low, (partsLow[at] ?? 0) + (occupied ? k : 0));
    const unbounded = occupied || (openEnded[at] ?? 0) > 0;
    high[at] = Math.min(band.high, unbounded ? Number.POSITIVE_INFINITY : (partsHigh[at] ?? 0));
    let above = tree.parent[at] ?? -1;
    while (above >= 0 && !published[above]) above = tree.parent[above] ?? -1;
    up[at] = above;
    if (above < 0) continue;
    partsLow[above] = (partsLow[above] ?? 0) + (low[at] ?? 0);
    if (Number.isFinite(high[at])) partsHigh[above] = (partsHigh[above] ?? 0) + (high[at] ?? 0);
    else openEnded[above] = (openEnded[above] ?? 0) + 1;
  }
  for (let i = units - 1; i >= 0; i--) {
    const at = tree.bottomUp[i] ?? 0;
    if (!published[at]) continue;
    const above = up[at] ?? -1;
    if (above >= 0) {
      const occupied = (pool[above] ?? 0) > 0;
      const [fewest, most] = [low[at] ?? 0, high[at] ?? 0];
      const othersLow = (partsLow[above] ?? 0) - fewest + (occupied ? k : 0);
      const finite = Number.isFinite(most) ? most : 0;
      const unbounded = occupied || (openEnded[above] ?? 0) > (Number.isFinite(most) ? 0 : 1);
      const othersHigh = unbounded ? Number.POSITIVE_INFINITY : (partsHigh[above] ?? 0) - finite;
      high[at] = Math.min(most, (high[above] ?? 0) - othersLow);
      if (Number.isFinite(othersHigh)) low[at] = Math.max(fewest, (low[above] ?? 0) - othersHigh);
    }
    if ((high[at] ?? 0) - (low[at] ?? 0) + 1 < MIN_SIZES) return at;
    if ((pool[at] ?? 0) === 0 || (partsLow[at] ?? 0) === 0) continue;
    const poolHigh = (high[at] ?? 0) - (partsLow[at] ?? 0);
    const poolLow = (openEnded[at] ?? 0) > 0 ? k : Math.max(k, (low[at] ?? 0) - (partsHigh[at] ?? 0));
    if (poolHigh - poolLow + 1 < MIN_SIZES) return at;
  }
  return -1;
};
