import type { DeskDb } from '../../db/desk/db.ts';
import type { MerkleTree } from '../core/ballot/merkle.ts';

/** A cohort's tree, and where each member's leaf (hex) stands in it. */
export type KeptTree = { tree: MerkleTree; places: Map<string, number> };

const KEPT = 32;
const kept = new WeakMap<DeskDb, Map<string, KeptTree>>();

/** Trees that can no longer change; a few are kept so that a large cohort's rush hashes them once. */
export async function keptTree(db: DeskDb, name: string, build: () => Promise<KeptTree>): Promise<KeptTree> {
  const trees = kept.get(db) ?? new Map<string, KeptTree>();
  kept.set(db, trees);
  const known = trees.get(name);
  if (known) return known;
  const built = await build();
  const [oldest] = trees.keys();
  if (trees.size >= KEPT && oldest !== undefined) trees.delete(oldest);
  trees.set(name, built);
  return built;
}
