import type { Problem } from '../result.ts';
import { nearest } from '../roster/nearest.ts';
import { makeProblemList } from '../roster/problemList.ts';
import { dateHierarchy, isDay } from './dateBands.ts';
import { flatHierarchy, type Hierarchy, NOT_STATED } from './hierarchy.ts';
import { isInteger, parseRange } from './range.ts';

export const KINDS = ['category', 'numeric', 'date'] as const;

/**
 * How a column's values are generalised: along a hierarchy; to any interval of whole numbers; or to
 * bands of the calendar.
 */
export type Kind = (typeof KINDS)[number];

/** A column that is to be generalised, as a person declares it. Without a kind it is recognised. */
export type Attribute = { name: string; kind?: Kind; hierarchy?: Hierarchy };

/**
 * The kind of a column. **Numeric** if every value that is given is a whole number and, where there is
 * a hierarchy, each of its labels between the value and the top is a range of numbers (`20-39`): a
 * hierarchy of names over numbers (post codes, pay grades) means the names. **Date** if every value
 * is `YYYY-MM-DD` and there is no hierarchy. Else **category**. `attribute.kind` overrules all this.
 *
 * @param values distinct, tidy, without the empty one
 */
export const kindOf = ({ kind, hierarchy }: Attribute, values: Iterable<string>): Kind => {
  if (kind) return kind;
  const all = [...values];
  if (all.length === 0) return 'category';
  const ranges =
    !hierarchy ||
    [...hierarchy.paths.values()].every((path) =>
      path.slice(1, -1).every((label) => label === NOT_STATED || parseRange(label) !== null),
    );
  if (ranges && all.every(isInteger)) return 'numeric';
  return !hierarchy && all.every(isDay) ? 'date' : 'category';
};

const SUGGESTIONS = 50;

const outside = (name: string, values: Map<string, number>, { paths }: Hierarchy): Problem[] => {
  const problems = makeProblemList();
  for (const [value, row] of values) {
    if (paths.has(value)) continue;
    const meant = problems.count() < SUGGESTIONS ? nearest(value, paths.keys()) : undefined;
    problems.add({
      code: 'value-outside-hierarchy',
      row,
      column: name,
      value,
      message: `“${value}” is not in the hierarchy of ${name}.`,
      remedy: `${meant === undefined ? '' : `Did you mean “${meant}”? `}Add it to the hierarchy, correct it, or leave it empty: it then counts as “${NOT_STATED}”.`,
    });
  }
  return problems.list();
};

const notIntegers = (name: string, values: Map<string, number>): Problem[] => {
  const problems = makeProblemList();
  for (const [value, row] of values)
    if (!isInteger(value))
      problems.add({
        code: 'not-a-whole-number',
        row,
        column: name,
        value,
        message: `${name} is declared numeric, and this is not a whole number.`,
        remedy: `Round it, leave it empty (it then counts as “${NOT_STATED}”), or declare ${name}:category.`,
      });
  return problems.list();
};

/** What a column's values may be generalised to. `hierarchy` is null for numbers: any interval will do. */
export type Generalisation = { kind: Kind; hierarchy: Hierarchy | null; problems: Problem[] };

/**
 * Decides how a column is generalised and checks that every value of it can be.
 *
 * @param values distinct tidy values that are given -> the row each stands in first
 */
export const generalisationOf = (attribute: Attribute, values: Map<string, number>): Generalisation => {
  const { name, hierarchy } = attribute;
  const kind = kindOf(attribute, values.keys());
  if (kind === 'numeric') return { kind, hierarchy: null, problems: notIntegers(name, values) };
  if (kind === 'date') return { kind, ...dateHierarchy(name, values) };
  if (!hierarchy) return { kind, hierarchy: flatHierarchy(values.keys()), problems: [] };
  return { kind, hierarchy, problems: outside(name, values, hierarchy) };
};
