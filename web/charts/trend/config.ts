import type { Chart, ChartConfiguration, ChartDataset } from 'chart.js';
import type { ChartTokens } from '../tokens.ts';
import { eventAnnotations, flagSides } from './events.ts';
import { rightRoom, showsAnswered, textSize } from './layout.ts';
import type { Trend } from './point.ts';

type Spot = { x: number; y: number | null };
type Line = ChartDataset<'line', Spot[]>;

/** One value a wave, and an empty spot in front of every cut, so that neither line nor band crosses it. */
const spots = (trend: Trend, value: (i: number) => number | null): Spot[] =>
  trend.points.flatMap((point, i) => {
    const before = trend.points[i - 1];
    const own = { x: point.at, y: value(i) };
    return point.cut && before ? [{ x: (before.at + point.at) / 2, y: null }, own] : [own];
  });

/** Datasets of the trend: lower and upper end of the likely range, the parent, the line. Hidden waves are null, never bridged. */
export const trendDatasets = (trend: Trend, look: ChartTokens): Line[] => {
  const mark = (i: number) => trend.points[i]?.mark;
  const part = (name: 'value' | 'low' | 'high') => (i: number) => {
    const here = mark(i);
    return here?.kind === 'line' ? here[name] : null;
  };
  const line = spots(trend, part('value'));
  const edge = look.forced
    ? { borderColor: look.grid, borderWidth: 1, borderDash: [2, 2] }
    : { borderWidth: 0, borderColor: 'transparent' };
  const quiet = { pointRadius: 0, pointHoverRadius: 0, spanGaps: false as const };
  const datasets: Line[] = [
    {
      data: line,
      order: 1,
      spanGaps: false,
      // Half of the last point lies outside the frame; a point above or below the window stays cut off.
      clip: { left: 8, right: 8, top: 0, bottom: 0 },
      borderColor: look.series,
      borderWidth: 2.25,
      borderJoinStyle: 'round',
      pointBackgroundColor: look.series,
      pointBorderWidth: 0,
      pointHoverRadius: 0,
      pointRadius: line.map((_, i) => (i === line.length - 1 ? 4.5 : 2.6)),
    },
    { data: spots(trend, part('low')), order: 3, ...quiet, ...edge },
    {
      data: spots(trend, part('high')),
      order: 3,
      ...quiet,
      ...edge,
      fill: look.forced ? false : 1,
      backgroundColor: look.band,
    },
  ];
  if (trend.compare) {
    const { values } = trend.compare;
    datasets.push({
      data: trend.points.map((point, i) => ({ x: point.at, y: values[i] ?? null })),
      order: 2,
      ...quiet,
      borderColor: look.compare,
      borderWidth: 1.75,
      borderDash: [6, 3],
    });
  }
  return datasets;
};

/** Columns need half of their width at the ends, where a line needs none; in milliseconds. */
const sideRoom = ({ points }: Trend): number => {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first === last) return 1;
  const columns = points.some(({ mark }) => mark.kind === 'hidden' || mark.kind === 'range');
  return columns ? (0.5 * (last.at - first.at)) / (points.length - 1) : 0;
};

/** Options of the trend: the organisation's window, no motion, no legend, no tooltip. */
export const trendOptions = (
  trend: Trend,
  look: ChartTokens,
): NonNullable<ChartConfiguration<'line'>['options']> => {
  const size = textSize(look);
  const cut = trend.points.some((point) => point.cut);
  const sides = (chart: Chart) => flagSides(chart, trend, look);
  const onTop = (chart: Chart): number => {
    if (trend.events.length === 0) return cut ? size * 3.2 : size * 0.8;
    return sides(chart) ? size * 5.2 : size * 2.8;
  };
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    events: [],
    plugins: {
      annotation: {
        clip: false,
        annotations: eventAnnotations(trend, look, (chart) => sides(chart)?.events ?? null),
      },
    },
    layout: {
      padding: (context) => ({
        top: onTop(context.chart),
        right: rightRoom(context.chart, trend, look),
        bottom: showsAnswered(context.chart) ? size * 5.6 : size * 3.2,
        left: 0,
      }),
    },
    scales: {
      x: {
        type: 'linear',
        display: false,
        min: (trend.points[0]?.at ?? 0) - sideRoom(trend),
        max: (trend.points.at(-1)?.at ?? 1) + sideRoom(trend),
      },
      y: {
        min: trend.window[0],
        max: trend.window[1],
        border: { display: false },
        grid: { color: look.grid, drawTicks: false },
        ticks: {
          stepSize: 10,
          color: look.ink3,
          padding: 8,
          font: { family: look.ui, size },
        },
      },
    },
  };
};
