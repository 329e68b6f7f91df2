import type { ReportAnswers, ReportCell, ReportSection } from '../../../worker/core/report/report.ts';
import { cellOf } from '../../../worker/core/score/cells.ts';
import { range } from '../../../worker/core/score/display.ts';
import { distributionBands } from '../../../worker/core/score/distributionBands.ts';
import { scoreOf } from '../../../worker/core/score/score.ts';
import { answersTable, recommendText, segments, statements, statementText } from '../model/answers.ts';
import { scoreStep, scoreText } from '../model/cell.ts';
import type { View } from '../model/view.ts';
import { ABSENT, HIDDEN, plain, rangeCell, scoreCell } from './figures.ts';

const answers = (view: View): ReportAnswers[] =>
  statements(view).map((item) => {
    const statement = statementText(item, view.f);
    const score = scoreOf(view.wave.release, view.unit.id, item.id);
    if (!score) return { statement, result: { kind: 'hidden' } };
    const shares = segments(view, item)?.map(({ share, text }) => ({ width: share, text }));
    const printed = { score: scoreText(score, view.t, view.f), step: scoreStep(score) };
    const [low, high] = range(score);
    return {
      statement,
      result: shares ? { kind: 'shares', shares, ...printed } : { kind: 'range', low, high, ...printed },
    };
  });

/** The page's table with the numbers behind its words. */
const rows = (view: View): ReportCell[][] => {
  const words = answersTable(view).rows;
  return statements(view).map((item, at) => {
    const texts = words[at] ?? [];
    const score = scoreOf(view.wave.release, view.unit.id, item.id);
    const shares = cellOf(view.wave.release, view.unit.id, item.id)?.distribution;
    const bands = score && shares ? distributionBands(shares) : null;
    return [
      plain(texts[0] ?? ''),
      ...view.t.answers.scale.map((_, i): ReportCell => {
        const band = bands?.[i];
        if (!score) return HIDDEN;
        return band ? { kind: 'figure', text: texts[i + 1] ?? '', numbers: [band.low, band.high] } : ABSENT;
      }),
      score ? scoreCell(view, score) : HIDDEN,
      score ? rangeCell(view, score) : HIDDEN,
    ];
  });
};

/** How people answered each statement. */
export const questionsSection = (view: View): ReportSection & { kind: 'questions' } => {
  const { t, f, unit, wave } = view;
  const { caption, columns } = answersTable(view);
  const recommend = recommendText(view);
  const found = answers(view);
  return {
    kind: 'questions',
    title: t.answers.title(unit.label),
    sub: found.some(({ result }) => result.kind === 'shares')
      ? t.answers.sub(null)
      : t.answers.small(f.number(wave.release.rules.k_distribution)),
    scale: [...t.answers.scale],
    answers: found,
    recommend: recommend === null ? null : { label: t.answers.recommend, text: recommend },
    table: {
      caption,
      columns: columns.slice(0, t.answers.scale.length + 3).map(({ label }, i) => ({
        label,
        kind: i === 0 ? 'name' : i === t.answers.scale.length + 1 ? 'number' : 'range',
      })),
      rows: rows(view),
    },
  };
};
