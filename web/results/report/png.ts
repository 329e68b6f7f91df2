import { Chart, Filler, LinearScale, LineController, LineElement, PointElement } from 'chart.js';
import Annotation from 'chartjs-plugin-annotation';
import { readTokens } from '../../charts/tokens.ts';
import { axisPlugin } from '../../charts/trend/axis.ts';
import { trendDatasets, trendOptions } from '../../charts/trend/config.ts';
import { hatchPlugin } from '../../charts/trend/hatch.ts';
import { labelsPlugin } from '../../charts/trend/labels.ts';
import { rangesPlugin } from '../../charts/trend/ranges.ts';
import { trendOf } from '../model/trendOf.ts';
import { type ReportChoice, reportSource } from './choice.ts';
import { trendSection } from './trend.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale, Filler, Annotation);

/** Size of the picture in CSS pixels, drawn twice as fine. */
const [WIDTH, HEIGHT, HEAD, SIDE, SCALE] = [1200, 675, 108, 40, 2];

/** A canvas that is laid out, so that it has the look of the page, and that nobody sees. */
const offstage = (width: number, height: number): HTMLCanvasElement => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.style.cssText = `position:fixed;inset-inline-start:-9999px;inline-size:${width}px;block-size:${height}px`;
  canvas.ariaHidden = 'true';
  document.body.append(canvas);
  return canvas;
};

const blobOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture was made.'))), 'image/png');
  });

/**
 * The trend of the first chosen unit as a picture: the chart of the page with its title, its measure and where it comes
 * from, in the colours the reader has now. A canvas writes no metadata.
 */
export const trendPng = async (choice: ReportChoice): Promise<Blob> => {
  const { views, whole } = reportSource(choice);
  const view = views[0] ?? whole;
  const { title, sub } = trendSection(view, choice);
  const all = trendOf(view);
  const chosen = new Set(choice.waves.map(({ plan }) => Date.parse(plan.closes)));
  const points = all.points.filter(({ at }) => chosen.has(at));
  const kept = all.points.flatMap(({ at }, i) => (chosen.has(at) ? [i] : []));
  const trend = {
    ...all,
    points,
    cutSizes: kept.length === all.points.length ? all.cutSizes : [],
    events: all.events.filter(({ at }) => at >= (points[0]?.at ?? 0)),
    compare: all.compare && { ...all.compare, values: kept.map((i) => all.compare?.values[i] ?? null) },
  };
  const drawing = offstage(WIDTH - 2 * SIDE, HEIGHT - HEAD - 60);
  try {
    const look = readTokens(drawing);
    const [of, tokens] = [() => trend, () => look];
    const chart = new Chart<'line', { x: number; y: number | null }[]>(drawing, {
      type: 'line',
      data: { datasets: trendDatasets(trend, look) },
      options: { ...trendOptions(trend, look), responsive: false, devicePixelRatio: SCALE },
      plugins: [
        hatchPlugin(of, tokens),
        rangesPlugin(of, tokens),
        axisPlugin(of, tokens),
        labelsPlugin(of, tokens),
      ],
    });
    const picture = document.createElement('canvas');
    picture.width = WIDTH * SCALE;
    picture.height = HEIGHT * SCALE;
    const context = picture.getContext('2d');
    if (!context) throw new Error('This browser draws no pictures.');
    context.scale(SCALE, SCALE);
    context.fillStyle = look.surface;
    context.fillRect(0, 0, WIDTH, HEIGHT);
    const rtl = document.documentElement.dir === 'rtl';
    context.textAlign = rtl ? 'right' : 'left';
    const edge = rtl ? WIDTH - SIDE : SIDE;
    context.fillStyle = look.ink;
    context.font = `500 28px ${look.voice}`;
    context.fillText(title, edge, 58);
    context.fillStyle = look.ink2;
    context.font = `16px ${look.ui}`;
    context.fillText(`${view.unit.label}. ${sub}`, edge, 88);
    context.drawImage(chart.canvas, SIDE, HEAD, WIDTH - 2 * SIDE, HEIGHT - HEAD - 60);
    context.fillStyle = look.ink3;
    context.font = `13px ${look.ui}`;
    context.fillText(choice.t.report.source(whole.unit.label), edge, HEIGHT - 24);
    chart.destroy();
    return await blobOf(picture);
  } finally {
    drawing.remove();
  }
};
