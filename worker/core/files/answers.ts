import { checkSheet, normaliseSheet, type ScaleItem } from '../questionnaire.ts';
import type { Problem } from '../result.ts';
import { makeCsvReader } from '../roster/csv.ts';
import { detectDelimiter, firstRow, outsideQuotes } from '../roster/delimiter.ts';
import { makeDecoder } from '../roster/encoding.ts';
import { FAULTS } from '../roster/parse.ts';
import { pathText, splitPath } from '../roster/path.ts';
import { makeProblemList, type ProblemList } from '../roster/problemList.ts';
import type { Cohort } from '../season.ts';
import { type AnswerColumnOptions, type AnswerColumns, answerColumns } from './answerColumns.ts';
import { type AnswerTable, makeAnswerTable } from './answerTable.ts';
import type { CohortFinder } from './people.ts';

export type AnswerParser = {
  push(bytes: Uint8Array): void;
  finish(): { table: AnswerTable; problems: Problem[] };
};

/** The first row must end within this many characters. */
const MAX_HEADER = 65_536;

/**
 * Reads answers that were collected elsewhere, piece by piece, from CSV: one row a respondent, an id or a unit path
 * (and attributes), one column for each item. An empty value is no answer. Every fault is reported with row, column,
 * value and remedy, and reading goes on. A comment's words are never repeated.
 *
 * Memory: one byte an answer, the comments, one bit a member, at most 1,000 problems.
 *
 * @example
 * const parser = makeAnswerParser({ questionnaire, attributes: [], finder, cohorts });
 * for await (const chunk of file) parser.push(chunk);
 * const { table, problems } = parser.finish();
 */
export const makeAnswerParser = (
  of: AnswerColumnOptions & {
    finder: CohortFinder;
    cohorts: readonly Pick<Cohort, 'id' | 'label' | 'size'>[];
    delimiter?: string;
  },
): AnswerParser => {
  const problems = makeProblemList();
  const decoder = makeDecoder(problems);
  const table = makeAnswerTable(
    of.questionnaire,
    of.cohorts.map(({ id }) => id),
  );
  const answered = new Int32Array(of.cohorts.length);
  const rowOfMember = new Int32Array(of.finder.members);
  let reader: ReturnType<typeof makeCsvReader> | undefined;
  let columns: AnswerColumns | undefined;
  let usable = true;
  let head = '';

  const header = (values: string[]) => {
    const found = answerColumns(
      values.map((value) => value.trim()),
      of,
    );
    for (const problem of found.problems) problems.add(problem);
    usable = found.problems.length === 0;
    columns = found.columns;
  };

  /** Row of the cohort, or null with a problem added. */
  const cohortOf = (values: string[], row: number, known: AnswerColumns): number | null => {
    const { finder } = of;
    const id = known.id < 0 ? '' : (values[known.id]?.trim() ?? '');
    if (id !== '') {
      const column = known.header[known.id] ?? 'employee_id';
      const member = finder.member(id);
      if (member < 0) {
        problems.add({
          code: 'unknown-respondent',
          row,
          column,
          value: id,
          message: 'Nobody on the roster has this id.',
          remedy: 'Correct the id, or delete the row: only members of the roster can be counted.',
        });
        return null;
      }
      const before = rowOfMember[member] ?? 0;
      if (before > 0) {
        problems.add({
          code: 'duplicate-respondent',
          row,
          column,
          value: id,
          message: `This person’s answers are in row ${before} too.`,
          remedy: 'Keep one of the two rows.',
        });
        return null;
      }
      rowOfMember[member] = row;
      return finder.cohortOf(member);
    }
    const column = known.unit.map((at) => known.header[at]).join(', ');
    const names = known.unit.map((at) => values[at]?.trim() ?? '');
    while (names.length > 1 && names.at(-1) === '') names.pop();
    const unit = known.unitIsPath ? splitPath(names[0] ?? '') : names;
    const attributes = of.attributes.map(
      (name) => values[known.attributes.find((one) => one.name === name)?.at ?? -1]?.trim() ?? '',
    );
    const cohort = known.unit.length === 0 ? -1 : finder.cohortIn(unit, attributes);
    if (cohort >= 0) return cohort;
    const unknown = known.unit.length === 0 || !finder.knowsUnit(unit);
    problems.add({
      code: unknown ? 'unknown-unit' : 'unknown-person',
      row,
      column: column || (known.header[known.id] ?? 'employee_id'),
      value: pathText(unit),
      message: unknown
        ? 'Nobody on the roster is in this unit.'
        : 'Nobody on the roster is in this unit with these attributes.',
      remedy: 'Write it as the roster does, or correct the roster.',
    });
    return null;
  };

  const read = (values: string[], row: number, known: AnswerColumns) => {
    const count = problems.count();
    const scales = known.scales.map(({ item, at }) => scaleAnswer(values[at] ?? '', { item, row, problems }));
    const comments = known.open.flatMap(({ item, at }) => {
      const sheet = normaliseSheet({ [item.id]: values[at] ?? '' });
      for (const found of checkSheet(of.questionnaire, sheet)) problems.add({ ...found, row });
      const text = sheet[item.id];
      return typeof text === 'string' ? [{ item: item.id, text }] : [];
    });
    const cohort = cohortOf(values, row, known);
    if (cohort === null || problems.count() > count) return;
    answered[cohort] = (answered[cohort] ?? 0) + 1;
    table.add(cohort, scales, comments);
  };

  const start = () => {
    reader = makeCsvReader(of.delimiter ?? detectDelimiter(firstRow(head) ?? outsideQuotes(head)), {
      row(values, row) {
        if (values.every((value) => value.trim() === '') || !usable) return;
        if (!columns) return header(values);
        if (values.length === columns.header.length) return read(values, row, columns);
        problems.add({
          code: 'wrong-column-count',
          row,
          message: `This row has ${values.length} values; the first row names ${columns.header.length} columns.`,
          remedy: 'Add what is missing, or put a value that contains the separator in quotation marks.',
        });
      },
      fault({ code, row, column }) {
        const name = columns?.header[column];
        if (!columns) usable = false;
        problems.add({ code, row, ...(name === undefined ? {} : { column: name }), ...FAULTS[code] });
      },
    });
    reader.push(head);
    head = '';
  };
  const take = (text: string) => {
    if (reader) return reader.push(text);
    head += text;
    if (firstRow(head) !== null || head.length > MAX_HEADER) start();
  };
  return {
    push: (bytes) => take(decoder.decode(bytes)),
    finish() {
      take(decoder.end());
      if (!reader) start();
      reader?.end();
      if (!columns && problems.count() === 0)
        problems.add({
          code: 'empty-file',
          message: 'The file of answers is empty.',
          remedy: 'The first row names the columns; below it stands one row for each respondent.',
        });
      for (const [at, count] of answered.entries()) {
        const cohort = of.cohorts[at];
        if (cohort && count > cohort.size)
          problems.add({
            code: 'too-many-answers',
            value: cohort.label,
            message: `${count} people answered in “${cohort.label}”, which has ${cohort.size} members on the roster.`,
            remedy: 'Look for rows that are there twice, or for people the roster leaves out.',
          });
      }
      return { table, problems: problems.list() };
    },
  };
};

/** A number on the item's scale, or null for no answer; anything else is a problem. */
const scaleAnswer = (
  value: string,
  { item, row, problems }: { item: ScaleItem; row: number; problems: ProblemList },
): number | null => {
  const text = value.trim();
  if (text === '') return null;
  const [low, high] = item.scale;
  const answer = Number(text);
  if (/^-?\d+$/.test(text) && answer >= low && answer <= high) return answer;
  problems.add({
    code: 'off-scale',
    row,
    column: item.id,
    value: text,
    message: 'The answer is not on the scale.',
    remedy: `Write a whole number ${low} to ${high}, or nothing for no answer.`,
  });
  return null;
};
