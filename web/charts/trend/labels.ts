import type { Chart, Plugin } from 'chart.js';
import type { ChartTokens } from '../tokens.ts';
import { flagSides } from './events.ts';
import { showsAnswered, textFont, textSize } from './layout.ts';
import type { Trend } from './point.ts';

/** Direct labels instead of a legend: the last value in the serif, the parent's name, the lowest and highest point. */
export const labelsPlugin = (trend: () => Trend, tokens: () => ChartTokens): Plugin<'line'> => ({
  id: 'labels',
  afterDatasetsDraw(chart) {
    chart.ctx.save();
    chart.ctx.textBaseline = 'alphabetic';
    drawNotes(chart, trend(), tokens());
    drawEnds(chart, trend(), tokens());
    drawCuts(chart, trend(), tokens());
    chart.ctx.restore();
  },
});

const drawNotes = (chart: Chart, trend: Trend, look: ChartTokens): void => {
  const { ctx, chartArea, scales } = chart;
  const { x, y } = scales;
  if (!x || !y) return;
  const [bottom, top] = trend.window;
  const middle = (top + bottom) / 2;
  ctx.font = textFont(look, 500);
  ctx.fillStyle = look.ink2;
  ctx.textAlign = 'center';
  for (const { at, mark } of trend.points) {
    if (mark.kind !== 'line') continue;
    const outside = mark.value < bottom || mark.value > top;
    if (!mark.note && !outside) continue;
    const below = outside ? mark.value > top : mark.value < middle;
    const edge = outside
      ? mark.value > top
        ? chartArea.top
        : chartArea.bottom
      : y.getPixelForValue(below ? mark.low : mark.high);
    const shift = below ? textSize(look) * 1.45 : -textSize(look) * 0.7;
    const lowest = chartArea.bottom - textSize(look) * (trend.cutSizes.length > 0 ? 1.9 : 0.5);
    ctx.fillText(
      `${mark.value}`,
      x.getPixelForValue(at),
      outside ? edge + shift : Math.min(lowest, edge + shift),
    );
  }
};

const drawEnds = (chart: Chart, trend: Trend, look: ChartTokens): void => {
  const { ctx, chartArea, scales } = chart;
  const { x, y } = scales;
  if (!x || !y) return;
  const size = textSize(look);
  const last = trend.points.at(-1);
  const within = (value: number) =>
    Math.min(chartArea.bottom, Math.max(chartArea.top, y.getPixelForValue(value)));
  const own = last?.mark.kind === 'line' ? within(last.mark.value) : null;
  const left = chartArea.right + 12;
  ctx.textAlign = 'start';
  if (trend.end && own !== null) {
    ctx.font = `500 ${size * 2}px ${look.voice}`;
    ctx.fillStyle = look.ink;
    ctx.fillText(trend.end.value, left, own + size * 0.55);
    if (showsAnswered(chart)) {
      ctx.font = textFont(look);
      ctx.fillStyle = look.ink3;
      ctx.fillText(trend.end.range, left, own + size * 1.95);
    }
  }
  const parent = trend.compare?.values.at(-1);
  if (!trend.compare || parent === null || parent === undefined) return;
  const wanted = within(parent) + size * 0.35;
  const [above, below] = [own === null ? wanted : own - size * 1.6, own === null ? wanted : own + size * 3.4];
  const clear = own === null || wanted < above || wanted > below;
  ctx.font = textFont(look, 500);
  ctx.fillStyle = look.ink2;
  ctx.fillText(trend.compare.label, left, clear ? wanted : parent > middleOf(last) ? above : below);
};

const middleOf = (point: Trend['points'][number] | undefined): number =>
  point?.mark.kind === 'line' ? point.mark.value : 50;

const drawCuts = (chart: Chart, trend: Trend, look: ChartTokens): void => {
  const { ctx, chartArea, scales } = chart;
  const x = scales.x;
  if (!x) return;
  const size = textSize(look);
  const sides = flagSides(chart, trend, look)?.cuts;
  let cuts = 0;
  trend.points.forEach((point, i) => {
    const before = trend.points[i - 1];
    if (!point.cut || !before) return;
    const side = sides?.[cuts++];
    const at = Math.round(x.getPixelForValue((point.at + before.at) / 2));
    ctx.strokeStyle = look.ink3;
    ctx.lineWidth = 1;
    ctx.beginPath();
    for (const shift of [-2.5, 2.5]) {
      ctx.moveTo(at + shift, chartArea.top - size * 3);
      ctx.lineTo(at + shift, chartArea.bottom);
    }
    ctx.stroke();
    // Beside numbered events there is no room for words: the note below says what the double line means.
    if (!sides && trend.events.length > 0) return;
    const room = side ? side === 'before' : at - chartArea.left > 110;
    ctx.textAlign = room ? 'end' : 'start';
    trend.cutLabel.forEach((line, row) => {
      ctx.font = textFont(look, 600);
      ctx.fillStyle = look.ink;
      ctx.fillText(line, at + (room ? -9 : 9), chartArea.top - size * (2 - row * 1.3));
    });
  });
  ctx.textAlign = 'center';
  ctx.font = textFont(look, 600);
  ctx.fillStyle = look.ink;
  for (const { index, text } of trend.cutSizes) {
    const point = trend.points[index];
    if (!point) continue;
    const half = ctx.measureText(text).width / 2;
    const at = x.getPixelForValue(point.at);
    ctx.fillText(
      text,
      Math.min(chartArea.right - half, Math.max(chartArea.left + half, at)),
      chartArea.bottom - 8,
    );
  }
};
