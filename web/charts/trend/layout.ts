import type { Chart } from 'chart.js';
import type { ChartTokens } from '../tokens.ts';
import type { Trend } from './point.ts';

/** Smallest text of the design, 13 px at the usual text size. */
export const textSize = (tokens: ChartTokens): number => 13 * tokens.scale;

export const textFont = (tokens: ChartTokens, weight = 400): string =>
  `${weight} ${textSize(tokens)}px ${tokens.ui}`;

/** Answer rates stand under the axis only where there is room for them; they are always in the table. */
export const showsAnswered = (chart: Chart): boolean => chart.width >= 560;

/** Width of the widest words at the right end, so that nothing is cut off. A narrow chart has only the last value there. */
export const rightRoom = (chart: Chart, trend: Trend, tokens: ChartTokens): number => {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 0;
  context.font = textFont(tokens, 500);
  const width = (word: string) => context.measureText(word).width;
  const compare = width(trend.compare?.label ?? '');
  if (!showsAnswered(chart)) return Math.max(36, Math.min(compare, chart.width / 3)) + 16;
  const answered = width(trend.answeredLabel) + width(trend.points.at(-1)?.answered ?? '') / 2;
  return Math.max(40, compare, answered, width(trend.end?.range ?? '')) + 16;
};

/** Every how many-th wave gets words under the axis, counted back from the last. */
export const labelStep = (positions: number[], room: number): number => {
  for (let step = 1; step < positions.length; step++) {
    const shown = positions.filter((_, i) => (positions.length - 1 - i) % step === 0);
    if (shown.every((x, i) => i === 0 || x - (shown[i - 1] ?? x) >= room)) return step;
  }
  return Math.max(1, positions.length);
};
