/**
 * The tree that cohorts are formed on: the organisation's tree, where the people directly in a unit
 * with sub-units are a leaf of their own beside these. A pool is the people gathered at one node; its
 * id is that of the cohort it becomes if it is kept.
 */

import { byText, type Member } from '../roster/member.ts';
import type { UnitNode, UnitTree } from '../roster/tree.ts';
import type { Id } from '../season.ts';

export type Pool = {
  id: Id;
  unit: UnitNode;
  kind: 'unit' | 'direct' | 'gathered';
  /** Members that start here: empty for a gathered pool. */
  members: Member[];
  /** In the order of their ids. */
  children: Pool[];
};

const makePool = (unit: UnitNode): Pool => {
  if (unit.children.length === 0) return { id: unit.id, unit, kind: 'unit', members: [], children: [] };
  const direct: Pool = { id: `${unit.id}-d`, unit, kind: 'direct', members: [], children: [] };
  const children = [direct, ...unit.children.map(makePool)].toSorted((a, b) => byText(a.id, b.id));
  return { id: `${unit.id}-p`, unit, kind: 'gathered', members: [], children };
};

/** Leaves by unit: where a member of that unit starts. */
const startingPools = (root: Pool): Map<UnitNode, Pool> => {
  const starts = new Map<UnitNode, Pool>();
  const walk = (pool: Pool) => {
    if (pool.kind !== 'gathered') starts.set(pool.unit, pool);
    for (const child of pool.children) walk(child);
  };
  walk(root);
  return starts;
};

/**
 * Puts every member where they start: in their unit, or, if they lead one, directly in the unit
 * above the topmost one they lead, so that nobody is a lone voice inside the group that reports to
 * them. Whoever leads the organisation starts directly in it.
 *
 * @returns the root pool, and the members whose `manager_of` names no unit of the tree
 */
export const placeMembers = (members: Iterable<Member>, tree: UnitTree): { root: Pool; lost: Member[] } => {
  const root = makePool(tree.root);
  const starts = startingPools(root);
  const lost: Member[] = [];
  for (const member of members) {
    const led = member.manager_of && tree.find(member.manager_of);
    if (member.manager_of && !led) {
      lost.push(member);
      continue;
    }
    const unit = led ? (led.parent ?? tree.root) : tree.find(member.unit);
    if (unit) starts.get(unit)?.members.push(member);
  }
  return { root, lost };
};
