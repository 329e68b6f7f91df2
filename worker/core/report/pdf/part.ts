import { FALL, INK, INK_2, INK_3, LINE, RANGE_LINE, RISE } from '../colours.ts';
import type { ReportPart, ReportScore, ReportSection } from '../report.ts';
import { drawAnswers } from './answers.ts';
import {
  artifact,
  hatch,
  heightOf,
  line,
  lines,
  need,
  newPage,
  PAGE,
  type Paper,
  paragraph,
  ROOM,
  rule,
  STYLES,
  type Style,
  tagged,
  triangle,
} from './paper.ts';
import { drawTable } from './table.ts';
import { drawTrend } from './trend.ts';

const VERDICT: Style = { ...STYLES.strong, size: 9.5, line: 1.35 };
const DETAIL: Style = { ...STYLES.small, line: 1.4, colour: INK_2 };

export const heading = (paper: Paper, title: string, sub: string, after = 10): void => {
  need(paper, 110);
  paragraph(paper, { type: 'H2', text: title, style: STYLES.heading, after: 2 });
  paragraph(paper, { type: 'P', text: sub, style: DETAIL, after });
};

/** The likely range as a bar on a line from 0 to 100. */
const drawLine = (
  { doc }: Paper,
  { low, high }: { low: number; high: number },
  value: number | null,
  at: { x: number; y: number; width: number },
): void => {
  const x = (score: number) => at.x + (at.width * score) / 100;
  doc.lineWidth(0.6).strokeColor(`#${INK_3}`);
  doc.moveTo(x(0), at.y).lineTo(x(100), at.y).stroke();
  for (const mark of [0, 25, 50, 75, 100])
    doc
      .moveTo(x(mark), at.y - 4)
      .lineTo(x(mark), at.y + 4)
      .stroke();
  doc.rect(x(low), at.y - 2.6, Math.max(2, x(high) - x(low)), 5.2).fill(`#${RANGE_LINE}`);
  if (value !== null) doc.circle(x(value), at.y, 3).fill(`#${INK}`);
};

const COLOURS = { rise: RISE, fall: FALL, same: INK, none: INK };

const drawVerdict = (
  paper: Paper,
  { kind, text, detail }: ReportScore['verdicts'][number],
  box: { x: number; y: number; width: number },
): number => {
  const shape = kind === 'rise' || kind === 'fall' ? kind : null;
  const indent = shape ? 12 : 0;
  const rtl = paper.report.direction === 'rtl';
  let y = box.y;
  tagged(paper, paper.root, { type: 'P' }, () => {
    y = lines(paper, text, VERDICT, {
      x: rtl ? box.x : box.x + indent,
      y,
      width: box.width - indent,
    });
    if (detail !== '') y = lines(paper, detail, DETAIL, { ...box, y: y + 1 });
  });
  if (shape)
    artifact(paper, () =>
      triangle(paper, shape, {
        x: rtl ? box.x + box.width - 7 : box.x,
        y: box.y + 2.8,
        size: 7,
        colour: COLOURS[kind],
      }),
    );
  return y;
};

const drawScore = (
  paper: Paper,
  score: ReportScore,
  box: { x: number; y: number; width: number },
): number => {
  let y = box.y;
  tagged(paper, paper.root, { type: 'P' }, () => {
    line(paper, score.title, { ...STYLES.strong, size: 9, colour: INK_2 }, { ...box, y });
  });
  y += 16;
  const { text, of, range } = score;
  if (text === null || !range) {
    artifact(paper, () => hatch(paper, { x: box.x, y, width: box.width, height: 34 }));
    y += 42;
    tagged(paper, paper.root, { type: 'P' }, () => {
      y = lines(paper, paper.report.words.hidden, DETAIL, { ...box, y });
    });
  } else {
    const whole = /^\d+$/.test(text);
    const big: Style = { face: 'voice', size: whole ? 58 : 30, line: 1.05, colour: INK };
    tagged(paper, paper.root, { type: 'P' }, () => {
      const rtl = paper.report.direction === 'rtl';
      line(paper, text, big, { ...box, y });
      const used = paper.setter.width(text, big.face, big.size) + 7;
      const base = y + big.size * 1.02 - 14;
      line(paper, of, DETAIL, {
        x: rtl ? box.x : box.x + used,
        y: base,
        width: box.width - used,
      });
    });
    y += big.size * big.line + 12;
    artifact(paper, () =>
      drawLine(paper, range, whole ? Number(text) : null, { x: box.x, y, width: box.width }),
    );
    y += 8;
    tagged(paper, paper.root, { type: 'P' }, () => {
      line(paper, range.text, DETAIL, { ...box, y, align: 'center' });
    });
    y += 18;
  }
  const facts = [
    ...score.verdicts,
    { kind: 'none' as const, text: score.answered.text, detail: score.answered.detail },
  ];
  for (const verdict of facts) {
    const top = y + 2;
    artifact(paper, () =>
      paper.doc
        .moveTo(box.x, top)
        .lineTo(box.x + box.width, top)
        .lineWidth(0.6)
        .strokeColor(`#${LINE}`)
        .stroke(),
    );
    y = drawVerdict(paper, verdict, { ...box, y: y + 9 }) + 6;
  }
  return y;
};

/** Score beside trend in one frame, as at the head of a page. */
const drawTop = (paper: Paper, part: ReportPart): void => {
  const trend = part.sections.find((section) => section.kind === 'trend');
  const rtl = paper.report.direction === 'rtl';
  const width = trend ? 138 : ROOM - 32;
  const top = paper.y;
  const chart = ROOM - width - 64;
  const y = drawScore(paper, part.score, {
    x: rtl ? PAGE.side + ROOM - 16 - width : PAGE.side + 16,
    y: top + 14,
    width,
  });
  let bottom = y + 6;
  if (trend) {
    const x = rtl ? PAGE.side + 16 : PAGE.side + 48 + width;
    let at = top + 14;
    tagged(paper, paper.root, { type: 'H2' }, () => {
      at = lines(paper, trend.title, { ...STYLES.heading, size: 13.5 }, { x, y: at, width: chart });
    });
    tagged(paper, paper.root, { type: 'P' }, () => {
      at = lines(paper, trend.sub, { ...DETAIL, size: 8 }, { x, y: at + 2, width: chart });
    });
    bottom = Math.max(bottom, at + 190);
    const box = { x, y: at + 8, width: chart, height: bottom - at - 16 };
    tagged(
      paper,
      paper.root,
      {
        type: 'Figure',
        alt: trend.label,
        bbox: [box.x, box.y, box.x + box.width, box.y + box.height],
      },
      () => drawTrend(paper, trend.trend, box),
    );
    artifact(paper, () =>
      paper.doc
        .moveTo(rtl ? x + chart + 16 : x - 16, top)
        .lineTo(rtl ? x + chart + 16 : x - 16, bottom)
        .lineWidth(0.6)
        .strokeColor(`#${LINE}`)
        .stroke(),
    );
  }
  artifact(paper, () =>
    paper.doc
      .roundedRect(PAGE.side, top, ROOM, bottom - top, 7)
      .lineWidth(0.7)
      .strokeColor(`#${LINE}`)
      .stroke(),
  );
  paper.y = bottom + 22;
};

const drawComments = (paper: Paper, { texts }: ReportSection & { kind: 'comments' }): void => {
  const style: Style = { face: 'voice', size: 11, line: 1.4, colour: INK };
  for (const text of texts) {
    const room = ROOM - 16;
    const found = paper.setter.lines(text, { ...style, room });
    need(paper, Math.min(6, found.length) * style.size * style.line + 14);
    const height = style.size * style.line;
    // A comment longer than a page goes on on the next one.
    let at = 0;
    while (at < found.length) {
      const free = Math.max(1, Math.floor((PAGE.height - PAGE.bottom - paper.y) / height));
      const shown = found.slice(at, at + free);
      tagged(paper, paper.root, { type: 'BlockQuote' }, () => {
        shown.forEach((one, i) => {
          line(paper, one, style, { x: PAGE.side + 8, y: paper.y + i * height, width: room });
        });
      });
      paper.y += shown.length * height;
      at += shown.length;
      if (at < found.length) newPage(paper);
    }
    if (paper.setter.lacking(text))
      paragraph(paper, { type: 'P', text: paper.report.words.letters, style: DETAIL, after: 0 });
    paper.y += 7;
    rule(paper, paper.y, [PAGE.side, PAGE.side + ROOM]);
    paper.y += 8;
  }
};

const drawQuestions = (paper: Paper, { table }: ReportSection & { kind: 'questions' }): void => {
  drawTable(paper, table, { widths: [172, 49, 49, 49, 49, 49, 36, ROOM - 453] });
  paper.y += 14;
};

/** Everything about one unit, on pages of its own. */
export const drawPart = (paper: Paper, part: ReportPart): void => {
  newPage(paper);
  const context = part.path.length > 1 ? `${part.path.join(' › ')}. ${part.wave}` : part.wave;
  paragraph(paper, { type: 'P', text: context, style: STYLES.small, after: 4 });
  paragraph(paper, { type: 'H1', text: part.finding, style: { ...STYLES.title, size: 22 }, after: 14 });
  drawTop(paper, part);
  for (const section of part.sections) {
    if (section.kind === 'trend') {
      const words = section.table.columns.length - 4;
      const widths = [104, 56, 78, 78, ...Array.from({ length: words }, () => (ROOM - 316) / words)];
      drawTable(paper, section.table, { widths });
      paper.y += 14;
    } else if (section.kind === 'questions') {
      const first = heightOf(paper, section.title, STYLES.heading, ROOM);
      need(paper, first + 180);
      heading(paper, section.title, section.sub);
      drawAnswers(paper, section);
      paper.y += 14;
      if (section.answers.some(({ result }) => result.kind !== 'hidden')) drawQuestions(paper, section);
    } else if (section.kind === 'comments') {
      heading(paper, section.title, section.sub);
      drawComments(paper, section);
    }
  }
};
