import { byText } from '../roster/member.ts';
import type { Domain } from './domain.ts';
import { type Hierarchy, NOT_STATED } from './hierarchy.ts';

/** More leaves would make the table of losses too large; the leaves then are the groups of a higher level. */
const MAX_LEAVES = 4096;

/** `down`: labels from the top to this leaf. `values`: how many observed values it stands for. */
type Leaf = { down: string[]; level: number; values: number };

const byPath = (a: Leaf, b: Leaf): number => {
  for (let i = 0; i < Math.min(a.down.length, b.down.length); i++) {
    const order = byText(a.down[i] ?? '', b.down[i] ?? '');
    if (order !== 0) return order;
  }
  return a.down.length - b.down.length;
};

/** The nodes at one level above the values, those that are not given apart. */
const leavesAt = (paths: Map<string, string[]>, level: number): { leaves: Leaf[]; of: Map<string, Leaf> } => {
  const byKey = new Map<string, Leaf>();
  const of = new Map<string, Leaf>();
  for (const [value, path] of paths) {
    const at = Math.min(level, path.length - 1);
    const key = JSON.stringify(path.slice(at));
    const leaf = byKey.get(key) ?? { down: path.slice(at).toReversed(), level: at, values: 0 };
    leaf.values++;
    byKey.set(key, leaf);
    of.set(value, leaf);
  }
  return { leaves: [...byKey.values()].sort(byPath), of };
};

/** Labels from the top that two leaves share. */
const sharedSteps = (a: string[], b: string[]): number => {
  let depth = 0;
  while (depth < a.length && depth < b.length && a[depth] === b[depth]) depth++;
  return depth;
};

/**
 * A column of categories along its hierarchy, reduced to the values that occur. A value that is not
 * given is a leaf directly under the top. With more than 4,096 values the finest level that has no
 * more groups than that takes their place.
 *
 * @param values distinct tidy values, all of them in the hierarchy or `''`
 */
export const categoryDomain = (name: string, values: Iterable<string>, hierarchy: Hierarchy): Domain => {
  const { levels, top } = hierarchy;
  const paths = new Map<string, string[]>();
  for (const value of values) {
    const path = hierarchy.paths.get(value === '' ? NOT_STATED : value);
    if (path || value === '') paths.set(value, path ?? [NOT_STATED, top]);
  }
  let level = 0;
  let found = leavesAt(paths, level);
  while (found.leaves.length > MAX_LEAVES) found = leavesAt(paths, ++level);
  const { leaves, of } = found;
  const n = leaves.length;
  const indexOf = new Map(leaves.map((leaf, i) => [leaf, i]));

  const steps = leaves.map((leaf, v) => sharedSteps(leaves[v - 1]?.down ?? [], leaf.down));
  const deepest = Math.max(0, ...leaves.map(({ down }) => down.length)) + 1;
  /** Labels from the top that all of lo..hi share, at lo * n + hi. */
  const depths = new Uint8Array(n * n);
  /** The first leaf that shares d labels with leaf v, at v * deepest + d; and the one after the last. */
  const starts = new Int32Array(n * deepest);
  const ends = new Int32Array(n * deepest);
  leaves.forEach(({ down }, v) => {
    let depth = down.length;
    for (let hi = v; hi < n; hi++) {
      if (hi > v) depth = Math.min(depth, steps[hi] ?? 0);
      depths[v * n + hi] = depth;
    }
    for (let d = 0; d < deepest; d++)
      starts[v * deepest + d] = v > 0 && (steps[v] ?? 0) >= d ? (starts[(v - 1) * deepest + d] ?? 0) : v;
  });
  for (let v = n - 1; v >= 0; v--)
    for (let d = 0; d < deepest; d++)
      ends[v * deepest + d] =
        v + 1 < n && (steps[v + 1] ?? 0) >= d ? (ends[(v + 1) * deepest + d] ?? 0) : v + 1;
  /** Observed values before leaf v. */
  const before = new Float64Array(n + 1);
  leaves.forEach(({ values }, v) => {
    before[v + 1] = (before[v] ?? 0) + values;
  });
  const depthOf = (lo: number, hi: number) => depths[lo * n + hi] ?? 0;
  const isLeaf = (lo: number, hi: number) => lo === hi;
  const down = (lo: number, hi: number) => leaves[lo]?.down.slice(0, depthOf(lo, hi)) ?? [];
  return {
    name,
    levels,
    size: paths.size,
    leaves: n,
    leafOf(value) {
      const leaf = of.get(value);
      return leaf ? (indexOf.get(leaf) ?? -1) : -1;
    },
    stands(lo, hi) {
      if (isLeaf(lo, hi)) return leaves[lo]?.values ?? 0;
      const at = lo * deepest + depthOf(lo, hi);
      return (before[ends[at] ?? 0] ?? 0) - (before[starts[at] ?? 0] ?? 0);
    },
    label: (lo, hi) => down(lo, hi).at(-1) ?? top,
    path: (lo, hi) => down(lo, hi).slice(1),
    level: (lo, hi) => (isLeaf(lo, hi) ? (leaves[lo]?.level ?? 0) : levels.length - depthOf(lo, hi)),
    part: (lo, hi, leaf) => starts[leaf * deepest + depthOf(lo, hi) + 1] ?? 0,
    ordered: () => false,
  };
};
