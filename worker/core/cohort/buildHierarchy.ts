import type { Problem } from '../result.ts';
import { makeProblemList, type ProblemList } from '../roster/problemList.ts';
import { ANY, type Hierarchy, type HierarchyRow, levelNames, NOT_STATED, tidy } from './hierarchy.ts';

/** A label on its level: its parent, and the row it stood in first. */
type Node = { parent: string; row: number };

const checkRow = (
  problems: ProblemList,
  { row, labels }: HierarchyRow,
  width: number,
  at: (i: number) => string,
) => {
  const known = problems.count();
  if (labels.length !== width)
    problems.add({
      code: 'hierarchy-ragged',
      row,
      column: at(0),
      value: labels.join(' | '),
      message: `This row has ${labels.length} label${labels.length === 1 ? '' : 's'}, the first row has ${width}.`,
      remedy: 'Give every row the same number of labels; repeat a label where a level adds nothing.',
    });
  labels.forEach((label, i) => {
    if (label === '')
      problems.add({
        code: 'hierarchy-empty-label',
        row,
        column: at(i),
        value: '',
        message: 'A label is empty.',
        remedy: 'Write a label; a value that is not given needs no row, it counts as “not stated”.',
      });
    else if (/[\p{Cc}\uFFFD]/u.test(label))
      problems.add({
        code: 'hierarchy-damaged-label',
        row,
        column: at(i),
        value: label,
        message: 'A label holds a character that is no text.',
        remedy: 'Save the file as UTF-8, without line breaks inside a label.',
      });
  });
  return problems.count() === known;
};

/**
 * A label may stand on two levels only where both stand for the same values: otherwise nobody could
 * say what it means when it is published. “not stated” is the label of empty values.
 */
const checkAmbiguous = (
  problems: ProblemList,
  levels: Map<string, Node>[],
  paths: Map<string, string[]>,
  at: (i: number) => string,
) => {
  const told = new Set<string>();
  for (const path of paths.values())
    path.forEach((label, level) => {
      const elsewhere = levels.some(
        (nodes, other) => other !== level && nodes.has(label) && path[other] !== label,
      );
      const taken = label === NOT_STATED && path[0] !== NOT_STATED;
      if (!(elsewhere || taken) || told.has(label)) return;
      told.add(label);
      problems.add({
        code: 'hierarchy-ambiguous-label',
        row: levels[level]?.get(label)?.row ?? 0,
        column: at(level),
        value: label,
        message: `“${label}” is used for two different groups of values.`,
        remedy: 'Give one of the two another name.',
      });
    });
};

/**
 * Builds the hierarchy of a column from rows of labels. It must be a tree: every value once, one parent for
 * each label, one top. Everything that is wrong is reported, by row and column of the rows' file.
 * O(rows x levels).
 *
 * @param name of the column, for the problems
 * @example
 * buildHierarchy('site', [{ row: 1, labels: ['Rome', 'Italy', '*'] }]).hierarchy.paths.get('Rome')
 */
export const buildHierarchy = (
  name: string,
  rows: HierarchyRow[],
): { hierarchy: Hierarchy; problems: Problem[] } => {
  const problems = makeProblemList();
  const at = (level: number) => `hierarchy of ${name}, column ${level + 1}`;
  const width = rows[0]?.labels.length ?? 0;
  const top = tidy(rows[0]?.labels.at(-1) ?? ANY);
  const paths = new Map<string, string[]>();
  const rowOf = new Map<string, number>();
  const levels = Array.from({ length: width }, () => new Map<string, Node>());

  if (rows.length === 0)
    problems.add({
      code: 'hierarchy-empty',
      column: `hierarchy of ${name}`,
      message: 'The hierarchy is empty.',
      remedy:
        'Write one row for each value: the value, its group, the group above, and last a common top such as *.',
    });

  for (const { row, labels: written } of rows) {
    const labels = written.map(tidy);
    if (!checkRow(problems, { row, labels }, width, at)) continue;
    const value = labels[0] ?? '';
    const first = rowOf.get(value);
    if (first !== undefined) {
      problems.add({
        code: 'hierarchy-value-twice',
        row,
        column: at(0),
        value,
        message: `“${value}” is in rows ${first} and ${row}.`,
        remedy: 'Keep one of the two rows.',
      });
      continue;
    }
    rowOf.set(value, row);
    paths.set(value, labels);
    if (labels.at(-1) !== top)
      problems.add({
        code: 'hierarchy-two-tops',
        row,
        column: at(width - 1),
        value: labels.at(-1) ?? '',
        message: `This row ends in “${labels.at(-1)}”, the first row in “${top}”: the hierarchy has no single top.`,
        remedy:
          'Add a last column that holds the same label, such as *, in every row. A row of column names does not belong in the file.',
      });
    labels.forEach((label, level) => {
      const parent = labels[level + 1] ?? '';
      const node = levels[level]?.get(label);
      if (!node) levels[level]?.set(label, { parent, row });
      else if (node.parent !== parent && level < width - 1)
        problems.add({
          code: 'hierarchy-not-a-tree',
          row,
          column: at(level),
          value: label,
          message: `“${label}” stands under “${parent}” here and under “${node.parent}” in row ${node.row}.`,
          remedy: 'Put it under one of them, or give one of the two another name.',
        });
    });
  }
  if (problems.count() === 0) checkAmbiguous(problems, levels, paths, at);
  return { hierarchy: { levels: levelNames(width), paths, top }, problems: problems.list() };
};
