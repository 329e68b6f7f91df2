import type { ReportCell, ReportSection, ReportTable } from '../../../worker/core/report/report.ts';
import { trendFinding } from '../model/finding.ts';
import { shareShort } from '../model/shareText.ts';
import { trendLabel, trendOf, trendTable } from '../model/trendOf.ts';
import type { View } from '../model/view.ts';
import type { ReportChoice } from './choice.ts';
import { ABSENT, HIDDEN, plain, rangeCell, scoreCell } from './figures.ts';

/** The page's table with the numbers behind its words; only the chosen waves, the oldest first. */
const table = (view: View, chosen: number[]): ReportTable => {
  const { t, f, points } = view;
  const { caption, columns, rows } = trendTable(view);
  const answered = t.report.overviewColumns.answered;
  return {
    caption,
    columns: [
      { label: columns[0]?.label ?? '', kind: 'name' },
      { label: columns[1]?.label ?? '', kind: 'number' },
      { label: columns[2]?.label ?? '', kind: 'range' },
      { label: answered, kind: 'range' },
      ...columns.slice(4).map(({ label }) => ({ label, kind: 'text' as const })),
    ],
    rows: chosen.map((at) => {
      const [point, words] = [points[at], rows[points.length - 1 - at] ?? []];
      const empty: ReportCell = point?.state === 'absent' ? ABSENT : HIDDEN;
      return [
        plain(words[0] ?? ''),
        point?.score ? scoreCell(view, point.score) : empty,
        point?.score ? rangeCell(view, point.score) : empty,
        point?.participation
          ? { kind: 'figure', text: shareShort(point.participation, t, f), numbers: point.participation }
          : empty,
        ...words.slice(4).map((text) => plain(text ?? '')),
      ];
    }),
  };
};

/** Morale of a unit in the chosen waves. Its finding stands above it where it shows every wave up to the last. */
export const trendSection = (view: View, choice: ReportChoice): ReportSection & { kind: 'trend' } => {
  const { t, f, points, unit, window } = view;
  const trend = trendOf(view);
  const chosen = points.flatMap((point, at) => (choice.waves.includes(point.reading.wave) ? [at] : []));
  const facts = { waves: chosen.length, low: f.number(window[0]), high: f.number(window[1]) };
  const marks = chosen.flatMap((at, i) => {
    const point = trend.points[at];
    const since = (chosen[i - 1] ?? -1) + 1;
    return point ? [{ ...point, cut: i > 0 && points.slice(since, at + 1).some(({ cut }) => cut) }] : [];
  });
  const line = marks.some(({ mark }) => mark.kind === 'line');
  return {
    kind: 'trend',
    title:
      chosen.length === points.length
        ? trendFinding(view)
        : t.report.trendPlain({ unit: unit.label, waves: chosen.length }),
    sub: line ? t.trend.sub(facts) : t.trend.subRanges(facts),
    label: trendLabel(view),
    trend: {
      points: marks,
      window,
      compare: trend.compare && {
        label: trend.compare.label,
        values: chosen.map((at) => trend.compare?.values[at] ?? null),
      },
      events: trend.events.filter(({ at }) => at >= (marks[0]?.at ?? 0)),
      end: trend.end,
      answeredLabel: trend.answeredLabel,
      names: { score: t.heat.morale, ...t.report.lines },
    },
    table: table(view, chosen),
  };
};
