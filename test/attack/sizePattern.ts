/** For the referee, not for the attacker: which units an item's counts alone let stand, before answers are looked at. */
import { pattern } from '../../worker/core/release/pattern.ts';
import { directly, unitTree } from '../../worker/core/release/tree.ts';
import type { Id, Manifest } from '../../worker/core/season.ts';

/** @param before units of the last wave's cells of the item */
export const sizePattern = (
  manifest: Manifest,
  answered: ReadonlyMap<Id, number> | undefined,
  before: ReadonlySet<Id>,
): Set<Id> => {
  const tree = unitTree(manifest);
  const unitOfRow = Int32Array.from(manifest.cohorts, ({ id }) => tree.unitOf.get(id) ?? -1);
  const direct = directly(tree, unitOfRow, (row) => answered?.get(manifest.cohorts[row]?.id ?? '') ?? 0);
  const { published } = pattern({ tree, direct, k: manifest.rules.k_cell, before });
  return new Set(tree.ids.filter((_, at) => published[at] === 1));
};
