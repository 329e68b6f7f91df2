/** A page to draw on: where the pen is, what is left of the page, and what a screen reader is told. */
import { INK, INK_3, LINE, PLUM_HATCH, PLUM_TINT } from '../colours.ts';
import type { Report } from '../report.ts';
import type { Face } from './fonts.ts';
import type { Setter } from './setter.ts';

type Doc = PDFKit.PDFDocument;
export type Element = PDFKit.PDFStructureElement;

/** A4 in points, and its margins. */
export const PAGE = { width: 595.28, height: 841.89, side: 48, top: 52, bottom: 60 } as const;
export const ROOM = PAGE.width - 2 * PAGE.side;

export type Style = {
  face: Face;
  size: number;
  /** Line over size. */
  line: number;
  colour: string;
};

export const STYLES = {
  title: { face: 'voiceStrong', size: 25, line: 1.16, colour: INK },
  heading: { face: 'voiceStrong', size: 16, line: 1.22, colour: INK },
  small: { face: 'ui', size: 8.5, line: 1.45, colour: INK_3 },
  body: { face: 'ui', size: 9.5, line: 1.5, colour: INK },
  strong: { face: 'uiStrong', size: 9.5, line: 1.5, colour: INK },
} satisfies Record<string, Style>;

export type Align = 'start' | 'center' | 'end';
export type Box = { x: number; y: number; width: number; align?: Align };

export type Paper = {
  doc: Doc;
  report: Report;
  setter: Setter;
  /** Top of the next thing, in points from the top of the page. */
  y: number;
  root: Element;
};

/** What is drawn for the eye alone. */
export const artifact = ({ doc }: Paper, draw: () => void): void => {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
};

/** Draws content as an element of the document's structure. */
export const tagged = (
  { doc }: Paper,
  parent: Element,
  element: { type: string; alt?: string; scope?: 'Row' | 'Column'; bbox?: [number, number, number, number] },
  draw: () => void,
): void => {
  const { type, ...options } = element;
  parent.add(doc.struct(type, options, [draw]));
};

/** One line of text at a place. `start` is the side where the language begins. */
export const line = (paper: Paper, text: string, style: Style, box: Box): void => {
  const { doc, setter, report } = paper;
  const width = setter.width(text, style.face, style.size);
  const align = box.align ?? 'start';
  const right = align === 'center' ? 0.5 : (align === 'end') === (report.direction === 'rtl') ? 0 : 1;
  let x = box.x + (box.width - width) * right;
  // The baseline: the middle of the line, less a little, so that both fonts stand alike.
  const top = box.y + (style.size * (style.line - 1)) / 2;
  for (const run of setter.runs(text, style.face)) {
    doc.font(run.font).fontSize(style.size).fillColor(`#${style.colour}`);
    doc.text(run.text, x, top + style.size * 0.92, { lineBreak: false, baseline: 'alphabetic' });
    x += doc.widthOfString(run.text);
  }
};

/** Height of a text of several lines. */
export const heightOf = ({ setter }: Paper, text: string, style: Style, room: number): number =>
  setter.lines(text, { ...style, room }).length * style.size * style.line;

/** Several lines in a box, from its top. Returns its lower edge. */
export const lines = (paper: Paper, text: string, style: Style, box: Box): number => {
  const found = paper.setter.lines(text, { ...style, room: box.width });
  found.forEach((one, i) => {
    line(paper, one, style, { ...box, y: box.y + i * style.size * style.line });
  });
  return box.y + found.length * style.size * style.line;
};

export const newPage = (paper: Paper): void => {
  paper.doc.addPage();
  paper.y = PAGE.top;
};

/** Starts a page if less than `height` is left of this one. */
export const need = (paper: Paper, height: number): void => {
  if (paper.y + height > PAGE.height - PAGE.bottom) newPage(paper);
};

/** A paragraph over the whole width, with room after it. */
export const paragraph = (
  paper: Paper,
  { type, text, style, after }: { type: string; text: string; style: Style; after: number },
): void => {
  need(paper, heightOf(paper, text, style, ROOM));
  tagged(paper, paper.root, { type }, () => {
    paper.y = lines(paper, text, style, { x: PAGE.side, y: paper.y, width: ROOM });
  });
  paper.y += after;
};

export const rule = (paper: Paper, y: number, [from, to]: [number, number], colour: string = LINE): void =>
  artifact(paper, () => {
    paper.doc.moveTo(from, y).lineTo(to, y).lineWidth(0.6).strokeColor(`#${colour}`).stroke();
  });

/** Distance of the strokes of the privacy hatch along an edge, in points. */
const STROKES = 9;

/** The privacy hatch: what is hidden, whatever the cause. */
export const hatch = ({ doc }: Paper, box: { x: number; y: number; width: number; height: number }): void => {
  const { x, y, width, height } = box;
  doc.save();
  doc.rect(x, y, width, height).fill(`#${PLUM_TINT}`);
  doc.rect(x, y, width, height).clip();
  doc.lineWidth(0.7).strokeColor(`#${PLUM_HATCH}`);
  // Strokes lie on one grid of the whole page, so that neighbouring cells join.
  const first = Math.floor((x + y) / STROKES) * STROKES;
  for (let sum = first; sum <= x + width + y + height; sum += STROKES)
    doc
      .moveTo(sum - y, y)
      .lineTo(sum - y - height, y + height)
      .stroke();
  doc.restore();
};

/** Triangle of a clear change, drawn, because fonts lack it. */
export const triangle = (
  { doc }: Paper,
  kind: 'rise' | 'fall',
  at: { x: number; y: number; size: number; colour: string },
): void => {
  const { x, y, size } = at;
  const [base, tip] = kind === 'rise' ? [y + size, y] : [y, y + size];
  doc
    .moveTo(x, base)
    .lineTo(x + size, base)
    .lineTo(x + size / 2, tip)
    .fill(`#${at.colour}`);
};
