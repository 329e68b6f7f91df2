/**
 * A column as an ordered set of leaves such that every label a row may be given stands for an interval
 * of them. Numbers are in their order; the leaves of a hierarchy in the order of their labels from
 * the top down, so that the lowest node above a set of leaves is the one above its first and last.
 * Generalising a set of rows then is taking a minimum and a maximum, and the loss of an interval is
 * one entry of a table.
 */
export type Domain = {
  name: string;
  /** Names of the levels, the finest first; the last one is the top. */
  levels: string[];
  /** D: how many values the column can take. Whole numbers from the least to the largest; else distinct values. */
  size: number;
  leaves: number;
  /** The leaf of a tidy value, `''` for one that is not given; -1 if there is none. */
  leafOf(value: string): number;
  /** c: how many of the column's values the label of leaves lo..hi can stand for. */
  stands(lo: number, hi: number): number;
  label(lo: number, hi: number): string;
  /** The labels from below the top down to that of lo..hi; `[]` if it is the top. */
  path(lo: number, hi: number): string[];
  /** Index into `levels`. */
  level(lo: number, hi: number): number;
  /** For a leaf of lo..hi, which part of its label: any number that differs between parts. Numbers have no parts. */
  part(lo: number, hi: number, leaf: number): number;
  /** Whether lo..hi may be cut anywhere. */
  ordered(lo: number, hi: number): boolean;
};
