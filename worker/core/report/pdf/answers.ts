import { ANSWERS, BAND, INK, INK_2, LINE } from '../colours.ts';
import type { ReportAnswers, ReportSection } from '../report.ts';
import {
  artifact,
  hatch,
  heightOf,
  line,
  lines,
  need,
  PAGE,
  type Paper,
  ROOM,
  rule,
  STYLES,
  type Style,
  tagged,
} from './paper.ts';

const TEXT: Style = { ...STYLES.body, size: 9, line: 1.35 };
const SHARE: Style = { ...STYLES.body, size: 8, line: 1.3 };
const SCORE: Style = { ...STYLES.strong, size: 9.5, line: 1.35 };

/** Widths of the statement, the bar and the score. */
const [NAME, BAR, END] = [200, ROOM - 200 - 50, 50];
const BAR_HEIGHT = 17;
/** Share from which its number is written into a bar. */
const FROM = 6;

const places = ({ report }: Paper): { name: number; bar: number; end: number } =>
  report.direction === 'rtl'
    ? { name: PAGE.side + END + BAR, bar: PAGE.side + END, end: PAGE.side }
    : { name: PAGE.side, bar: PAGE.side + NAME, end: PAGE.side + NAME + BAR };

const drawKey = (paper: Paper, scale: string[]): void => {
  const { bar } = places(paper);
  artifact(paper, () => {
    scale.forEach((_, i) => {
      paper.doc.rect(bar + (i * BAR) / 5, paper.y + 1, BAR / 5 - 1.5, 5).fill(`#${ANSWERS[i]?.fill ?? LINE}`);
    });
  });
  tagged(paper, paper.root, { type: 'P' }, () => {
    scale.forEach((answer, i) => {
      lines(
        paper,
        answer,
        { ...STYLES.small, size: 6.8, line: 1.25 },
        {
          x: bar + (i * BAR) / 5,
          y: paper.y + 9,
          width: BAR / 5 - 3,
        },
      );
    });
  });
  paper.y += 30;
};

const drawShares = (
  paper: Paper,
  shares: { width: number; text: string }[],
  at: { x: number; y: number },
): void => {
  const { doc } = paper;
  const all = shares.reduce((sum, { width }) => sum + width, 0) || 1;
  let x = at.x;
  shares.forEach(({ width, text }, i) => {
    const wide = ((BAR - 8) * width) / all;
    const look = ANSWERS[i];
    doc.rect(x, at.y, Math.max(0, wide - 1.2), BAR_HEIGHT).fill(`#${look?.fill ?? LINE}`);
    const style = { ...SHARE, colour: look?.text ?? INK };
    if (width >= FROM && paper.setter.width(text, style.face, style.size) < wide - 2)
      line(paper, text, style, { x, y: at.y + 3.3, width: wide - 1.2, align: 'center' });
    x += wide;
  });
};

/** The likely range on a line from 0 to 100. */
const drawRange = (paper: Paper, ends: { low: number; high: number }, at: { x: number; y: number }): void => {
  const { doc } = paper;
  const x = (score: number) => at.x + ((BAR - 8) * score) / 100;
  const middle = at.y + BAR_HEIGHT / 2;
  doc.moveTo(x(0), middle).lineTo(x(100), middle).lineWidth(0.6).strokeColor(`#${LINE}`).stroke();
  for (const mark of [0, 25, 50, 75, 100])
    doc
      .moveTo(x(mark), middle - 4)
      .lineTo(x(mark), middle + 4)
      .stroke();
  doc.rect(x(ends.low), middle - 3.5, Math.max(2, x(ends.high) - x(ends.low)), 7).fill(`#${BAND}`);
};

const drawRow = (paper: Paper, { statement, result }: ReportAnswers): void => {
  const { name, bar, end } = places(paper);
  const height = Math.max(BAR_HEIGHT, heightOf(paper, statement, TEXT, NAME - 14)) + 8;
  need(paper, height);
  const y = paper.y + 4;
  const middle = y + (height - 8 - BAR_HEIGHT) / 2;
  const top = y + (height - 8 - heightOf(paper, statement, TEXT, NAME - 14)) / 2;
  tagged(paper, paper.root, { type: 'P' }, () => {
    lines(paper, statement, TEXT, {
      x: paper.report.direction === 'rtl' ? name + 14 : name,
      y: top,
      width: NAME - 14,
    });
  });
  tagged(paper, paper.root, { type: 'P' }, () => {
    if (result.kind === 'hidden') {
      hatch(paper, { x: bar, y: middle, width: BAR + END, height: BAR_HEIGHT });
      paper.doc.opacity(0);
      line(paper, paper.report.words.hidden, SHARE, { x: bar, y: middle, width: BAR });
      paper.doc.opacity(1);
      return;
    }
    if (result.kind === 'shares') drawShares(paper, result.shares, { x: bar, y: middle });
    else drawRange(paper, result, { x: bar, y: middle });
    line(paper, result.score, SCORE, { x: end, y: middle + 2, width: END, align: 'end' });
  });
  paper.y += height;
  rule(paper, paper.y, [PAGE.side, PAGE.side + ROOM]);
};

/** How each statement was answered: bars from strongly disagree to strongly agree, or the likely range. */
export const drawAnswers = (paper: Paper, section: ReportSection & { kind: 'questions' }): void => {
  if (section.answers.some(({ result }) => result.kind === 'shares')) drawKey(paper, section.scale);
  for (const answer of section.answers) drawRow(paper, answer);
  const { recommend } = section;
  if (!recommend) return;
  paper.y += 8;
  need(paper, 20);
  tagged(paper, paper.root, { type: 'P' }, () => {
    line(paper, recommend.label, { ...TEXT, colour: INK_2 }, { x: PAGE.side, y: paper.y, width: ROOM });
    line(paper, recommend.text, SCORE, { x: PAGE.side, y: paper.y, width: ROOM, align: 'end' });
  });
  paper.y += 20;
};
