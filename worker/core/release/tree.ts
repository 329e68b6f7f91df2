import type { Id, Manifest } from '../season.ts';

/**
 * The manifest's unit tree as arrays over positions 0..units-1 (the manifest's order), so that counting and
 * the pattern search run without a lookup by id.
 */
export type UnitTree = {
  ids: Id[];
  /** Position of the parent, -1 at a root. */
  parent: Int32Array;
  /** Positions of the units, every child before its parent. */
  bottomUp: Int32Array;
  /** Cohort id -> position of the unit its answers count in. */
  unitOf: Map<Id, number>;
  position: Map<Id, number>;
};

/**
 * @param source a manifest, or the units and cohorts of one
 * @throws on an unknown parent, a cycle or a cohort without a unit: a sealed manifest has none of them
 * @example unitTree(manifest).bottomUp
 */
export const unitTree = ({ units, cohorts }: Pick<Manifest, 'units' | 'cohorts'>): UnitTree => {
  const position = new Map(units.map((unit, at) => [unit.id, at]));
  const find = (id: Id): number => {
    const at = position.get(id);
    if (at === undefined) throw new Error(`The manifest names a unit it does not have: ${id}`);
    return at;
  };
  const parent = Int32Array.from(units, (unit) => (unit.parent === null ? -1 : find(unit.parent)));
  const waiting = new Int32Array(units.length);
  for (const up of parent) if (up >= 0) waiting[up] = (waiting[up] ?? 0) + 1;
  const bottomUp: number[] = [];
  for (let at = 0; at < units.length; at++) if (waiting[at] === 0) bottomUp.push(at);
  for (let next = 0; next < bottomUp.length; next++) {
    const up = parent[bottomUp[next] ?? -1] ?? -1;
    if (up < 0) continue;
    waiting[up] = (waiting[up] ?? 0) - 1;
    if (waiting[up] === 0) bottomUp.push(up);
  }
  if (bottomUp.length < units.length) throw new Error('The unit tree has a cycle.');
  return {
    ids: units.map((unit) => unit.id),
    parent,
    bottomUp: Int32Array.from(bottomUp),
    unitOf: new Map(cohorts.map((cohort) => [cohort.id, find(cohort.unit)])),
    position,
  };
};

/**
 * Adds everything below to every unit: counts of those directly in a unit become counts of everyone below it.
 *
 * @param direct one count for each unit, by position; left as it is
 * @example below(tree, Int32Array.of(1, 2)) // root over one leaf: [3, 2]
 */
export const below = (tree: UnitTree, direct: Int32Array): Int32Array => {
  const sums = direct.slice();
  for (const at of tree.bottomUp) {
    const up = tree.parent[at] ?? -1;
    if (up >= 0) sums[up] = (sums[up] ?? 0) + (sums[at] ?? 0);
  }
  return sums;
};

/**
 * Sums a count of each cohort over the cohorts of each unit itself.
 *
 * @param unitOfRow position of the unit of each cohort
 * @example directly(tree, unitOfRow, (row) => tally.ballots[row] ?? 0)
 */
export const directly = (
  tree: UnitTree,
  unitOfRow: Int32Array,
  count: (row: number) => number,
): Int32Array => {
  const sums = new Int32Array(tree.ids.length);
  for (const [row, at] of unitOfRow.entries()) sums[at] = (sums[at] ?? 0) + count(row);
  return sums;
};
