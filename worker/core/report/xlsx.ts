import type { CellObject, Row, Sheet } from 'write-excel-file/universal';
import writeXlsx from 'write-excel-file/universal';
import { FALL, INK_2, LINE, PLUM, PLUM_HATCH, PLUM_TINT, RISE, SCALE } from './colours.ts';
import type { Report, ReportCell, ReportColumn, ReportPart, ReportSection, ReportTable } from './report.ts';
import { sealZip } from './sealZip.ts';

type Style = Omit<CellObject, 'value' | 'type'>;
type Page = Sheet<Blob>;

const SERIF = 'Georgia';
const BORDER: Style = { bottomBorderStyle: 'thin', bottomBorderColor: `#${LINE}` };
const HEAD: Style = { fontWeight: 'bold', wrap: true, alignVertical: 'bottom', ...BORDER };
const END: Style = { ...HEAD, align: 'right' };
const HIDDEN: Style = {
  textColor: `#${PLUM}`,
  backgroundColor: `#${PLUM_TINT}`,
  fillPatternStyle: 'lightUp',
  fillPatternColor: `#${PLUM_HATCH}`,
};

/** A text that is never a formula, whatever it begins with. */
const text = (value: string, style: Style = {}): CellObject => ({ value, type: String, ...style });
const number = (value: number, style: Style = {}): CellObject => ({ value, type: Number, ...style });

/** Height of a wrapped text in points: programs do not all work it out by themselves. */
const wrapped = (value: string, width: number): Style => ({
  wrap: true,
  alignVertical: 'top',
  height: 13.5 * Math.max(1, Math.ceil((value.length * 1.05) / width)),
});

const titled = (title: string, sub: string): Row[] => [
  [text(title, { fontFamily: SERIF, fontSize: 16 })],
  [text(sub, { textColor: `#${INK_2}` })],
  [],
];

const styleOf = (cell: ReportCell): Style => {
  if (cell.kind === 'hidden') return { ...BORDER, ...HIDDEN };
  if (cell.kind !== 'figure') return BORDER;
  const fill = cell.step ? SCALE[cell.step] : null;
  return {
    ...BORDER,
    ...(fill && { backgroundColor: `#${fill.fill}`, textColor: `#${fill.text}` }),
    ...(cell.change && { fontWeight: 'bold' as const }),
    ...(cell.change && !fill && { textColor: `#${cell.change === 'rise' ? RISE : FALL}` }),
  };
};

/** One cell; a column of ranges has two. A single number is a number, everything else the words of the page. */
const cells = (report: Report, cell: ReportCell, column: ReportColumn): CellObject[] => {
  const words = column.kind === 'name' || column.kind === 'text';
  const style: Style = { ...styleOf(cell), ...(!words && { align: 'right' as const }) };
  const twice = (one: CellObject) => (column.kind === 'range' ? [one, one] : [one]);
  if (cell.kind === 'hidden') return twice(text(report.words.hidden, style));
  if (cell.kind === 'absent') return twice(text(report.words.absent, style));
  if (cell.kind === 'text')
    return twice(
      text(cell.text, {
        ...style,
        wrap: column.kind === 'name',
        ...(cell.indent && { indent: cell.indent }),
      }),
    );
  const [low, high] = cell.numbers;
  if (column.kind === 'range')
    return low === undefined || high === undefined
      ? twice(text(cell.text, style))
      : [number(low, style), number(high, style)];
  const only = cell.numbers.length === 1 ? low : undefined;
  return [only === undefined ? text(cell.text, style) : number(only, style)];
};

const heads = (report: Report, columns: ReportColumn[]): CellObject[] =>
  columns.flatMap(({ label, kind }) =>
    kind === 'range'
      ? [text(report.words.from(label), END), text(report.words.to(label), END)]
      : [text(label, kind === 'number' ? END : HEAD)],
  );

const widths = (columns: ReportColumn[]): { width: number }[] =>
  columns.flatMap(({ kind }) =>
    kind === 'range' ? [{ width: 17 }, { width: 17 }] : [{ width: { name: 34, text: 24, number: 17 }[kind] }],
  );

const rows = (report: Report, { columns, rows }: ReportTable, before: CellObject[] = []): Row[] =>
  rows.map((row) => [
    ...before,
    ...row.flatMap((cell, i) => {
      const column = columns[i];
      return column ? cells(report, cell, column) : [];
    }),
  ]);

const page = (report: Report, options: { sheet: string; data: Row[]; columns: Page['columns'] }): Page => ({
  ...options,
  columns: options.columns ?? [],
  showGridLines: false,
  orientation: 'landscape',
  ...(report.direction === 'rtl' && { rightToLeft: true }),
});

const aboutPage = (report: Report): Page =>
  page(report, {
    sheet: report.words.about,
    columns: [{ width: 28 }, { width: 100 }],
    data: [
      ...titled(report.title, `${report.organisation}. ${report.subtitle}`),
      ...report.cover.flatMap(({ term, texts }) =>
        texts.map((line, i) => [
          i === 0 ? text(term, { fontWeight: 'bold', alignVertical: 'top' }) : null,
          text(line, wrapped(line, 100)),
        ]),
      ),
    ],
  });

/** A section about all units. */
const sharedPage = (report: Report, section: ReportSection & { table: ReportTable }): Page =>
  page(report, {
    sheet: report.words.sheets[section.kind],
    columns: widths(section.table.columns),
    data: [
      ...titled(section.title, section.sub),
      heads(report, section.table.columns),
      ...rows(report, section.table),
    ],
  });

const unitCell = (part: ReportPart): CellObject => text(part.path.join(' › '), { ...BORDER, wrap: true });

/** A section that every unit has, one below the other in one table. */
const partsPage = (report: Report, kind: 'trend' | 'questions'): Page | null => {
  const found = report.parts.flatMap((part) =>
    part.sections.flatMap((section) => (section.kind === kind ? [{ part, section }] : [])),
  );
  const [first] = found;
  if (!first) return null;
  const { columns } = first.section.table;
  return page(report, {
    sheet: report.words.sheets[kind],
    columns: [{ width: 34 }, ...widths(columns)],
    data: [
      ...titled(report.words.sheets[kind], first.section.sub),
      [text(report.words.unit, HEAD), ...heads(report, columns)],
      ...found.flatMap(({ part, section }) => rows(report, section.table, [unitCell(part)])),
    ],
  });
};

const commentsPage = (report: Report): Page | null => {
  const found = report.parts.flatMap((part) =>
    part.sections.flatMap((section) => (section.kind === 'comments' ? [{ part, section }] : [])),
  );
  const [first] = found;
  if (!first) return null;
  return page(report, {
    sheet: report.words.sheets.comments,
    columns: [{ width: 34 }, { width: 100 }],
    data: [
      ...titled(first.section.title, first.section.sub),
      [text(report.words.unit, HEAD), text(report.words.comment, HEAD)],
      ...found.flatMap(({ part, section }) =>
        section.texts.map((one) => [unitCell(part), text(one, { ...BORDER, ...wrapped(one, 100) })]),
      ),
    ],
  });
};

/**
 * A report as a spreadsheet (ISO/IEC 29500): one sheet a section, figures as numbers where the page prints one, words
 * elsewhere; a hidden result is its words on a hatch. No hidden sheet, no formula, no cache, no property that names a
 * person. Equal reports give equal bytes.
 *
 * @example await writeFile('report.xlsx', await reportXlsx(report))
 */
export const reportXlsx = async (report: Report): Promise<Uint8Array<ArrayBuffer>> => {
  const shared = report.shared.flatMap((section) =>
    section.kind === 'comments' ? [] : [sharedPage(report, section)],
  );
  const parts = [partsPage(report, 'trend'), partsPage(report, 'questions'), commentsPage(report)];
  const sheets = [aboutPage(report), ...shared, ...parts.filter((sheet) => sheet !== null)];
  const blob = await writeXlsx(sheets, { fontFamily: 'Arial', fontSize: 10 }).toBlob();
  return sealZip(new Uint8Array(await blob.arrayBuffer()), report);
};
