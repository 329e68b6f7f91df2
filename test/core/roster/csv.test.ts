import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CsvFault, makeCsvReader } from '../../../worker/core/roster/csv.ts';

const read = (pieces: string[], delimiter = ',') => {
  const rows: { values: string[]; row: number }[] = [];
  const faults: CsvFault[] = [];
  const reader = makeCsvReader(delimiter, {
    row: (values, row) => rows.push({ values, row }),
    fault: (fault) => faults.push(fault),
  });
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return { rows, faults };
};

const values = (pieces: string[], delimiter?: string) =>
  read(pieces, delimiter).rows.map((row) => row.values);

const cell = fc.string({
  unit: fc.constantFrom('a', 'ß', '😀', ',', ';', '\t', '"', '\n', '\r', ' '),
  maxLength: 8,
});
const sheet = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

const cutAt = (text: string, cuts: number[]) => {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length].toSorted((a, b) => a - b);
  return places.slice(1).map((to, i) => text.slice(places[i], to));
};

test('whatever was written between quotes is read back, wherever the text is cut', () => {
  fc.assert(
    fc.property(
      sheet,
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.array(fc.nat()),
      (rows, delimiter, end, cuts) => {
        const text = rows.map((row) => row.map(quote).join(delimiter)).join(end);
        expect(values(cutAt(text, cuts), delimiter)).toEqual(rows);
      },
    ),
  );
});

test('any text is read as csv-parse reads it, or refused where csv-parse refuses it', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', ' '), maxLength: 24 });
  fc.assert(
    fc.property(text, fc.array(fc.nat()), (text, cuts) => {
      let theirs: string[][] | null = null;
      try {
        theirs = parse(text, { relax_column_count: true, record_delimiter: '\n' });
      } catch {
        // refused
      }
      const { rows, faults } = read(cutAt(text, cuts));
      if (theirs === null) expect(faults).not.toEqual([]);
      else expect({ rows: rows.map((row) => row.values), faults }).toEqual({ rows: theirs, faults: [] });
    }),
    { numRuns: 2000 },
  );
});

test('rows are numbered as a spreadsheet shows them: empty lines count, line breaks in quotes do not', () => {
  const { rows } = read(['a,b\r\n\r\n"x\r\ny",2\r\n3,4']);
  expect(rows.map(({ row }) => row)).toEqual([1, 2, 3, 4]);
});

test('after a stray quotation mark the next rows are still read', () => {
  const { rows, faults } = read(['a,b\n1,x"y\n"2"z,3\n4,5\n']);
  expect(faults.map(({ code, row, column }) => [code, row, column])).toEqual([
    ['stray-quote', 2, 1],
    ['stray-quote', 3, 0],
  ]);
  expect(rows.map((row) => row.values)).toEqual([
    ['a', 'b'],
    ['4', '5'],
  ]);
});

test('a quotation mark that never closes is named where it opens, and does not collect the whole file', () => {
  expect(read(['a,b\n1,"x\n2,y\n']).faults).toMatchObject([{ code: 'unclosed-quote', row: 2, column: 1 }]);
  const { faults } = read(['a,b\n1,"', ...Array.from({ length: 100 }, () => 'x'.repeat(1000)), '\n2,y\n']);
  expect(faults).toMatchObject([{ code: 'value-too-long', row: 2, column: 1 }]);
});
