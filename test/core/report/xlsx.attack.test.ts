/** The spreadsheet, unzipped and read as XML: the tables of the report, cell by cell, and nothing else in the package. */
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report, ReportTable } from '../../../worker/core/report/report.ts';
import { reportXlsx } from '../../../worker/core/report/xlsx.ts';
import { allowedNumbers, numbersIn, textsOf } from '../../support/numbersIn.ts';
import { inventedBoard, reportOf } from '../../support/reportBoard.ts';

let report: Report;
let bytes: Uint8Array;
let parts: Map<string, string>;
let sheets: Map<string, (string | number)[][]>;

const plain = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

const columnOf = (name: string): number =>
  [...name].reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** A sheet as a grid: shared strings looked up, numbers as numbers, nothing as an empty text. */
const grid = (xml: string, strings: string[]): (string | number)[][] =>
  [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) => {
    const cells: (string | number)[] = [];
    for (const [, name = '', attributes = '', value = ''] of row.matchAll(
      /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const found = /<v>(.*?)<\/v>/s.exec(value)?.[1];
      if (found !== undefined)
        cells[columnOf(name)] = attributes.includes('t="s"') ? (strings[Number(found)] ?? '') : Number(found);
    }
    return Array.from(cells, (cell) => cell ?? '');
  });

beforeAll(async () => {
  const board = inventedBoard();
  report = reportOf(board);
  bytes = await reportXlsx(report);
  parts = new Map(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [path, new TextDecoder().decode(content)]),
  );
  const strings = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, one = '']) => plain([...one.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join('')),
  );
  const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)];
  sheets = new Map(
    names.map(([, name = ''], i) => [
      plain(name),
      grid(parts.get(`xl/worksheets/sheet${i + 1}.xml`) ?? '', strings),
    ]),
  );
}, 60_000);

/** Rows without the empty texts at their ends, which a sheet does not keep. */
const trimmed = (rows: (string | number)[][] | undefined): (string | number)[][] =>
  (rows ?? []).map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1));

/** What a table should be in a sheet: ranges in two columns, a single number as a number. */
const expected = ({ columns, rows }: ReportTable): (string | number)[][] =>
  rows.map((row) =>
    row.flatMap((cell, i): (string | number)[] => {
      const twice = columns[i]?.kind === 'range' ? 2 : 1;
      if (cell.kind === 'hidden') return Array(twice).fill('hidden for privacy');
      if (cell.kind === 'absent') return Array(twice).fill('–');
      if (cell.kind === 'text') return Array(twice).fill(cell.text);
      if (twice === 2) return cell.numbers.length === 2 ? cell.numbers : [cell.text, cell.text];
      return cell.numbers.length === 1 ? cell.numbers : [cell.text];
    }),
  );

describe('the spreadsheet', () => {
  it('has one sheet a section, and in it the rows of the report', () => {
    expect([...sheets.keys()]).toEqual([
      'About',
      'Overview',
      'Units and themes',
      'Trend',
      'Questions',
      'Comments',
    ]);
    for (const section of report.shared)
      if ('table' in section)
        expect(trimmed(sheets.get(report.words.sheets[section.kind])?.slice(4))).toEqual(
          trimmed(expected(section.table)),
        );
    for (const kind of ['trend', 'questions'] as const) {
      const rows = report.parts.flatMap((part) =>
        part.sections.flatMap((section) =>
          section.kind === kind ? expected(section.table).map((row) => [part.path.join(' › '), ...row]) : [],
        ),
      );
      expect(trimmed(sheets.get(report.words.sheets[kind])?.slice(4))).toEqual(trimmed(rows));
    }
  });

  it('holds no text and no number that is not in the report', () => {
    const texts = new Set(textsOf(report));
    const allowed = allowedNumbers(report);
    for (const cell of [...sheets.values()].flat(2)) {
      if (cell === undefined || texts.has(`${cell}`)) continue;
      for (const number of numbersIn(`${cell}`)) expect(allowed.has(number), `${cell}`).toBe(true);
    }
  });

  it('has no hidden sheet, formula, cache, link, macro or property of a person', () => {
    for (const path of parts.keys())
      expect(path).toMatch(
        /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/(_rels\/)?sheet\d+\.xml(\.rels)?|xl\/drawings\/.*)$/,
      );
    const all = [...parts.values()].join('\n');
    expect(
      /state="(very)?hidden"|hidden="(1|true)"|<f[ >]|TargetMode="External"|<definedName /i.test(all),
    ).toBe(false);
    expect(/creator|lastModifiedBy|absPath/i.test(all)).toBe(false);
  });

  it('is the same in every time zone, byte by byte', async () => {
    const before = process.env.TZ;
    process.env.TZ = 'Pacific/Kiritimati';
    try {
      expect(Buffer.from(await reportXlsx(report)).equals(bytes)).toBe(true);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  it('writes a name that looks like a formula as text', async () => {
    const named = { ...report, title: '=1+1', shared: [], parts: [] };
    const files = unzipSync(await reportXlsx(named));
    expect(new TextDecoder().decode(files['xl/sharedStrings.xml'])).toContain('=1+1');
    expect(new TextDecoder().decode(files['xl/worksheets/sheet1.xml'])).not.toMatch(/<f[ >]/);
  });
});
