import type { Problem } from '../result.ts';
import { makeRosterChecker } from './check.ts';
import { type ColumnOptions, type Columns, columnOf, findColumns } from './columns.ts';
import { type CsvFault, type CsvReader, makeCsvReader } from './csv.ts';
import { detectDelimiter, firstRow, outsideQuotes } from './delimiter.ts';
import { makeDecoder } from './encoding.ts';
import { type LedRow, resolveLed } from './led.ts';
import type { Member } from './member.ts';
import { makeProblemList } from './problemList.ts';
import { makeRowReader } from './row.ts';

export type RosterOptions = ColumnOptions & {
  /** `,` `;` or a tab; found out from the first row if absent. */
  delimiter?: string;
};

export type ParsedRoster = {
  members: Member[];
  /** The row of the file each member stands in. */
  rows: number[];
  /** Anything here: the roster must not be used. */
  problems: Problem[];
  /** Columns that are no field of a member: kept aside in `attributes`. */
  ignored: string[];
};

export type RosterParser = { push(bytes: Uint8Array): void; finish(): ParsedRoster };

/** The first row must end within this many characters. */
const MAX_HEADER = 65_536;

/** What is wrong with a value the reader could not end, and what to do. */
export const FAULTS: Record<CsvFault['code'], { message: string; remedy: string }> = {
  'stray-quote': {
    message: 'A quotation mark stands inside a value, or text follows the one that closes a value.',
    remedy: 'Put the whole value in quotation marks and write each one inside it twice.',
  },
  'unclosed-quote': {
    message: 'A quotation mark opens here and is never closed.',
    remedy: 'Close it at the end of the value, or take it away.',
  },
  'value-too-long': {
    message: 'A value here runs on for more than 65,000 characters: a quotation mark is probably not closed.',
    remedy: 'Look for the quotation mark that opens this value and close it.',
  },
};

/**
 * Reads a roster from CSV (RFC 4180), piece by piece: UTF-8 with or without a byte order mark;
 * comma, semicolon or tab; line breaks in quotes. Every fault is reported with row, column, value
 * and remedy and reading goes on, so that one import shows them all. Spaces around values are
 * dropped; nothing else is corrected. Memory: the members, and at most 1,000 problems.
 *
 * @example
 * const parser = makeRosterParser({ map: { employee_id: 'ID' } });
 * for await (const chunk of file.stream()) parser.push(chunk);
 * const { members, problems } = parser.finish();
 */
export const makeRosterParser = (options: RosterOptions = {}): RosterParser => {
  const problems = makeProblemList();
  const decoder = makeDecoder(problems);
  const members: Member[] = [];
  const rows: number[] = [];
  const led: LedRow[] = [];
  let columns: Columns | undefined;
  let usable = true;
  let reader: CsvReader | undefined;
  let readRow: ReturnType<typeof makeRowReader> | undefined;
  let head = '';

  const header = (values: string[]) => {
    const found = findColumns(
      values.map((value) => value.trim()),
      options,
    );
    for (const problem of found.problems) problems.add(problem);
    usable = found.problems.length === 0;
    columns = found.columns;
    readRow = makeRowReader(found.columns);
  };

  const wrongLength = (values: string[], row: number, expected: number) => {
    const few = values.length < expected;
    problems.add({
      code: 'wrong-column-count',
      row,
      value: values.join(' | '),
      message: `This row has ${values.length} value${values.length === 1 ? '' : 's'}; the first row names ${expected} columns.`,
      remedy: few
        ? 'Add the missing values (empty ones too), or delete the row.'
        : 'Put a value that contains the separator in quotation marks.',
    });
  };

  const makeReader = (delimiter: string) =>
    makeCsvReader(delimiter, {
      row(values, row) {
        if (values.every((value) => value.trim() === '')) return;
        if (!usable) return;
        if (!columns || !readRow) return header(values);
        if (values.length !== columns.header.length) return wrongLength(values, row, columns.header.length);
        const read = readRow(values);
        if (read.led.length > 0) led.push({ at: members.length, texts: read.led });
        members.push(read.member);
        rows.push(row);
      },
      fault({ code, row, column, value }) {
        const name = columns?.header[column];
        if (!columns) usable = false;
        problems.add({ code, row, ...(name === undefined ? {} : { column: name }), value, ...FAULTS[code] });
      },
    });

  const start = () => {
    reader = makeReader(options.delimiter ?? detectDelimiter(firstRow(head) ?? outsideQuotes(head)));
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
          message: 'The file is empty.',
          remedy: 'Export the roster again; the first row names the columns, then one row for each person.',
        });
      if (columns && usable) {
        const allLed = resolveLed(members, led);
        const names = columns;
        const checker = makeRosterChecker(problems, (field) => columnOf(names, field));
        members.forEach((member, i) => {
          checker.add(member, rows[i] ?? 0, allLed.get(i));
        });
        checker.finish();
      }
      return {
        members,
        rows,
        problems: problems.list(),
        ignored: columns?.attributes.map(({ name }) => name) ?? [],
      };
    },
  };
};
