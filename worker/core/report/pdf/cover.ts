import { INK, INK_2, PLUM } from '../colours.ts';
import { artifact, heightOf, line, lines, need, PAGE, type Paper, ROOM, STYLES, tagged } from './paper.ts';

/** The mark of the pages: eleven equal dots, on a grid of 28 by 18. */
const DOTS = [
  [8.1, 14.6],
  [11, 9.5],
  [16.9, 9.5],
  [19.9, 14.6],
  [2.2, 14.6],
  [3.8, 8.7],
  [8.1, 4.4],
  [14, 2.8],
  [19.9, 4.4],
  [24.2, 8.7],
  [25.8, 14.6],
] as const;

export const mark = ({ doc }: Paper, at: { x: number; y: number; size: number }): void => {
  const scale = at.size / 28;
  for (const [x, y] of DOTS) doc.circle(at.x + x * scale, at.y + y * scale, 1.85 * scale).fill(`#${INK}`);
};

const TERM = 118;

/** The first page: what this is, and what must be known to read it. */
export const drawCover = (paper: Paper): void => {
  const { report } = paper;
  const rtl = report.direction === 'rtl';
  artifact(paper, () => mark(paper, { x: rtl ? PAGE.side + ROOM - 24 : PAGE.side, y: 56, size: 24 }));
  tagged(paper, paper.root, { type: 'P' }, () => {
    line(
      paper,
      'Chorus',
      { ...STYLES.strong, size: 11 },
      {
        x: rtl ? PAGE.side : PAGE.side + 32,
        y: 56,
        width: ROOM - 32,
      },
    );
  });
  let y = 128;
  tagged(paper, paper.root, { type: 'P' }, () => {
    y = lines(
      paper,
      report.organisation,
      { ...STYLES.body, size: 12, colour: INK_2 },
      {
        x: PAGE.side,
        y,
        width: ROOM,
      },
    );
  });
  tagged(paper, paper.root, { type: 'H1' }, () => {
    y = lines(
      paper,
      report.title,
      { ...STYLES.title, size: 34, line: 1.14 },
      {
        x: PAGE.side,
        y: y + 6,
        width: ROOM,
      },
    );
  });
  tagged(paper, paper.root, { type: 'P' }, () => {
    y = lines(
      paper,
      report.subtitle,
      { ...STYLES.body, size: 11, colour: INK_2 },
      {
        x: PAGE.side,
        y: y + 10,
        width: ROOM,
      },
    );
  });
  paper.y = Math.max(y + 30, 285);
  artifact(paper, () => {
    paper.doc
      .moveTo(PAGE.side, paper.y)
      .lineTo(PAGE.side + ROOM, paper.y)
      .lineWidth(1.6)
      .strokeColor(`#${PLUM}`)
      .stroke();
  });
  paper.y += 16;
  const style = { ...STYLES.body, size: 8.8, line: 1.42 };
  for (const { term, texts } of report.cover) {
    const width = ROOM - TERM - 14;
    const height = texts.reduce((sum, text) => sum + heightOf(paper, text, style, width) + 3, 0);
    need(paper, height);
    const top = paper.y;
    tagged(paper, paper.root, { type: 'P' }, () => {
      lines(
        paper,
        term,
        { ...STYLES.strong, size: 8.8, line: 1.42 },
        {
          x: rtl ? PAGE.side + ROOM - TERM : PAGE.side,
          y: top,
          width: TERM,
        },
      );
    });
    let at = top;
    for (const text of texts)
      tagged(paper, paper.root, { type: 'P' }, () => {
        at = lines(paper, text, style, { x: rtl ? PAGE.side : PAGE.side + TERM + 14, y: at, width }) + 3;
      });
    paper.y = at + 6;
  }
};
