import PDFDocument from 'pdfkit';
import { concat } from '../bytes.ts';
import { INK, PLUM_HATCH, SCALE } from './colours.ts';
import { drawCover } from './pdf/cover.ts';
import type { FontBytes } from './pdf/fonts.ts';
import {
  artifact,
  hatch,
  line,
  need,
  newPage,
  PAGE,
  type Paper,
  ROOM,
  STYLES,
  tagged,
  triangle,
} from './pdf/paper.ts';
import { drawPart, heading } from './pdf/part.ts';
import { makeSetter, openFonts } from './pdf/setter.ts';
import { drawTable } from './pdf/table.ts';
import type { Report, ReportSection } from './report.ts';

/** Told after each unit; awaiting it lets a page draw its progress. */
export type Progress = (done: number, all: number) => Promise<void> | void;

const SMALL = { ...STYLES.small, size: 7.5 };

/** Colours of the map with the scores where they change, the hatch, and what the triangles mean. */
const drawKey = (paper: Paper, { key }: ReportSection & { kind: 'heat' }): void => {
  const { report, doc } = paper;
  need(paper, 40);
  const cuts = [25, 35, 45, 55, 65, 75];
  artifact(paper, () => {
    Object.values(SCALE).forEach(({ fill }, i) => {
      doc.rect(PAGE.side + i * 24, paper.y, 22.5, 7).fill(`#${fill}`);
    });
    hatch(paper, { x: PAGE.side + 200, y: paper.y, width: 26, height: 9 });
    doc
      .rect(PAGE.side + 200, paper.y, 26, 9)
      .lineWidth(0.4)
      .strokeColor(`#${PLUM_HATCH}`)
      .stroke();
  });
  tagged(paper, paper.root, { type: 'P' }, () => {
    cuts.forEach((cut, i) => {
      line(paper, `${cut}`, SMALL, {
        x: PAGE.side + (i + 1) * 24 - 12,
        y: paper.y + 8,
        width: 24,
        align: 'center',
      });
    });
    line(paper, report.words.hidden, SMALL, {
      x: PAGE.side + 232,
      y: paper.y - 1,
      width: 130,
      align: report.direction === 'rtl' ? 'end' : 'start',
    });
  });
  paper.y += 22;
  const [same = '', ...changes] = key;
  tagged(paper, paper.root, { type: 'P' }, () => {
    line(paper, same, SMALL, { x: PAGE.side, y: paper.y, width: ROOM });
  });
  paper.y += 13;
  for (const change of changes) {
    const x = report.direction === 'rtl' ? PAGE.side + ROOM - 6 : PAGE.side;
    artifact(paper, () => triangle(paper, 'rise', { x, y: paper.y + 3, size: 5, colour: INK }));
    tagged(paper, paper.root, { type: 'P' }, () => {
      line(paper, change, SMALL, { x: PAGE.side + 10, y: paper.y, width: ROOM - 20 });
    });
    paper.y += 13;
  }
};

const drawShared = (paper: Paper, section: ReportSection): void => {
  if (section.kind === 'overview') {
    heading(paper, section.title, section.sub);
    drawTable(paper, section.table, { widths: [150, 46, 58, 48, 62, ROOM - 412, 48] });
  }
  if (section.kind === 'heat') {
    need(paper, Math.min(520, 110 + 20 * section.table.rows.length));
    heading(paper, section.title, section.sub);
    const cells = section.table.columns.length - 1;
    const width = (ROOM - 118) / cells;
    drawTable(paper, section.table, {
      widths: [118, ...Array.from({ length: cells }, () => width)],
      filled: true,
    });
    drawKey(paper, section);
  }
  paper.y += 20;
};

/** Organisation and page number at the foot of every page, drawn when the number of pages is known. */
const drawFeet = (paper: Paper): void => {
  const { doc, report } = paper;
  const { count } = doc.bufferedPageRange();
  for (let at = 0; at < count; at++) {
    doc.switchToPage(at);
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    const box = { x: PAGE.side, y: PAGE.height - 38, width: ROOM };
    line(paper, `${report.organisation}. ${report.subtitle}`, SMALL, box);
    line(paper, report.words.page(at + 1, count), SMALL, { ...box, align: 'end' });
    doc.endMarkedContent();
  }
};

/**
 * A report as a tagged PDF (ISO 32000-1, section 14.8): vector charts, embedded fonts, light colours, a page or more a unit.
 * Its only time is that of the release. Equal reports and fonts give equal bytes.
 *
 * @param fonts files by face, see `reportFonts`; Latin must be among them
 * @example await writeFile('report.pdf', await reportPdf(report, await reportFonts(report, load)))
 */
export const reportPdf = async (
  report: Report,
  fonts: readonly FontBytes[],
  progress: Progress = () => {},
): Promise<Uint8Array<ArrayBuffer>> => {
  const opened = openFonts(fonts);
  const released = new Date(report.released);
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: report.language,
    font: '',
    info: {
      Title: report.title,
      Author: 'Chorus',
      Subject: `${report.organisation}. ${report.subtitle}`,
      Creator: 'Chorus',
      Producer: 'Chorus',
      CreationDate: released,
      ModDate: released,
    },
  });
  const parts: Uint8Array[] = [];
  doc.on('data', (part: Uint8Array) => parts.push(new Uint8Array(part)));
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', () => resolve());
    doc.on('error', reject);
  });
  for (const { name, bytes } of opened) doc.registerFont(name, bytes);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const paper: Paper = { doc, report, setter: makeSetter(opened, report.direction), y: 0, root };
  newPage(paper);
  drawCover(paper);
  if (report.shared.length > 0) newPage(paper);
  for (const section of report.shared) drawShared(paper, section);
  for (const [at, part] of report.parts.entries()) {
    drawPart(paper, part);
    await progress(at + 1, report.parts.length);
  }
  root.end();
  drawFeet(paper);
  doc.end();
  await ended;
  return concat(...parts);
};
