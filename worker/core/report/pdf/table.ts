import { FALL, INK, INK_2, INK_3, LINE, PLUM, RISE, SCALE } from '../colours.ts';
import type { ReportCell, ReportColumn, ReportTable } from '../report.ts';
import {
  type Align,
  artifact,
  type Box,
  type Element,
  hatch,
  heightOf,
  line,
  lines,
  newPage,
  PAGE,
  type Paper,
  ROOM,
  rule,
  STYLES,
  type Style,
  tagged,
  triangle,
} from './paper.ts';

const HEAD: Style = { ...STYLES.small, size: 8, line: 1.3, colour: INK_2 };
const CELL: Style = { ...STYLES.body, size: 8.5, line: 1.4 };
const INDENT = 9;
const PAD = 3.5;
const GAP = 6;
/** Room before words that follow a number. */
const LEAD = 12;

export type TableLook = {
  /** Width of each column, in points. */
  widths: number[];
  /** Cells are filled with the colours of the scale, 1.5 points apart. */
  filled?: boolean;
};

const textOf = ({ report }: Paper, cell: ReportCell): string =>
  cell.kind === 'hidden' ? report.words.hidden : cell.kind === 'absent' ? report.words.absent : cell.text;

const alignOf = (column: ReportColumn | undefined, filled: boolean): Align =>
  column?.kind === 'name' || column?.kind === 'text' ? 'start' : filled ? 'center' : 'end';

/** Left edge of each column; in a script written from the right, the first stands at the right. */
const edges = (paper: Paper, widths: number[]): number[] => {
  let used = 0;
  return widths.map((width) => {
    const x = paper.report.direction === 'rtl' ? PAGE.side + ROOM - used - width : PAGE.side + used;
    used += width;
    return x;
  });
};

type Row = { cells: ReportCell[]; height: number };

const rowHeight = (paper: Paper, cells: ReportCell[], table: ReportTable, widths: number[]): number =>
  Math.max(
    CELL.size * CELL.line,
    ...cells.map((cell, i) => {
      const indent = cell.kind === 'text' ? (cell.indent ?? 0) * INDENT : 0;
      const wraps = ['name', 'text'].includes(table.columns[i]?.kind ?? '');
      return wraps && cell.kind === 'text'
        ? heightOf(
            paper,
            cell.text,
            CELL,
            (widths[i] ?? 0) - indent - GAP - (table.columns[i]?.kind === 'text' ? LEAD : 0),
          )
        : 0;
    }),
  ) +
  2 * PAD;

const headGap = (look: TableLook, column: number): number => (look.filled && column > 0 ? 0 : GAP);

const drawHead = (paper: Paper, element: Element, table: ReportTable, look: TableLook): void => {
  const xs = edges(paper, look.widths);
  const height = Math.max(
    ...table.columns.map(({ label }, i) =>
      heightOf(paper, label, HEAD, (look.widths[i] ?? 0) - headGap(look, i)),
    ),
  );
  const row = paper.doc.struct('TR');
  element.add(row);
  table.columns.forEach((column, i) => {
    const box = { x: xs[i] ?? 0, width: look.widths[i] ?? 0 };
    tagged(paper, row, { type: 'TH', scope: 'Column' }, () => {
      const lead = column.kind === 'text' ? LEAD : 0;
      const own = heightOf(paper, column.label, HEAD, box.width - headGap(look, i) - lead);
      const at = inner(paper, box, headGap(look, i));
      lines(paper, column.label, HEAD, {
        x: paper.report.direction === 'rtl' ? at.x : at.x + lead,
        width: at.width - lead,
        y: paper.y + height - own,
        align: alignOf(column, look.filled ?? false),
      });
    });
  });
  row.end();
  paper.y += height + 3;
  rule(paper, paper.y, [PAGE.side, PAGE.side + ROOM], INK_3);
  if (look.filled) paper.y += 3;
};

/** A cell's text stops a little before the next column. */
const inner = (
  { report }: Paper,
  { x, width }: { x: number; width: number },
  gap: number,
): { x: number; width: number } => ({
  x: report.direction === 'rtl' ? x + gap : x,
  width: width - gap,
});

const drawFill = (paper: Paper, cell: ReportCell, box: Box & { height: number }): void => {
  const { doc } = paper;
  const place = { x: box.x + 0.75, y: box.y + 0.75, width: box.width - 1.5, height: box.height - 1.5 };
  if (cell.kind === 'absent')
    doc.rect(place.x, place.y, place.width, place.height).lineWidth(0.5).strokeColor(`#${LINE}`).stroke();
  else if (cell.kind === 'figure' && cell.step)
    doc.roundedRect(place.x, place.y, place.width, place.height, 1.5).fill(`#${SCALE[cell.step].fill}`);
};

type Place = {
  element: Element;
  cell: ReportCell;
  column: ReportColumn | undefined;
  box: Box & { width: number; height: number };
  look: TableLook;
  /** Of the hidden cell and those next to it that are hidden too: one hatch, drawn by the first. */
  run: { first: boolean; x: number; width: number };
};

/** Words that are not seen: they stand where a shape says the same. */
const unseen = (paper: Paper, text: string, box: Box): void => {
  paper.doc.opacity(0);
  line(paper, text, { ...CELL, size: 2 }, box);
  paper.doc.opacity(1);
};

/** In the map a hatch for every cell; elsewhere one for all that stand together, with its words printed once. */
const drawHidden = (paper: Paper, { element, box, look, run }: Place): void => {
  const text = paper.report.words.hidden;
  if (look.filled || run.first)
    artifact(paper, () =>
      hatch(
        paper,
        look.filled
          ? { x: box.x + 0.75, y: box.y + 0.75, width: box.width - 1.5, height: box.height - 1.5 }
          : { x: run.x, y: box.y + 2, width: run.width, height: box.height - 4 },
      ),
    );
  tagged(paper, element, { type: 'TD' }, () => {
    if (look.filled || !run.first) {
      unseen(paper, text, { ...box, y: box.y + PAD });
      return;
    }
    const style: Style = { ...CELL, size: 7, line: 1.2, colour: PLUM };
    const width = paper.setter.width(text, style.face, style.size) + 8;
    const x = paper.report.direction === 'rtl' ? run.x + run.width - width - 4 : run.x + 4;
    const y = box.y + (box.height - style.size * style.line) / 2;
    paper.doc.rect(x, y - 1, width, style.size * style.line + 2).fill('#ffffff');
    line(paper, text, style, { x, y, width, align: 'center' });
  });
};

/** From the first hidden cell of several side by side to the last. */
const runOf = (cells: ReportCell[], at: number, { xs, widths }: { xs: number[]; widths: number[] }) => {
  let to = at;
  while (cells[to + 1]?.kind === 'hidden') to++;
  const width = widths.slice(at, to + 1).reduce((sum, one) => sum + one, 0);
  return { first: cells[at - 1]?.kind !== 'hidden', x: Math.min(xs[at] ?? 0, xs[to] ?? 0), width };
};

const colourOf = (cell: ReportCell): string => {
  if (cell.kind !== 'figure') return INK;
  if (cell.step) return SCALE[cell.step].text;
  if (!cell.change) return INK;
  return cell.change === 'rise' ? RISE : FALL;
};

const drawCell = (paper: Paper, place: Place): void => {
  const { element, cell, column, box, look } = place;
  const filled = look.filled ?? false;
  const name = column?.kind === 'name';
  const wraps = name || column?.kind === 'text';
  if (filled && !name) artifact(paper, () => drawFill(paper, cell, box));
  const text = textOf(paper, cell);
  const indent = (cell.kind === 'text' ? (cell.indent ?? 0) * INDENT : 0) + (wraps && !name ? LEAD : 0);
  const own = inner(paper, box, filled && !name ? 0 : GAP);
  const room = own.width - indent;
  const height = wraps ? heightOf(paper, text, CELL, room) : CELL.size * CELL.line;
  const scale = !wraps && paper.setter.width(text, CELL.face, CELL.size) > room ? 0.78 : 1;
  const style: Style = {
    ...CELL,
    colour: colourOf(cell),
    size: CELL.size * scale,
    line: CELL.line / scale,
  };
  const at = {
    x: paper.report.direction === 'rtl' ? own.x : own.x + indent,
    y: box.y + (box.height - height) / 2,
    width: room,
    align: alignOf(column, filled),
  };
  const change = cell.kind === 'figure' && cell.step ? cell.change : undefined;
  tagged(paper, element, name ? { type: 'TH', scope: 'Row' } : { type: 'TD' }, () => {
    if (wraps) lines(paper, text, style, at);
    else line(paper, text, style, at);
    if (change) unseen(paper, paper.report.words[change], at);
  });
  if (!change) return;
  artifact(paper, () =>
    triangle(paper, change, {
      x: box.x + box.width - 8,
      y: box.y + box.height / 2 - 2.2,
      size: 4.4,
      colour: style.colour,
    }),
  );
};

/**
 * A table over as many pages as it takes, its head on each of them. A hidden result is a hatch or its words, a
 * triangle marks a clear change.
 */
export const drawTable = (paper: Paper, table: ReportTable, look: TableLook): void => {
  const element = paper.doc.struct('Table');
  paper.root.add(element);
  const xs = edges(paper, look.widths);
  const rows: Row[] = table.rows.map((cells) => ({
    cells,
    height: rowHeight(paper, cells, table, look.widths),
  }));
  if (paper.y + 60 > PAGE.height - PAGE.bottom) newPage(paper);
  drawHead(paper, element, table, look);
  for (const { cells, height } of rows) {
    if (paper.y + height > PAGE.height - PAGE.bottom) {
      newPage(paper);
      drawHead(paper, element, table, look);
    }
    const row = paper.doc.struct('TR');
    element.add(row);
    cells.forEach((cell, i) => {
      const draw = cell.kind === 'hidden' ? drawHidden : drawCell;
      draw(paper, {
        element: row,
        cell,
        column: table.columns[i],
        box: { x: xs[i] ?? 0, y: paper.y, width: look.widths[i] ?? 0, height },
        look,
        run: runOf(cells, i, { xs, widths: look.widths }),
      });
    });
    row.end();
    paper.y += height;
    if (!look.filled) rule(paper, paper.y, [PAGE.side, PAGE.side + ROOM]);
  }
  element.end();
  paper.y += 8;
};
