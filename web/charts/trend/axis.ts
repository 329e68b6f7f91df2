import type { Plugin } from 'chart.js';
import type { ChartTokens } from '../tokens.ts';
import { labelStep, showsAnswered, textFont, textSize } from './layout.ts';
import type { Trend } from './point.ts';

/** Words under the time axis: month, year where it changes, and the answer rate on a line of its own. */
export const axisPlugin = (trend: () => Trend, tokens: () => ChartTokens): Plugin<'line'> => ({
  id: 'axis',
  afterDraw(chart) {
    const { ctx, chartArea, scales } = chart;
    const x = scales.x;
    if (!x) return;
    const [look, { points, answeredLabel }] = [tokens(), trend()];
    const size = textSize(look);
    const answered = showsAnswered(chart);
    ctx.save();
    ctx.textAlign = 'center';
    ctx.textBaseline = 'alphabetic';
    ctx.font = textFont(look);
    const words = points.map((point) => Math.max(...widths(ctx, point, answered)));
    const positions = points.map((point) => x.getPixelForValue(point.at));
    const step = labelStep(positions, Math.max(...words) + 6);
    const rowLine = chartArea.bottom + size * 3.7;
    let year = '';
    points.forEach((point, i) => {
      if ((points.length - 1 - i) % step !== 0) return;
      const at = positions[i] ?? 0;
      const last = i === points.length - 1;
      ctx.font = textFont(look);
      ctx.fillStyle = look.ink3;
      ctx.fillText(point.label, at, chartArea.bottom + size * 1.55);
      if (point.year !== year) ctx.fillText(point.year, at, chartArea.bottom + size * 2.8);
      year = point.year;
      if (!answered) return;
      ctx.font = textFont(look, last ? 600 : 400);
      ctx.fillStyle = last ? look.ink : look.ink3;
      ctx.fillText(point.answered, at, rowLine + size * 1.5);
    });
    if (answered) {
      const right = positions.at(-1) ?? 0;
      const half = ctx.measureText(points.at(-1)?.answered ?? '').width / 2;
      ctx.textAlign = 'start';
      ctx.font = textFont(look);
      ctx.fillStyle = look.ink3;
      ctx.fillText(answeredLabel, right + half + 8, rowLine + size * 1.5);
      ctx.strokeStyle = look.grid;
      ctx.lineWidth = 1;
      ctx.beginPath();
      ctx.moveTo(chartArea.left, Math.round(rowLine) + 0.5);
      ctx.lineTo(chartArea.right, Math.round(rowLine) + 0.5);
      ctx.stroke();
    }
    ctx.restore();
  },
});

const widths = (
  ctx: CanvasRenderingContext2D,
  point: { label: string; year: string; answered: string },
  answered: boolean,
): number[] =>
  [point.label, point.year, answered ? point.answered : ''].map((word) => ctx.measureText(word).width);
