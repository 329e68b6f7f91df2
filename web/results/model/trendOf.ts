import type { EventNote } from '../../../worker/core/note.ts';
import { display, range, shown } from '../../../worker/core/score/display.ts';
import type { Comparison, Mark, Trend } from '../../charts/trend/point.ts';
import type { TableData } from '../parts/DataTable.tsx';
import { scoreText } from './cell.ts';
import { comparisons } from './compare.ts';
import { eventsOf, noon, twoLines } from './events.ts';
import { type SeriesPoint, sameGroup } from './series.ts';
import { shareShort, shareText } from './shareText.ts';
import type { View } from './view.ts';

const markOf = (point: SeriesPoint, note: boolean): Mark => {
  if (point.state !== 'score' || !point.score)
    return { kind: point.state === 'hidden' ? 'hidden' : 'absent' };
  const [low, high] = range(point.score);
  return display(point.score).kind === 'number'
    ? { kind: 'line', value: shown(point.score), low, high, note }
    : { kind: 'range', low, high };
};

/** Waves whose value is written into the chart: the lowest and the highest of the present group, but the last. */
const noted = (points: SeriesPoint[]): Set<SeriesPoint> => {
  const group = sameGroup(points)
    .slice(0, -1)
    .filter((point) => point.score && display(point.score).kind === 'number');
  const value = (point: SeriesPoint) => (point.score ? shown(point.score) : 0);
  const sorted = [...group].sort((a, b) => value(a) - value(b));
  const [low, high] = [sorted[0], sorted.at(-1)];
  return new Set(low && high && value(high) > value(low) ? [low, high] : []);
};

const comparison = (view: View): Comparison | null => {
  const { organisation, points, f } = view;
  if (!organisation) return null;
  const values = points.map(({ reading }) => {
    const score = reading.score(organisation.id, 'morale');
    return score && display(score).kind === 'number' ? shown(score) : null;
  });
  const last = values.at(-1);
  const label =
    last === null || last === undefined ? organisation.label : `${organisation.label} ${f.number(last)}`;
  return { label, values };
};

/** Size of the group on each side of every cut, written in the middle of its stretch. */
const cutSizes = (view: View): Trend['cutSizes'] => {
  const { points, t, f } = view;
  const cuts = points.flatMap((point, i) => (point.cut ? [i] : []));
  if (cuts.length === 0) return [];
  const first = points.findIndex((point) => point.state !== 'absent');
  const edges = [first, ...cuts, points.length];
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1] ?? points.length;
    return {
      index: Math.floor((from + to - 1) / 2),
      text: t.trend.people(f.number(points[to - 1]?.members ?? 0)),
    };
  });
};

/** Events that touch the unit, between the first and the last wave that are drawn. */
const eventsOnTrend = ({ board, points, now, unit }: View): EventNote[] =>
  eventsOf(board.events, {
    tree: now.tree,
    unit: unit.id,
    from: Date.parse(points[0]?.reading.wave.plan.closes ?? ''),
    to: Date.parse(points.at(-1)?.reading.wave.plan.closes ?? ''),
  });

/** The trend chart of a page, in numbers and translated words. */
export const trendOf = (view: View): Trend => {
  const { points, t, f, names } = view;
  const notes = noted(points);
  const last = points.at(-1)?.score;
  const print = last ? display(last) : null;
  return {
    points: points.map((point) => ({
      at: Date.parse(point.reading.wave.plan.closes),
      label: names.axis(point.reading.wave),
      year: f.year(point.reading.wave.plan.closes),
      answered: point.participation ? shareShort(point.participation, t, f) : '',
      cut: point.cut,
      mark: markOf(point, notes.has(point)),
    })),
    compare: comparison(view),
    window: view.window,
    end:
      print?.kind === 'number'
        ? { value: f.number(print.number), range: t.trend.likely(f.span(...print.range)) }
        : null,
    answeredLabel: t.trend.answered,
    cutLabel: t.trend.groupChanged,
    cutSizes: cutSizes(view),
    events: eventsOnTrend(view).map((event) => ({
      at: noon(event.date),
      lines: twoLines(event.title),
      title: event.title,
      date: f.day(event.date),
    })),
  };
};

const VERDICT_WORDS = { rise: 'rise', fall: 'fall', none: 'same' } as const;

/** The verdict against the wave before, as every page gives it. */
const before = (view: View, at: number): string => {
  const { points, t, unit } = view;
  const [now, then] = [points[at], points[at - 1]];
  if (!now?.score) return '';
  if (now.cut) return t.verdict.none;
  const compared = comparisons(then?.reading, now.reading)?.morale.of(unit.id, 'morale');
  return compared ? t.verdict[VERDICT_WORDS[compared.verdict]] : t.verdict.nothing;
};

/** The same as a table, the last wave first. A hidden wave is null in every column. */
export const trendTable = (view: View): TableData => {
  const { points, t, f, names, unit } = view;
  const { columns } = t.trend;
  const happened = eventsOnTrend(view);
  /** What happened since the wave before. */
  const events = (i: number): string => {
    const [from, to] = [points[i - 1], points[i]].map((point) =>
      Date.parse(point?.reading.wave.plan.closes ?? ''),
    );
    return happened
      .filter(({ date }) => noon(date) > (from ?? 0) && noon(date) <= (to ?? 0))
      .map((event) => t.events.inTable({ title: event.title, date: f.day(event.date) }))
      .join('; ');
  };
  return {
    caption: t.trend.caption(unit.label),
    columns: [
      { label: columns.wave, numeric: false },
      { label: columns.morale, numeric: true },
      { label: columns.range, numeric: true },
      { label: columns.answered, numeric: true },
      { label: columns.before, numeric: false },
      ...(happened.length > 0 ? [{ label: t.events.column, numeric: false }] : []),
    ],
    rows: points
      .map((point, i) => [
        names.full(point.reading.wave),
        point.score ? scoreText(point.score, t, f) : point.state === 'absent' ? '–' : null,
        point.score ? f.span(...range(point.score)) : point.state === 'absent' ? '–' : null,
        point.participation ? shareText(point.participation, t, f) : point.state === 'absent' ? '–' : null,
        point.state === 'absent' ? '–' : before(view, i),
        ...(happened.length > 0 ? [events(i)] : []),
      ])
      .reverse(),
  };
};

/** First, lowest and last value and the hidden waves, in a sentence for those who do not see the line. */
export const trendLabel = (view: View): string => {
  const { points, t, f, names, unit } = view;
  const withScore = points.filter((point) => point.score);
  const facts = (point: SeriesPoint | undefined) =>
    point?.score
      ? { score: scoreText(point.score, t, f), wave: names.full(point.reading.wave) }
      : { score: '', wave: '' };
  const lowest = withScore.reduce<SeriesPoint | undefined>(
    (least, point) =>
      least?.score && point.score && shown(least.score) <= shown(point.score) ? least : point,
    undefined,
  );
  const hidden = points
    .filter((point) => point.state === 'hidden')
    .map((point) => names.full(point.reading.wave));
  return t.trend.label({
    name: unit.label,
    waves: points.length,
    first: withScore.length > 0 ? t.trend.labelFirst(facts(withScore[0])) : '',
    lowest: withScore.length > 2 ? t.trend.labelLowest(facts(lowest)) : '',
    last: withScore.length > 1 ? t.trend.labelLast(facts(withScore.at(-1))) : '',
    hidden: hidden.length > 0 ? t.trend.labelHidden(f.list(hidden)) : '',
  });
};
