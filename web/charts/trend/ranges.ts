import type { Plugin } from 'chart.js';
import type { ChartTokens } from '../tokens.ts';
import type { Trend } from './point.ts';

/** A line needs a neighbour to be a line: a wave that stands alone between gaps shows its range as a short bar. */
const standsAlone = (trend: Trend, i: number): boolean => {
  const { points } = trend;
  const before = points[i - 1]?.mark.kind === 'line' && points[i]?.cut !== true;
  const after = points[i + 1]?.mark.kind === 'line' && points[i + 1]?.cut !== true;
  return points[i]?.mark.kind === 'line' && !before && !after;
};

/** Ranges without a line: groups too small for a point, and points that stand alone. */
export const rangesPlugin = (trend: () => Trend, tokens: () => ChartTokens): Plugin<'line'> => ({
  id: 'ranges',
  beforeDatasetsDraw(chart) {
    const { ctx, scales, chartArea } = chart;
    const { x, y } = scales;
    if (!x || !y) return;
    const look = tokens();
    const within = (value: number) =>
      Math.min(chartArea.bottom, Math.max(chartArea.top, y.getPixelForValue(value)));
    ctx.save();
    trend().points.forEach((point, i) => {
      const { mark } = point;
      if (mark.kind !== 'range' && !(mark.kind === 'line' && standsAlone(trend(), i))) return;
      const [left, top, bottom] = [x.getPixelForValue(point.at) - 5, within(mark.high), within(mark.low)];
      if (!look.forced) {
        ctx.fillStyle = look.band;
        ctx.fillRect(left, top, 10, Math.max(2, bottom - top));
      }
      ctx.strokeStyle = mark.kind === 'range' ? look.series : look.band;
      ctx.lineWidth = mark.kind === 'range' ? 1.25 : 0;
      if (mark.kind === 'range' || look.forced) ctx.strokeRect(left, top, 10, Math.max(2, bottom - top));
    });
    ctx.restore();
  },
});
