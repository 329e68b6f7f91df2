import type { ReleaseUnit } from '../release/document.ts';
import type { Id } from '../season.ts';

/** The organisation's tree by position, parents before their sub-units in `topDown`. */
export type Units = {
  ids: readonly Id[];
  labels: readonly string[];
  members: readonly number[];
  /** Position of the unit above, -1 at the top. */
  parent: Int32Array;
  topDown: Int32Array;
  at: ReadonlyMap<Id, number>;
};

/** The tree, or null when an id stands twice, a unit above is missing, or units stand above each other in a ring. */
export const unitsOf = (list: readonly ReleaseUnit[]): Units | null => {
  const at = new Map(list.map(({ id }, index) => [id, index]));
  if (at.size < list.length) return null;
  const parent = Int32Array.from(list, ({ parent: id }) => (id === null ? -1 : (at.get(id) ?? -2)));
  if (parent.includes(-2)) return null;
  const below: number[][] = list.map(() => []);
  const order: number[] = [];
  for (const [index, up] of parent.entries())
    if (up < 0) order.push(index);
    else below[up]?.push(index);
  for (let next = 0; next < order.length; next++) order.push(...(below[order[next] ?? -1] ?? []));
  if (order.length < list.length) return null;
  return {
    ids: list.map(({ id }) => id),
    labels: list.map(({ label }) => label),
    members: list.map(({ members }) => members),
    parent,
    topDown: Int32Array.from(order),
    at,
  };
};

/**
 * The published units of one statistic. A *pool* is everyone below a published unit and below no published unit
 * deeper down: what is left of it by subtraction.
 */
export type Forest = {
  /** Positions of the published units, every one after the ones above it. */
  nodes: Int32Array;
  /** For each node the node next above it, -1 for none. */
  up: Int32Array;
  /** For each unit the node whose pool its direct people are in, -1 for none. */
  poolOf: Int32Array;
};

/** O(units). @example forestOf(units, new Set([0, 3])) */
export const forestOf = (units: Units, published: ReadonlySet<number>): Forest => {
  const poolOf = new Int32Array(units.ids.length).fill(-1);
  const nodes: number[] = [];
  const up: number[] = [];
  for (const at of units.topDown) {
    const above = units.parent[at] ?? -1;
    const over = above < 0 ? -1 : (poolOf[above] ?? -1);
    poolOf[at] = published.has(at) ? nodes.length : over;
    if (!published.has(at)) continue;
    nodes.push(at);
    up.push(over);
  }
  return { nodes: Int32Array.from(nodes), up: Int32Array.from(up), poolOf };
};

/** Nodes next below each node. */
export const nodesBelow = ({ up }: Forest): number[][] => {
  const below: number[][] = Array.from(up, () => []);
  for (const [node, over] of up.entries()) below[over]?.push(node);
  return below;
};
