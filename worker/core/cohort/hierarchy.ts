/** What a value that is not given counts as: a leaf of its own directly under the top. */
export const NOT_STATED = 'not stated';

/** The label of the top where nobody named it. */
export const ANY = '*';

/**
 * A generalisation hierarchy: a tree whose leaves are the values of a column and whose other nodes are
 * the labels that may stand for them.
 */
export type Hierarchy = {
  /** Names of the levels, the finest first; the last one is the top, which says nothing. */
  levels: string[];
  /** Value -> its labels from the value itself up to the top, one for each level. */
  paths: Map<string, string[]>;
  top: string;
};

/** `row`: where it stands in its file. `labels`: the value first, the top last. */
export type HierarchyRow = { row: number; labels: string[] };

/** How labels and values are compared: without spaces around them, in Unicode form C. */
export const tidy = (text: string): string => {
  const trimmed = text.trim();
  return trimmed.normalize('NFC');
};

/** Names for `count` levels: `value`, `group` or `group 1`, `group 2` …, `any`. */
export const levelNames = (count: number): string[] =>
  Array.from({ length: count }, (_, level) => {
    if (level === 0) return 'value';
    if (level === count - 1) return 'any';
    return count === 3 ? 'group' : `group ${level}`;
  });

/** The hierarchy of a column that has none: every value directly under the top. */
export const flatHierarchy = (values: Iterable<string>): Hierarchy => ({
  levels: levelNames(2),
  paths: new Map(Array.from(values, (value) => [value, [value, ANY]])),
  top: ANY,
});
