/** Slides in the look of the pages: paper, ink, a serif that speaks and a sans that operates. */
import type Library from 'pptxgenjs';
import { FALL, INK, INK_2, INK_3, LINE, PAPER, PLUM, PLUM_TINT, RISE, SCALE } from '../colours.ts';
import type { Report, ReportCell, ReportTable } from '../report.ts';

export type Deck = { deck: Library.default; report: Report };
export type Slide = Library.default.Slide;

/** Fonts that every office has: the pages' own cannot be embedded. */
export const VOICE = 'Georgia';
export const UI = 'Arial';

/** Inches. */
export const SLIDE = { width: 13.333, height: 7.5, side: 0.7, room: 13.333 - 1.4 } as const;

export const start = ({ report }: Deck): 'left' | 'right' => (report.direction === 'rtl' ? 'right' : 'left');

/** Plain text that says of itself which way it runs. */
export const text = (
  { report }: Deck,
  slide: Slide,
  value: string,
  options: Library.default.TextPropsOptions,
): void => {
  slide.addText(value, {
    fontFace: UI,
    fontSize: 14,
    color: INK,
    margin: 0,
    valign: 'top',
    lang: report.language,
    rtlMode: report.direction === 'rtl',
    align: report.direction === 'rtl' ? 'right' : 'left',
    ...options,
  });
};

/** A slide with its finding on top and the organisation and wave at the foot. */
export const newSlide = (deck: Deck, title: string, sub: string): Slide => {
  const { report } = deck;
  const slide = deck.deck.addSlide();
  slide.background = { color: PAPER };
  text(deck, slide, title, {
    x: SLIDE.side,
    y: 0.45,
    w: SLIDE.room,
    h: 0.75,
    fontFace: VOICE,
    fontSize: 28,
    valign: 'bottom',
    fit: 'shrink',
  });
  text(deck, slide, sub, { x: SLIDE.side, y: 1.26, w: SLIDE.room, h: 0.3, fontSize: 13, color: INK_2 });
  text(deck, slide, `${report.organisation}. ${report.subtitle}`, {
    x: SLIDE.side,
    y: 7.05,
    w: 10,
    h: 0.22,
    fontSize: 10,
    color: INK_3,
  });
  return slide;
};

type Cell = Library.default.TableCell;

const MARKS = { rise: ' ▲', fall: ' ▼' };

const cellOf = (
  deck: Deck,
  cell: ReportCell,
  look: { filled: boolean; size: number; first: boolean },
): Cell => {
  const { words } = deck.report;
  const margin: [number, number, number, number] = [0.03, 0.06, 0.03, look.first ? 0 : 0.06];
  const base = { fontSize: look.size, valign: 'middle' as const, margin };
  const align = look.first ? start(deck) : 'center';
  if (cell.kind === 'hidden')
    return {
      text: words.hidden,
      options: { ...base, align, fontSize: look.size - 3.5, color: PLUM, fill: { color: PLUM_TINT } },
    };
  if (cell.kind === 'absent') return { text: words.absent, options: { ...base, align, color: INK_3 } };
  if (cell.kind === 'text')
    return {
      text: cell.text,
      options: {
        ...base,
        align,
        margin: [0.03, 0.06, 0.03, (look.first ? 0 : 0.06) + 0.18 * (cell.indent ?? 0)],
      },
    };
  const fill = look.filled && cell.step ? SCALE[cell.step] : null;
  const changed = cell.change ? { bold: true, color: cell.change === 'rise' ? RISE : FALL } : {};
  return {
    text: `${cell.text}${cell.change && cell.step ? MARKS[cell.change] : ''}`,
    options: { ...base, align, ...changed, ...(fill && { fill: { color: fill.fill }, color: fill.text }) },
  };
};

/** Rows of a table that one slide has room for. */
const pages = <T>(rows: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.max(1, Math.ceil(rows.length / most)) }, (_, i) =>
    rows.slice(i * most, (i + 1) * most),
  );

const hairline = { type: 'solid', pt: 0.5, color: LINE } as const;
const none = { type: 'none' } as const;
type Borders = [
  Library.default.BorderProps,
  Library.default.BorderProps,
  Library.default.BorderProps,
  Library.default.BorderProps,
];
/** Hairlines below rows; in the map a gap between cells. */
const BORDERS: { plain: Borders; map: Library.default.BorderProps } = {
  plain: [none, none, hairline, none],
  map: { type: 'solid', pt: 1.5, color: PAPER },
};

export type TableOptions = {
  title: string;
  sub: string;
  table: ReportTable;
  /** Inches, a column each. */
  widths: number[];
  rows: number;
  size: number;
  filled?: boolean;
  /** Adds what stands below the table. */
  foot?: (slide: Slide) => void;
};

/** A table as a native one, on as many slides as it takes. */
export const tableSlides = (deck: Deck, options: TableOptions): void => {
  const { table, widths, size } = options;
  const filled = options.filled ?? false;
  pages(table.rows, options.rows).forEach((rows, i) => {
    const title = i === 0 ? options.title : deck.report.words.continued(options.title);
    const slide = newSlide(deck, title, options.sub);
    const head = table.columns.map(
      ({ label }, at): Cell => ({
        text: label,
        options: {
          fontSize: size - 1,
          color: INK_2,
          align: at === 0 ? start(deck) : 'center',
          valign: 'bottom',
          margin: [0.03, 0.04, 0.05, at === 0 ? 0 : 0.04],
        },
      }),
    );
    const body = rows.map((row) =>
      row.map((cell, at) => cellOf(deck, cell, { filled, size, first: at === 0 })),
    );
    slide.addTable([head, ...body], {
      x: SLIDE.side,
      y: 1.75,
      w: widths.reduce((sum, width) => sum + width, 0),
      colW: widths,
      rowH: [0.45, ...rows.map(() => 0.3)],
      fontFace: UI,
      color: INK,
      border: filled ? BORDERS.map : BORDERS.plain,
      autoPage: false,
    });
    options.foot?.(slide);
  });
};
