import type { Id, Manifest } from '../season.ts';

/** Between the labels of a value in a manifest, from the coarsest down: `Italy › Rome`. */
export const VALUE_SEPARATOR = ' › ';

/** One attribute's values as a forest over positions; a value under which others stand is a coarser one. */
export type AttributeValues = {
  id: Id;
  /** As published: the labels from below the top down. */
  values: string[];
  /** Position of the next coarser value, -1 at the coarsest. */
  parent: Int32Array;
  /** 0 at the coarsest. */
  depth: Int32Array;
  /** Value of each cohort, by row; -1 where nothing finer than the top is known. */
  ofRow: Int32Array;
};

/** The values from one up to the coarsest. @example coarser(attribute, at).map((value) => attribute.values[value]) */
export const coarser = ({ parent }: Pick<AttributeValues, 'parent'>, value: number): number[] => {
  const chain: number[] = [];
  for (let at = value; at >= 0; at = parent[at] ?? -1) chain.push(at);
  return chain;
};

/**
 * Declared attributes of a manifest's cohorts. A cohort's value is what its label says: the labels of the hierarchy
 * from below the top down to its own, with ` › ` between; a cohort counts for its value and for every coarser one.
 * A missing value or an empty one is the top: it tells nothing. Values stand in the order of their texts, so that
 * the order of cohorts never matters. O(cohorts x attributes x levels).
 *
 * @param rows cohort ids, the rows of the tally
 * @example attributeValues(manifest, tally.cohorts)[0]?.values // ['Engineering', 'Engineering › Platform']
 */
export const attributeValues = (
  manifest: Pick<Manifest, 'attributes' | 'cohorts'>,
  rows: readonly Id[],
): AttributeValues[] => {
  const cohorts = new Map(manifest.cohorts.map((cohort) => [cohort.id, cohort]));
  return manifest.attributes.map(({ id }) => {
    const texts = rows.map((row) => cohorts.get(row)?.attributes[id] ?? '');
    const all = new Set<string>();
    for (const text of new Set(texts)) for (const prefix of prefixes(text)) all.add(prefix);
    const values = [...all].sort();
    const at = new Map(values.map((value, index) => [value, index]));
    const above = (value: string) => value.slice(0, Math.max(0, value.lastIndexOf(VALUE_SEPARATOR)));
    const position = (value: string) => at.get(value) ?? -1;
    return {
      id,
      values,
      parent: Int32Array.from(values, (value) => position(above(value))),
      depth: Int32Array.from(values, (value) => value.split(VALUE_SEPARATOR).length - 1),
      ofRow: Int32Array.from(texts, position),
    };
  });
};

/** A value and every coarser one, the coarsest first. */
const prefixes = (text: string): string[] =>
  text === ''
    ? []
    : text.split(VALUE_SEPARATOR).map((_, index, labels) => labels.slice(0, index + 1).join(VALUE_SEPARATOR));
