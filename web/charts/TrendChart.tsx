import { Chart, Filler, LinearScale, LineController, LineElement, PointElement } from 'chart.js';
import Annotation from 'chartjs-plugin-annotation';
import { createEffect, onCleanup, onMount } from 'solid-js';
import styles from './TrendChart.module.css';
import { type ChartTokens, onLookChange, readTokens } from './tokens.ts';
import { axisPlugin } from './trend/axis.ts';
import { trendDatasets, trendOptions } from './trend/config.ts';
import { flagSides } from './trend/events.ts';
import { hatchPlugin } from './trend/hatch.ts';
import { labelsPlugin } from './trend/labels.ts';
import type { Trend } from './trend/point.ts';
import { rangesPlugin } from './trend/ranges.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale, Filler, Annotation);

/** Morale over the waves: line, likely range as a filled band, gaps and hatch for hidden waves. The same numbers stand in the table beside it. */
export const TrendChart = (props: {
  trend: Trend;
  label: string;
  /** Told whether events are numbered here, so that a list must explain them. */
  onNumbered: (numbered: boolean) => void;
}) => {
  let canvas!: HTMLCanvasElement;
  let look: ChartTokens;
  onMount(() => {
    look = readTokens(canvas);
    const trend = () => props.trend;
    const tokens = () => look;
    const chart = new Chart<'line', { x: number; y: number | null }[]>(canvas, {
      type: 'line',
      data: { datasets: trendDatasets(props.trend, look) },
      options: trendOptions(props.trend, look),
      plugins: [
        hatchPlugin(trend, tokens),
        rangesPlugin(trend, tokens),
        axisPlugin(trend, tokens),
        labelsPlugin(trend, tokens),
        {
          id: 'numbered',
          afterLayout: (drawn) => props.onNumbered(flagSides(drawn, props.trend, look) === null),
        },
      ],
    });
    const push = () => {
      look = readTokens(canvas);
      chart.data.datasets = trendDatasets(props.trend, look);
      chart.options = trendOptions(props.trend, look);
      chart.update('none');
    };
    createEffect(push);
    const stop = onLookChange(push);
    onCleanup(() => {
      stop();
      chart.destroy();
    });
  });
  return (
    <div class={styles.frame}>
      <canvas ref={canvas} role="img" aria-label={props.label} />
    </div>
  );
};
