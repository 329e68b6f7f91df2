import type { Chart } from 'chart.js';
import type { ChartTokens } from '../tokens.ts';
import { rightRoom, showsAnswered, textFont, textSize } from './layout.ts';
import { type FlagSide, placeFlags } from './place.ts';
import type { Trend, TrendEvent } from './point.ts';

/** What the annotation plugin hands to an option that is a function; its own types do not resolve as a module. */
type Drawn = { chart: Chart };

const linesOf = (event: TrendEvent): string[] => [...event.lines, event.date];

const widest = (lines: string[], font: string): number => {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 0;
  context.font = font;
  return Math.max(...lines.map((line) => context.measureText(line).width));
};

/**
 * Sides of the words of events and cuts, or null where they do not fit and are numbered: on phones always. Places
 * are worked out from the time axis, before the chart is laid out.
 */
export const flagSides = (
  chart: Chart,
  trend: Trend,
  look: ChartTokens,
): { events: FlagSide[]; cuts: FlagSide[] } | null => {
  if (!showsAnswered(chart)) return null;
  const { events, points } = trend;
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 1];
  const left = textSize(look) * 2.6;
  const right = chart.width - rightRoom(chart, trend, look);
  const x = (at: number) => left + ((right - left) * (at - first)) / Math.max(1, last - first);
  const bold = textFont(look, 600);
  const flags = [
    ...events.map((event, i) => ({
      kind: 'events' as const,
      i,
      x: x(event.at),
      width: widest(linesOf(event), bold),
    })),
    ...points.flatMap((point, i) => {
      const before = points[i - 1];
      return point.cut && before
        ? [
            {
              kind: 'cuts' as const,
              i,
              x: x((before.at + point.at) / 2),
              width: widest(trend.cutLabel, bold),
            },
          ]
        : [];
    }),
  ].sort((a, b) => a.x - b.x);
  const placed = placeFlags(flags, [0, chart.width]);
  if (!placed) return null;
  const sides = (kind: 'events' | 'cuts') =>
    flags
      .map((flag, at) => ({ flag, side: placed[at] ?? 'after' }))
      .filter(({ flag }) => flag.kind === kind)
      .sort((a, b) => a.flag.i - b.flag.i)
      .map(({ side }) => side);
  return { events: sides('events'), cuts: sides('cuts') };
};

/** Events as dotted lines at their true dates: words on top, or a numbered disc that the list below explains. */
export const eventAnnotations = (
  trend: Trend,
  look: ChartTokens,
  sides: (chart: Chart) => FlagSide[] | null,
): Record<string, object> => {
  const size = textSize(look);
  return Object.fromEntries(
    trend.events.map((event, i) => {
      const lines = linesOf(event);
      const side = (chart: Chart): FlagSide | null => sides(chart)?.[i] ?? null;
      const shift = (chart: Chart): number => {
        const found = side(chart);
        if (!found) return 0;
        const half = widest(lines, textFont(look, 600)) / 2 + 7;
        return found === 'after' ? half : -half;
      };
      const options = {
        type: 'line',
        scaleID: 'x',
        value: event.at,
        borderColor: look.ink3,
        borderWidth: 1.25,
        borderDash: [2, 3],
        label: {
          display: true,
          content: ({ chart }: Drawn) => (side(chart) ? lines : `${i + 1}`),
          position: 'start',
          backgroundColor: ({ chart }: Drawn) => (side(chart) ? 'transparent' : look.surface),
          borderColor: look.ink3,
          borderWidth: ({ chart }: Drawn) => (side(chart) ? 0 : 1.25),
          borderRadius: ({ chart }: Drawn) => (side(chart) ? 0 : size),
          padding: ({ chart }: Drawn) => (side(chart) ? 0 : { x: size * 0.5, y: size * 0.28 }),
          color: ({ chart }: Drawn) =>
            side(chart) ? lines.map((_, at) => (at < lines.length - 1 ? look.ink : look.ink2)) : look.ink,
          font: ({ chart }: Drawn) =>
            side(chart)
              ? lines.map((_, at) => ({ family: look.ui, size, weight: at < lines.length - 1 ? 600 : 400 }))
              : { family: look.ui, size, weight: 600 },
          textAlign: ({ chart }: Drawn) => (side(chart) === 'before' ? 'end' : 'start'),
          xAdjust: ({ chart }: Drawn) => shift(chart),
          yAdjust: ({ chart }: Drawn) =>
            side(chart) ? -(size * 1.2 * lines.length) - size * 0.6 : -size * 2.1,
        },
      };
      return [`event${i}`, options];
    }),
  );
};
