import type {
  Report,
  ReportPart,
  ReportScore,
  ReportSection,
  ReportWords,
} from '../../../worker/core/report/report.ts';
import { display, range } from '../../../worker/core/score/display.ts';
import type { ResultsWords } from '../../i18n/results/loaders.ts';
import type { ResultsFormat } from '../format.ts';
import { scoreText } from '../model/cell.ts';
import { finding } from '../model/finding.ts';
import { isMerged } from '../model/reading.ts';
import { answeredText, awayText, sinceText, wholeText } from '../model/verdictText.ts';
import type { View } from '../model/view.ts';
import { type ReportChoice, type ReportSource, reportSource } from './choice.ts';
import { cover } from './cover.ts';
import { heatSection } from './heat.ts';
import { overviewSection } from './overview.ts';
import { questionsSection } from './questions.ts';
import { trendSection } from './trend.ts';

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

const scoreOf = (view: View): ReportScore => {
  const { t, f, now, unit } = view;
  const score = now.score(unit.id, 'morale');
  const print = score && display(score);
  const [low, high] = score ? range(score) : [0, 0];
  return {
    title: t.score.title,
    text: score && scoreText(score, t, f),
    of: print && print.kind !== 'word' ? t.score.of : '',
    range: score && { low, high, text: t.score.likely(f.span(low, high)) },
    verdicts: [sinceText(view), awayText(view), wholeText(view)].filter((one) => one !== null),
    answered: answeredText(view),
  };
};

const commentsSection = ({ t, f, wave, unit }: View): ReportSection | null => {
  const texts = wave.release.comments.filter((one) => one.unit === unit.id).map(({ text }) => text);
  const { k_comments, min_comments } = wave.release.rules;
  if (texts.length === 0) return null;
  return {
    kind: 'comments',
    title: t.comments.title,
    sub: t.comments.sub({ k: f.number(k_comments), writers: f.number(min_comments) }),
    texts,
  };
};

const partOf = (source: ReportSource, view: View): ReportPart => {
  const { sections } = source;
  const made = [
    sections.has('trend') ? trendSection(view, source) : null,
    sections.has('questions') ? questionsSection(view) : null,
    sections.has('comments') ? commentsSection(view) : null,
  ];
  return {
    unit: view.unit.id,
    path: view.now.tree.path(view.unit.id).map(({ label }) => label),
    wave: view.names.full(view.wave),
    finding: finding(view),
    score: scoreOf(view),
    sections: made.filter((section) => section !== null),
  };
};

const wordsOf = (t: ResultsWords, f: ResultsFormat): ReportWords => ({
  report: t.report.report,
  about: t.report.about,
  contents: t.report.contents,
  hidden: t.cell.hidden,
  absent: '–',
  rise: t.verdict.riseWord,
  fall: t.verdict.fallWord,
  from: t.report.rangeFrom,
  to: t.report.rangeTo,
  page: (page, pages) => t.report.page({ page: f.number(page), pages: f.number(pages) }),
  continued: t.report.continued,
  sheets: t.report.sections,
  unit: t.report.overviewColumns.unit,
  comment: t.report.comment,
  letters: t.report.letters,
});

/**
 * A report from released cells, by the functions of the pages: the same words, verdicts and figures. Verdicts are those
 * of the whole board, whatever is chosen, so a smaller report is a part of a larger one and no choice of waves or units
 * makes a figure that no page shows.
 *
 * @throws when no wave is chosen
 * @example await reportPdf(reportModel({ board, waves: board.waves, units: new Set(['ads']), sections, t, f }), fonts)
 */
export const reportModel = (choice: ReportChoice): Report => {
  const source = reportSource(choice);
  const { whole, views, sections, t, f } = source;
  const first = views[0] ?? whole;
  const { plan, number } = whole.wave;
  // Nobody is counted in a merged unit: it stands in the tables, with a dash, and has no page of its own.
  const parts = [...sections].some((kind) => kind !== 'overview' && kind !== 'heat')
    ? views.filter(({ unit }) => !isMerged(unit)).map((one) => partOf(source, one))
    : [];
  return {
    organisation: whole.unit.label,
    title: finding(first),
    subtitle: t.report.subtitle({
      wave: whole.names.full(whole.wave),
      number,
      asked: f.days(plan.opens, plan.closes),
      released: f.dayYear(plan.releases),
    }),
    language: f.language,
    direction: RIGHT_TO_LEFT.has(f.language) ? 'rtl' : 'ltr',
    released: plan.releases,
    cover: cover(source),
    shared: [
      ...(sections.has('overview') ? [overviewSection(source)] : []),
      ...(sections.has('heat') ? [heatSection(source)] : []),
    ],
    parts,
    words: wordsOf(t, f),
  };
};
