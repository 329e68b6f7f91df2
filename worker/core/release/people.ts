import type { AttributeValues } from './attributes.ts';
import type { UnitTree } from './tree.ts';

/**
 * Respondents of one item in the shape that attribute cells need: rows are cohorts, and a *node* is a published
 * unit of the item. Everything by position. UNSAFE: true counts.
 */
export type People = {
  tree: UnitTree;
  /** Levels below the top of each unit. */
  unitDepth: Int32Array;
  unitOfRow: Int32Array;
  /** Respondents of each cohort. */
  count: Int32Array;
  /** Published units (1) and their respondents, by unit. */
  published: Uint8Array;
  respondents: Int32Array;
  /** Unit whose pool each cohort is in, -1 for none: the nearest published unit above. */
  poolOfRow: Int32Array;
  attributes: readonly AttributeValues[];
};

/** The published units above a unit, itself included, the nearest first. */
export const publishedAbove = (
  { tree, published }: Pick<People, 'tree' | 'published'>,
  unit: number,
): number[] => {
  const chain: number[] = [];
  for (let at = unit; at >= 0; at = tree.parent[at] ?? -1) if (published[at]) chain.push(at);
  return chain;
};

/** Depth of every unit, 0 at a root. O(units). */
export const unitDepths = (tree: UnitTree): Int32Array => {
  const depth = new Int32Array(tree.ids.length);
  for (let i = tree.bottomUp.length - 1; i >= 0; i--) {
    const at = tree.bottomUp[i] ?? 0;
    const up = tree.parent[at] ?? -1;
    depth[at] = up < 0 ? 0 : (depth[up] ?? 0) + 1;
  }
  return depth;
};
