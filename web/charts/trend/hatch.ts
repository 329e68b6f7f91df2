import type { Plugin } from 'chart.js';
import type { ChartTokens } from '../tokens.ts';
import type { Trend } from './point.ts';

const PERIOD = 12;

/** The privacy hatch of base.css as a canvas pattern: strokes of 1 px at 45 degrees, 8.5 px apart. */
const hatchPattern = (context: CanvasRenderingContext2D, tokens: ChartTokens): CanvasPattern | null => {
  const tile = document.createElement('canvas');
  tile.width = PERIOD * devicePixelRatio;
  tile.height = PERIOD * devicePixelRatio;
  const ink = tile.getContext('2d');
  if (!ink) return null;
  ink.scale(devicePixelRatio, devicePixelRatio);
  ink.fillStyle = tokens.hatchTint;
  ink.fillRect(0, 0, PERIOD, PERIOD);
  ink.strokeStyle = tokens.hatch;
  ink.lineWidth = 1;
  ink.beginPath();
  for (const shift of [-PERIOD, 0, PERIOD]) {
    ink.moveTo(shift - 1, PERIOD + 1);
    ink.lineTo(shift + PERIOD + 1, -1);
  }
  ink.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / devicePixelRatio));
  return pattern;
};

/** A hatched column where a wave is hidden. Every such column has the same look, whatever the cause. */
export const hatchPlugin = (trend: () => Trend, tokens: () => ChartTokens): Plugin<'line'> => ({
  id: 'hatch',
  beforeDatasetsDraw(chart) {
    const { ctx, chartArea, scales } = chart;
    const x = scales.x;
    const points = trend().points;
    if (!x || !points.some((point) => point.mark.kind === 'hidden')) return;
    const pattern = hatchPattern(ctx, tokens());
    if (!pattern) return;
    const middle = points.map((point) => x.getPixelForValue(point.at));
    ctx.save();
    ctx.fillStyle = pattern;
    points.forEach((point, i) => {
      if (point.mark.kind !== 'hidden') return;
      const here = middle[i] ?? 0;
      const near = Math.min(
        here - (middle[i - 1] ?? Number.NEGATIVE_INFINITY),
        (middle[i + 1] ?? Number.POSITIVE_INFINITY) - here,
      );
      const half = Math.min(24, (Number.isFinite(near) ? near : 48) * 0.42);
      ctx.fillRect(here - half, chartArea.top, 2 * half, chartArea.bottom - chartArea.top);
    });
    ctx.restore();
  },
});
