import { type Attribute, generalisationOf } from './attribute.ts';
import { givenValues } from './domainOf.ts';
import { ANY, type Hierarchy, NOT_STATED, tidy } from './hierarchy.ts';
import { numericReach } from './numericReach.ts';
import { parseRange } from './range.ts';
import type { Column } from './table.ts';

/** For one column of the original table: D, and which of its values a published label can stand for. */
export type Reach = {
  size: number;
  /** c; 0 if the label can stand for no value of the column, null if nobody can say. */
  stands(label: string): number | null;
  /** Whether the label can stand for this tidy value. */
  covers(label: string, value: string): boolean;
};

const SET = /^\{(.*)\}$/s;

/** Observed values by every label of the hierarchy that stands for them; of a label without one, none. */
const valuesByLabel = (values: string[], { paths, top }: Hierarchy): Map<string, Set<string>> => {
  const byLabel = new Map<string, Set<string>>();
  for (const path of paths.values()) for (const label of path) byLabel.set(label, new Set());
  for (const value of values)
    for (const label of paths.get(value) ?? [value, top]) {
      const reached = byLabel.get(label);
      if (reached) reached.add(value);
      else byLabel.set(label, new Set([value]));
    }
  return byLabel;
};

const categoryReach = (values: string[], hierarchy: Hierarchy): Reach => {
  const all = values.map((value) => value || NOT_STATED);
  const byLabel = valuesByLabel(all, hierarchy);
  const everything = new Set(all);

  const single = (label: string): Set<string> | null => {
    if (label === ANY) return everything;
    const reached = byLabel.get(label || NOT_STATED);
    if (reached) return reached;
    const range = parseRange(label);
    if (!range) return null;
    return new Set(all.filter((value) => Number(value) >= range.from && Number(value) <= range.to));
  };
  const union = (labels: string[]): Set<string> | null => {
    const reached = labels.map(single);
    return reached.includes(null) ? null : new Set(reached.flatMap((values) => [...(values ?? [])]));
  };
  const meaning = (written: string): Set<string> | null => {
    const label = tidy(written);
    const inside = SET.exec(label)?.[1];
    return single(label) ?? (inside === undefined ? null : union(inside.split(/[,;]/).map(tidy)));
  };
  return {
    size: all.length,
    stands: (label) => meaning(label)?.size ?? null,
    covers: (label, value) => meaning(label)?.has(value || NOT_STATED) ?? false,
  };
};

/**
 * What labels mean for a column, whichever tool wrote them: a value; a label of the hierarchy; `*`; a
 * range of numbers in any usual notation (`parseRange`); a set `{a, b}` of any of these; `not stated` or
 * nothing for a value that is not given. Of a column of numbers every whole number from the least to the largest counts,
 * of another its distinct values.
 *
 * @param column of the original table
 * @example labelReach({ name: 'age' }, ages).stands('[20, 40[') // 20
 */
export const labelReach = (attribute: Attribute, column: Column): Reach => {
  const { kind, hierarchy } = generalisationOf(attribute, givenValues(column));
  return kind === 'numeric' || !hierarchy
    ? numericReach(column.values, attribute.hierarchy)
    : categoryReach(column.values, hierarchy);
};
