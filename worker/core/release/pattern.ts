import { type Best, join, publish, startTable, type Table, winner } from './best.ts';
import { below, type UnitTree } from './tree.ts';

/** Which units a statistic is published for (1) and how many respondents each has, by position. */
export type Pattern = { published: Uint8Array; respondents: Int32Array };

/**
 * The best safe set of published units, exactly (DISCLOSURE section 3.1).
 *
 * The pool of a published unit is everyone below it who is below no published proper descendant. On a tree the
 * published groups are nested or disjoint, so every linear combination of their figures is a combination of
 * pools, and no combination describes 1..k-1 people exactly when **every pool is empty or holds at least k**.
 * Respondents below no published unit are in no pool: nothing is said about them.
 *
 * Among the safe sets in which every published unit has at least k respondents (never one without any: hidden
 * and empty look the same), the one that is largest by, in order: number of units; units in `before`; sum of
 * respondents over published units; unit id (of two sets, the one holding the first id that only one holds).
 *
 * Dynamic programming from the leaves up over (unit, respondents not yet in a pool, capped at k); sub-units are
 * joined by a max-plus knapsack. The order by ids survives disjoint union, so it is carried along as the first
 * id in which two states' sets differ. O(units k^2) time and memory.
 *
 * Does not protect against certainty inside a published group (a unanimous team): the level grid does.
 *
 * @param direct respondents directly in each unit, by position
 * @param k smallest pool, k_cell
 * @param before ids of the units published for the same statistic in the last wave
 * @param allowed may this unit be published at all? Yes for every one, if absent
 * @example pattern({ tree, direct: Int32Array.of(0, 6, 3), k: 5, before: new Set() }).published
 *   // a root over leaves of 6 and 3: [1, 0, 0]; with the leaf of 6 shown too, root minus leaf would be 3 people
 */
export const pattern = (of: {
  tree: UnitTree;
  direct: Int32Array;
  k: number;
  before: ReadonlySet<string>;
  allowed?: (at: number) => boolean;
}): Pattern => {
  const { tree, direct, k, before, allowed = () => true } = of;
  const respondents = below(tree, direct);
  const places = placesById(tree.ids);
  // A table is made when its unit or a first sub-unit needs it: those of leaves never stand beside each other.
  const tables: (Table | null)[] = new Array<Table | null>(direct.length).fill(null);
  const tableOf = (at: number): Table => tables[at] ?? startTable(k, Math.min(direct[at] ?? 0, k));
  let top = startTable(k, 0);
  for (const at of tree.bottomUp) {
    const id = tree.ids[at] ?? '';
    const count = respondents[at] ?? 0;
    let table = tableOf(at);
    if (count >= k && allowed(at))
      table = publish(table, { at, place: places[at] ?? 0, kept: before.has(id), respondents: count });
    tables[at] = null;
    const up = tree.parent[at] ?? -1;
    if (up >= 0) tables[up] = join(tableOf(up), table);
    else top = join(top, table);
  }
  return { published: unitsOf(winner(top), tree.ids.length), respondents };
};

/** Place of each unit in the order of ids (code units), from 1. */
const placesById = (ids: readonly string[]): Int32Array => {
  const places = new Int32Array(ids.length);
  const order = ids.map((id, at) => ({ id, at })).sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const [index, { at }] of order.entries()) places[at] = index + 1;
  return places;
};

/** The units of a set that was built from parts, as flags by position. */
const unitsOf = (best: Best | null, size: number): Uint8Array => {
  const published = new Uint8Array(size);
  const open = best ? [best] : [];
  for (let set = open.pop(); set; set = open.pop()) {
    if (set.at >= 0) published[set.at] = 1;
    open.push(...set.parts);
  }
  return published;
};
