/** Native charts of a deck: their workbooks hold what the chart draws, and nothing else. */
import type Library from 'pptxgenjs';
import { ANSWERS, COMPARE, INK, INK_2, INK_3, LINE, RANGE_LINE } from '../colours.ts';
import type { ReportSection, ReportTrend } from '../report.ts';
import { type Deck, type Slide, UI } from './slide.ts';

type Box = { x: number; y: number; w: number; h: number };
type Values = (number | null)[];
type Series = { name: string; values: Values; color: string };

/**
 * The library writes a missing value as a gap, and in the workbook a zero too unless it is a text; its type knows
 * numbers only.
 */
const data = (series: readonly Series[], labels: string[]): Library.default.OptsChartData[] =>
  series.map(({ name, values }) => ({
    name,
    labels,
    values: values.map((value) => (value === 0 ? '0' : value)) as number[],
  }));

/** Stretches between changes of the group: a line must not cross one. */
const stretches = ({ points }: ReportTrend): [number, number][] => {
  const starts = [0, ...points.flatMap(({ cut }, i) => (cut && i > 0 ? [i] : []))];
  return starts.map((from, i) => [from, starts[i + 1] ?? points.length]);
};

const trendSeries = (trend: ReportTrend): Series[] => {
  const found = stretches(trend);
  const value = (of: 'value' | 'low' | 'high') => (i: number) => {
    const mark = trend.points[i]?.mark;
    if (!mark || mark.kind === 'hidden' || mark.kind === 'absent') return null;
    return of === 'value' ? (mark.kind === 'line' ? mark.value : null) : mark[of];
  };
  const line = (name: string, of: 'value' | 'low' | 'high', color: string) =>
    found.map(([from, to], at) => ({
      name: found.length > 1 ? `${name} (${at + 1})` : name,
      values: trend.points.map((_, i) => (i >= from && i < to ? value(of)(i) : null)),
      color,
    }));
  const { names, compare } = trend;
  return [
    ...line(names.low, 'low', RANGE_LINE),
    ...line(names.high, 'high', RANGE_LINE),
    ...(compare ? [{ name: compare.label, values: compare.values, color: COMPARE }] : []),
    ...line(names.score, 'value', INK),
  ].filter(({ values }) => values.some((one) => one !== null));
};

/** Morale over the waves: a line, the ends of its likely range as thin ones, gaps for hidden waves. */
export const addTrend = (
  { deck }: Deck,
  slide: Slide,
  trend: ReportTrend,
  at: Box & { alt: string },
): void => {
  const series = trendSeries(trend);
  if (series.length === 0) return;
  const { alt, ...box } = at;
  const [low, high] = trend.window;
  slide.addChart(
    deck.ChartType.line,
    data(
      series,
      trend.points.map(({ label, year }) => `${label} ${year}`),
    ),
    {
      ...box,
      altText: alt,
      chartColors: series.map(({ color }) => color),
      lineSize: 2.25,
      lineDataSymbol: 'circle',
      lineDataSymbolSize: 4,
      displayBlanksAs: 'gap',
      valAxisMinVal: low,
      valAxisMaxVal: high,
      valAxisMajorUnit: 10,
      valAxisLabelFontFace: UI,
      valAxisLabelFontSize: 11,
      valAxisLabelColor: INK_3,
      valAxisLineShow: false,
      valGridLine: { color: LINE, size: 0.5 },
      catAxisLabelFontFace: UI,
      catAxisLabelFontSize: 10,
      catAxisLabelColor: INK_3,
      catAxisLineShow: false,
      showLegend: true,
      legendPos: 'b',
      legendFontFace: UI,
      legendFontSize: 10,
      legendColor: INK_2,
    },
  );
};

/** Answers to the statements as bars of 100 %, first statement on top. A hidden one is named and has no bar. */
export const addAnswers = (
  { deck, report }: Deck,
  slide: Slide,
  section: ReportSection & { kind: 'questions' },
  box: Box,
): void => {
  const rows = section.answers.toReversed();
  const labels = rows.map(({ statement, result }) =>
    result.kind === 'shares' ? statement : `${statement} (${report.words.hidden})`,
  );
  const series = section.scale.map(
    (name, i): Series => ({
      name,
      color: ANSWERS[i]?.fill ?? LINE,
      values: rows.map(({ result }) =>
        result.kind === 'shares' ? Math.floor((result.shares[i]?.width ?? 0) + 0.5) : null,
      ),
    }),
  );
  // A wide step is printed as a range, which a label of a native chart cannot be: then the table has it.
  const exact = section.answers.every(
    ({ result }) => result.kind !== 'shares' || result.shares.every((share) => /^\d+$/.test(share.text)),
  );
  slide.addChart(deck.ChartType.bar, data(series, labels), {
    ...box,
    altText: section.title,
    barDir: 'bar',
    barGrouping: 'percentStacked',
    barGapWidthPct: 45,
    chartColors: series.map(({ color }) => color),
    showValue: exact,
    dataLabelFontFace: UI,
    dataLabelFontSize: 10,
    dataLabelColor: INK,
    dataLabelFormatCode: '0',
    valAxisHidden: true,
    valAxisLineShow: false,
    valGridLine: { style: 'none' },
    catAxisLabelFontFace: UI,
    catAxisLabelFontSize: 11,
    catAxisLabelColor: INK,
    catAxisLineShow: false,
    showLegend: true,
    legendPos: 't',
    legendFontFace: UI,
    legendFontSize: 11,
    legendColor: INK_2,
  });
};
