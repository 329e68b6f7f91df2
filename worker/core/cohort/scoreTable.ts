import type { Problem } from '../result.ts';
import { makeProblemList } from '../roster/problemList.ts';
import type { Attribute } from './attribute.ts';
import { ANY } from './hierarchy.ts';
import { labelReach } from './labelReach.ts';
import { ncpOf } from './loss.ts';
import type { Column, Table } from './table.ts';
import { distinctTuples } from './tuples.ts';

export type TableScore = {
  /** Rows of the original. */
  rows: number;
  /** Groups of rows with equal labels, without suppressed rows. */
  classes: number;
  /** Rows of the smallest of them: the k that the table keeps. */
  smallest: number;
  /** Rows of the original that are not in the table, or only as `*` in every column. */
  suppressed: number;
  ncp: number;
  /**
   * Rows in which some label cannot stand for the original's value of the same row; null if the two
   * tables differ in length. Not 0: the rows are in another order, or the table is wrong.
   */
  misfits: number | null;
};

const missingColumn = (name: string): Problem => ({
  code: 'missing-column',
  row: 1,
  column: name,
  message: `The table has no column “${name}”.`,
  remedy: 'Score a table with the columns of the original, under the same names.',
});

/** c of every distinct label of a column; a problem for each that cannot be read. */
const readLabels = (
  labels: Column,
  reach: ReturnType<typeof labelReach>,
  problems: ReturnType<typeof makeProblemList>,
) =>
  labels.values.map((label, i) => {
    const c = reach.stands(label);
    if (c === null || c === 0)
      problems.add({
        code: c === null ? 'unknown-label' : 'label-for-no-value',
        row: labels.rows[i] ?? 0,
        column: labels.name,
        value: label,
        message:
          c === null
            ? 'Nobody can say which values this label stands for.'
            : 'This label stands for no value of the original.',
        remedy: `Write a value, a label of the hierarchy of ${labels.name}, a range such as 20-39, a set such as {a, b}, or *.`,
      });
    return c ?? 0;
  });

/**
 * Scores a generalised table, whoever made it, against its original: the normalised certainty penalty
 * (`ncpOf`) with c counted for each label by `labelReach`, and whether it is k-anonymous. A row that
 * is missing has lost every cell. Rows may come in any order. O(rows x columns).
 *
 * @param attributes the columns that count, named as in both tables
 */
export const scoreTable = (
  table: Table,
  original: Table,
  attributes: Attribute[],
): { score: TableScore; problems: Problem[] } => {
  const problems = makeProblemList();
  const pairs = attributes.flatMap((attribute) => {
    const source = original.columns.find(({ name }) => name === attribute.name);
    const labels = table.columns.find(({ name }) => name === attribute.name);
    if (source && labels) return [{ attribute, source, labels }];
    problems.add(missingColumn(attribute.name));
    return [];
  });
  if (table.rows > original.rows)
    problems.add({
      code: 'more-rows',
      value: String(table.rows),
      message: `The table has ${table.rows} rows, the original ${original.rows}.`,
      remedy: 'Score it against the table it was made from.',
    });
  const absent = Math.max(0, original.rows - table.rows);

  const columns = pairs.map(({ attribute, source, labels }) => {
    const reach = labelReach(attribute, source);
    const counts = readLabels(labels, reach, problems);
    let lost = absent * (reach.size - 1);
    for (const code of labels.codes) lost += (counts[code] ?? 0) - 1;
    return { source, labels, reach, size: reach.size, lost };
  });

  const tuples = distinctTuples(
    columns.map(({ labels }) => labels.codes),
    columns.map(({ labels }) => labels.values.length),
  );
  const width = columns.length;
  const kept: number[] = [];
  let suppressed = absent;
  for (let t = 0; t < tuples.count; t++) {
    const blank = columns.every(({ labels }, a) => labels.values[tuples.values[t * width + a] ?? 0] === ANY);
    if (blank) suppressed += tuples.weights[t] ?? 0;
    else kept.push(tuples.weights[t] ?? 0);
  }
  const score = {
    rows: original.rows,
    classes: kept.length,
    smallest: kept.reduce((least, size) => Math.min(least, size), kept[0] ?? 0),
    suppressed,
    ncp: ncpOf(columns, original.rows),
    misfits: absent > 0 || table.rows > original.rows ? null : countMisfits(columns, original.rows),
  };
  return { score, problems: problems.list() };
};

const countMisfits = (
  columns: { source: Column; labels: Column; reach: ReturnType<typeof labelReach> }[],
  rows: number,
): number => {
  const fits = columns.map(({ source, labels, reach }) => {
    const known = new Map<number, boolean>();
    return (row: number): boolean => {
      const label = labels.codes[row] ?? 0;
      const value = source.codes[row] ?? 0;
      const key = label * source.values.length + value;
      const before = known.get(key);
      if (before !== undefined) return before;
      const covered = reach.covers(labels.values[label] ?? '', source.values[value] ?? '');
      known.set(key, covered);
      return covered;
    };
  });
  let misfits = 0;
  for (let row = 0; row < rows; row++) if (!fits.every((fitsRow) => fitsRow(row))) misfits++;
  return misfits;
};
