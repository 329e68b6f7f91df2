import { unzipSync } from 'fflate';
import { FALL, INK, INK_2, LINE, PAPER, PLUM, RISE, SCALE } from './colours.ts';
import { addAnswers, addTrend } from './pptx/charts.ts';
import { newDeck } from './pptx/library.ts';
import { chartsBefore, mend, renumber } from './pptx/mend.ts';
import { type Deck, newSlide, SLIDE, type Slide, tableSlides, text, UI, VOICE } from './pptx/slide.ts';
import type { Report, ReportPart, ReportScore, ReportSection } from './report.ts';
import { sealZip } from './sealZip.ts';

const coverSlide = (deck: Deck): void => {
  const { report } = deck;
  const slide = deck.deck.addSlide();
  slide.background = { color: PAPER };
  const box = { x: SLIDE.side, w: SLIDE.room };
  text(deck, slide, 'Chorus', { ...box, y: 0.7, h: 0.4, fontSize: 16, bold: true });
  text(deck, slide, report.organisation, { ...box, y: 2.3, h: 0.45, fontSize: 20, color: INK_2 });
  text(deck, slide, report.title, {
    ...box,
    y: 2.85,
    h: 1.7,
    fontFace: VOICE,
    fontSize: 44,
    fit: 'shrink',
  });
  text(deck, slide, report.subtitle, { ...box, y: 4.75, h: 0.4, fontSize: 16, color: INK_2 });
  slide.addShape(deck.deck.ShapeType.line, {
    x: SLIDE.side,
    y: 5.6,
    w: SLIDE.room,
    h: 0,
    line: { color: PLUM, width: 1.5 },
  });
};

/** What must be known to read the rest, on one slide in two columns. */
const aboutSlide = (deck: Deck): void => {
  const { report } = deck;
  const slide = newSlide(deck, report.words.about, `${report.organisation}. ${report.subtitle}`);
  const half = (SLIDE.room - 0.6) / 2;
  const middle = Math.ceil(report.cover.length / 2);
  const columns = [report.cover.slice(0, middle + 1), report.cover.slice(middle + 1)];
  columns.forEach((facts, i) => {
    const left = (i === 0) === (report.direction === 'ltr');
    slide.addText(
      facts.flatMap(({ term, texts }) => [
        { text: term, options: { bold: true, breakLine: true, paraSpaceBefore: 8 } },
        ...texts.map((one) => ({ text: one, options: { breakLine: true, paraSpaceAfter: 2 } })),
      ]),
      {
        x: left ? SLIDE.side : SLIDE.side + half + 0.6,
        y: 1.75,
        w: half,
        h: 5.1,
        margin: 0,
        valign: 'top',
        fontFace: UI,
        fontSize: 12,
        color: INK,
        lang: report.language,
        rtlMode: report.direction === 'rtl',
        align: report.direction === 'rtl' ? 'right' : 'left',
        fit: 'shrink',
      },
    );
  });
};

/** Colours of the map with the scores where they change. */
const key = (deck: Deck, section: ReportSection & { kind: 'heat' }) => (slide: Slide) => {
  Object.values(SCALE).forEach(({ fill }, i) => {
    slide.addShape(deck.deck.ShapeType.rect, {
      x: SLIDE.side + i * 0.42,
      y: 6.55,
      w: 0.4,
      h: 0.12,
      fill: { color: fill },
      line: { color: fill, width: 0 },
    });
  });
  ['25', '35', '45', '55', '65', '75'].forEach((cut, i) => {
    text(deck, slide, cut, {
      x: SLIDE.side + (i + 1) * 0.42 - 0.21,
      y: 6.68,
      w: 0.4,
      h: 0.2,
      fontSize: 9,
      align: 'center',
    });
  });
  const [same = '', change] = section.key;
  text(deck, slide, change ? `${same} ▲ ${change}` : same, {
    x: SLIDE.side + 3.4,
    y: 6.55,
    w: 8.5,
    h: 0.25,
    fontSize: 10,
    color: INK_2,
  });
};

const sharedSlides = (deck: Deck, section: ReportSection): void => {
  if (section.kind === 'overview')
    tableSlides(deck, {
      ...section,
      widths: [3.9, 1.1, 1.5, 1.2, 1.5, 1.9, 0.83],
      rows: 14,
      size: 12,
    });
  if (section.kind === 'heat') {
    const columns = section.table.columns.length - 1;
    const width = (SLIDE.room - 2.6) / columns;
    tableSlides(deck, {
      ...section,
      widths: [2.6, ...Array.from({ length: columns }, () => width)],
      rows: 13,
      size: 11,
      filled: true,
      foot: key(deck, section),
    });
  }
};

const COLOURS = { rise: RISE, fall: FALL, same: INK, none: INK };
const MARKS = { rise: '▲ ', fall: '▼ ', same: '', none: '' };

/** The score with its likely range, verdicts and answer rate, as a column. */
const addScore = (deck: Deck, slide: Slide, score: ReportScore): void => {
  const x = deck.report.direction === 'rtl' ? SLIDE.width - SLIDE.side - 2.9 : SLIDE.side;
  const box = { x, w: 2.9 };
  text(deck, slide, score.title, { ...box, y: 1.85, h: 0.3, fontSize: 13, bold: true, color: INK_2 });
  const number = score.text !== null && /^\d+$/.test(score.text);
  text(deck, slide, score.text ?? deck.report.words.hidden, {
    ...box,
    y: 2.15,
    h: 1.1,
    fontFace: VOICE,
    fontSize: number ? 66 : score.text === null ? 18 : 32,
    valign: 'middle',
    ...(score.text === null && { color: PLUM }),
  });
  text(deck, slide, [score.of, score.range?.text].filter((one) => one).join('. '), {
    ...box,
    y: 3.3,
    h: 0.3,
    fontSize: 12,
    color: INK_2,
  });
  const facts = [...score.verdicts, { kind: 'none' as const, ...score.answered }];
  facts.forEach(({ kind, text: words, detail }, i) => {
    const y = 3.8 + i * 0.82;
    slide.addShape(deck.deck.ShapeType.line, {
      x,
      y: y - 0.06,
      w: box.w,
      h: 0,
      line: { color: LINE, width: 0.75 },
    });
    text(deck, slide, `${MARKS[kind]}${words}`, {
      ...box,
      y,
      h: 0.3,
      fontSize: 12.5,
      bold: true,
      color: COLOURS[kind],
      fit: 'shrink',
    });
    text(deck, slide, detail, { ...box, y: y + 0.3, h: 0.36, fontSize: 11, color: INK_2, fit: 'shrink' });
  });
};

const scoreSlide = (deck: Deck, part: ReportPart): void => {
  const trend = part.sections.find((section) => section.kind === 'trend');
  const path = part.path.join(' › ');
  const slide = newSlide(deck, part.finding, `${path}. ${part.wave}`);
  addScore(deck, slide, part.score);
  if (!trend) return;
  const x = deck.report.direction === 'rtl' ? SLIDE.side : SLIDE.side + 3.3;
  text(deck, slide, trend.title, { x, y: 1.8, w: 8.6, h: 0.4, fontFace: VOICE, fontSize: 18, fit: 'shrink' });
  addTrend(deck, slide, trend.trend, { x, y: 2.2, w: 8.6, h: 4.1, alt: trend.label });
  const events = trend.trend.events.map(({ lines, date }) => `${date}: ${lines.join(' ')}`);
  text(deck, slide, [trend.label, ...events].join(' '), {
    x,
    y: 6.35,
    w: 8.6,
    h: 0.55,
    fontSize: 10.5,
    color: INK_2,
    fit: 'shrink',
  });
};

/** Comments that a slide has room for, by their length. */
const COMMENT_ROOM = 900;

const commentSlides = (deck: Deck, section: ReportSection & { kind: 'comments' }): void => {
  const pages: string[][] = [[]];
  for (const one of section.texts) {
    const last = pages.at(-1) ?? [];
    const used = last.reduce((sum, text) => sum + text.length + 90, 0);
    if (last.length > 0 && used + one.length > COMMENT_ROOM) pages.push([one]);
    else last.push(one);
  }
  pages.forEach((texts, i) => {
    const title = i === 0 ? section.title : deck.report.words.continued(section.title);
    const slide = newSlide(deck, title, section.sub);
    slide.addText(
      texts.map((one) => ({ text: one, options: { breakLine: true, paraSpaceAfter: 14 } })),
      {
        x: SLIDE.side,
        y: 1.9,
        w: SLIDE.room,
        h: 4.9,
        margin: 0,
        valign: 'top',
        fontFace: VOICE,
        fontSize: 17,
        color: INK,
        lang: deck.report.language,
        rtlMode: deck.report.direction === 'rtl',
        align: deck.report.direction === 'rtl' ? 'right' : 'left',
        fit: 'shrink',
      },
    );
  });
};

const partSlides = (deck: Deck, part: ReportPart): void => {
  scoreSlide(deck, part);
  for (const section of part.sections) {
    if (section.kind === 'questions') {
      if (section.answers.some(({ result }) => result.kind === 'shares')) {
        const slide = newSlide(deck, section.title, section.sub);
        addAnswers(deck, slide, section, { x: SLIDE.side, y: 1.65, w: SLIDE.room, h: 5.2 });
      }
      if (section.answers.some(({ result }) => result.kind !== 'hidden'))
        tableSlides(deck, {
          ...section,
          sub: section.recommend ? `${section.recommend.label}: ${section.recommend.text}` : section.sub,
          widths: [5.1, 0.98, 0.98, 0.98, 0.98, 0.98, 0.9, 1.03],
          rows: 12,
          size: 11,
        });
    }
    if (section.kind === 'comments') commentSlides(deck, section);
  }
};

/**
 * A report as slides (ECMA-376) with native tables and charts that can be edited. A chart's workbook holds the figures
 * that the chart draws; the file names no person and carries no time but that of the release.
 *
 * @example await writeFile('report.pptx', await reportPptx(report))
 */
export const reportPptx = async (report: Report): Promise<Uint8Array<ArrayBuffer>> => {
  const pptx = newDeck();
  pptx.layout = 'LAYOUT_WIDE';
  pptx.author = 'Chorus';
  pptx.company = 'Chorus';
  pptx.title = report.title;
  pptx.rtlMode = report.direction === 'rtl';
  pptx.theme = { headFontFace: VOICE, bodyFontFace: UI };
  const deck: Deck = { deck: pptx, report };
  coverSlide(deck);
  aboutSlide(deck);
  for (const section of report.shared) sharedSlides(deck, section);
  for (const part of report.parts) partSlides(deck, part);
  const bytes = await pptx.write({ outputType: 'uint8array' });
  if (!(bytes instanceof Uint8Array)) throw new Error('The library gave no bytes.');
  // Names only: nothing is unpacked here.
  const paths: string[] = [];
  unzipSync(bytes, { filter: ({ name }) => paths.push(name) === 0 });
  const rename = renumber(chartsBefore(paths));
  return sealZip(bytes, {
    title: report.title,
    released: report.released,
    mend: (path, xml) => mend(path, rename(xml)),
    rename,
  });
};
