import type { Problem } from '../result.ts';
import { type CsvReader, makeCsvReader } from '../roster/csv.ts';
import { detectDelimiter, firstRow, outsideQuotes } from '../roster/delimiter.ts';
import { makeDecoder } from '../roster/encoding.ts';
import { FAULTS } from '../roster/parse.ts';
import { makeProblemList } from '../roster/problemList.ts';
import { tidy } from './hierarchy.ts';

/** `codes[row]` is the index into `values`, which are tidy and distinct; `rows[i]` is where value i stands first in the file. */
export type Column = { name: string; values: string[]; rows: number[]; codes: Int32Array };

export type Table = { columns: Column[]; rows: number; delimiter: string };

export type TableParser = { push(bytes: Uint8Array): void; finish(): { table: Table; problems: Problem[] } };

const MAX_HEADER = 65_536;

/** Codes of one column, growing as rows come. */
const makeColumn = (name: string) => {
  const index = new Map<string, number>();
  const byRaw = new Map<string, number>();
  const values: string[] = [];
  const rows: number[] = [];
  let codes = new Int32Array(1024);
  let count = 0;
  const codeOf = (raw: string, row: number): number => {
    const value = tidy(raw);
    const known = index.get(value);
    const code = known ?? values.length;
    if (known === undefined) {
      index.set(value, code);
      values.push(value);
      rows.push(row);
    }
    byRaw.set(raw, code);
    return code;
  };
  return {
    add(raw: string, row: number) {
      if (count === codes.length) {
        const longer = new Int32Array(2 * count);
        longer.set(codes);
        codes = longer;
      }
      codes[count++] = byRaw.get(raw) ?? codeOf(raw, row);
    },
    done: (): Column => ({ name, values, rows, codes: codes.slice(0, count) }),
  };
};

/**
 * Reads any table from CSV, piece by piece, column by column as codes of its distinct values: a
 * million rows cost four bytes a cell. UTF-8; `,` `;` or tab; the first row names the columns. Every
 * fault is reported and reading goes on.
 *
 * @example
 * const parser = makeTableParser();
 * for await (const chunk of file.stream()) parser.push(chunk);
 * const { table, problems } = parser.finish();
 */
export const makeTableParser = (wanted?: string): TableParser => {
  const problems = makeProblemList();
  const decoder = makeDecoder(problems);
  let columns: ReturnType<typeof makeColumn>[] | undefined;
  let header: string[] = [];
  let delimiter = wanted ?? ',';
  let reader: CsvReader | undefined;
  let head = '';
  let count = 0;

  const readHeader = (values: string[]) => {
    header = values.map(tidy);
    columns = header.map(makeColumn);
    header.forEach((name, at) => {
      if (name === '')
        problems.add({
          code: 'unnamed-column',
          row: 1,
          message: `Column ${at + 1} has no name.`,
          remedy: 'Name it in the first row, or delete it.',
        });
      else if (header.indexOf(name) !== at)
        problems.add({
          code: 'duplicate-column',
          row: 1,
          column: name,
          value: name,
          message: `Two columns are called “${name}”.`,
          remedy: 'Give one of them another name, or delete it.',
        });
    });
  };

  const makeReader = () =>
    makeCsvReader(delimiter, {
      row(values, row) {
        if (values.length === 1 && values[0]?.trim() === '' && header.length !== 1) return;
        if (!columns) return readHeader(values);
        if (values.length !== columns.length)
          return problems.add({
            code: 'wrong-column-count',
            row,
            value: values.join(' | '),
            message: `This row has ${values.length} value${values.length === 1 ? '' : 's'}; the first row names ${columns.length} columns.`,
            remedy: 'Add what is missing, or put a value that contains the separator in quotation marks.',
          });
        for (let a = 0; a < columns.length; a++) columns[a]?.add(values[a] ?? '', row);
        count++;
      },
      fault({ code, row, column, value }) {
        const name = header[column];
        problems.add({ code, row, ...(name === undefined ? {} : { column: name }), value, ...FAULTS[code] });
      },
    });

  const take = (text: string) => {
    if (reader) return reader.push(text);
    head += text;
    if (firstRow(head) !== null || head.length > MAX_HEADER) start();
  };
  const start = () => {
    delimiter = wanted ?? detectDelimiter(firstRow(head) ?? outsideQuotes(head));
    reader = makeReader();
    reader.push(head);
    head = '';
  };

  return {
    push: (bytes) => take(decoder.decode(bytes)),
    finish() {
      take(decoder.end());
      if (!reader) start();
      reader?.end();
      if (count === 0 && problems.count() === 0)
        problems.add({
          code: 'no-rows',
          message: 'The table has no rows.',
          remedy: 'The first row names the columns; below it stands one row for each person or thing.',
        });
      const table = { columns: columns?.map(({ done }) => done()) ?? [], rows: count, delimiter };
      return { table, problems: problems.list() };
    },
  };
};
