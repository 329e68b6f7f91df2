import type { Pool } from './pool.ts';

/** One way to treat a subtree: how many members it passes up, and the levels lost below that point. */
type Option = { passed: number; cost: number; keeps: boolean; gathered: Gathered | null };

/** One way to gather the first few children of a node: a list, the last child first. */
type Gathered = { size: number; cost: number; option: Option | null; before: Gathered | null };

const NOTHING: Gathered = { size: 0, cost: 0, option: null, before: null };

const cheapestFirst = (a: Gathered, b: Gathered) => a.size - b.size || a.cost - b.cost;

/**
 * Keeps one state per exact size below k, and of those from k up only the ones that no smaller or
 * equal state undercuts: from k up every state may do the same things, and a smaller one more cheaply.
 * The sort is stable, so of equal states the first stays.
 */
const prune = (states: Gathered[], k: number): Gathered[] => {
  const kept: Gathered[] = [];
  let cheapest = Number.POSITIVE_INFINITY;
  let size = -1;
  for (const state of states.sort(cheapestFirst)) {
    if (state.size < k) {
      if (state.size !== size) kept.push(state);
      size = state.size;
    } else if (state.cost < cheapest) {
      kept.push(state);
      cheapest = state.cost;
    }
  }
  return kept;
};

/** Adds one more child. Larger states come first, so that of equal results the one that moved earlier children stays. */
const gather = (states: Gathered[], options: Option[], k: number): Gathered[] => {
  const merged: Gathered[] = [];
  for (const before of states.toReversed())
    for (const option of options)
      merged.push({ size: before.size + option.passed, cost: before.cost + option.cost, option, before });
  return prune(merged, k);
};

const optionsOf = (pool: Pool, k: number): Option[] => {
  let states: Gathered[] = [{ ...NOTHING, size: pool.members.length }];
  for (const child of pool.children) states = gather(states, optionsOf(child, k), k);
  const options: Option[] = [];
  let best: Option | null = null;
  for (const gathered of states) {
    const { size, cost } = gathered;
    if (size > 0) options.push({ passed: size, cost: cost + size, keeps: false, gathered });
    if (size > 0 && size < k) continue;
    if (!best || cost < best.cost) best = { passed: 0, cost, keeps: size > 0, gathered };
  }
  return best ? [best, ...options] : options;
};

/**
 * Chooses which pools become cohorts so that every member is in exactly one, every cohort has at
 * least `k` members, and the levels lost, summed over the members, are the fewest possible: each
 * time a pool is passed up costs one level for everyone in it. Exact, by dynamic programming over
 * (node, size passed up), sizes from k up reduced to their Pareto front of (size, cost).
 * Of equally good choices the one that moves the pool whose id sorts first is taken.
 *
 * Time: O(pools x (k + front)^2); the front holds a few states in practice.
 *
 * @returns the kept pools and the levels lost, or null if there are people but fewer than `k`
 */
export const chooseCohorts = (root: Pool, k: number): { kept: Set<Pool>; cost: number } | null => {
  const [best] = optionsOf(root, k).filter((option) => option.passed === 0);
  if (!best) return null;
  const kept = new Set<Pool>();
  const trace = (pool: Pool, option: Option) => {
    if (option.keeps) kept.add(pool);
    let gathered = option.gathered;
    for (const child of pool.children.toReversed()) {
      if (gathered?.option) trace(child, gathered.option);
      gathered = gathered?.before ?? null;
    }
  };
  trace(root, best);
  return { kept, cost: best.cost };
};
