import { createMemo, type JSX, Show } from 'solid-js';
import { TrendChart } from '../../charts/TrendChart.tsx';
import { trendFinding } from '../model/finding.ts';
import { trendLabel, trendOf, trendTable } from '../model/trendOf.ts';
import type { View } from '../model/view.ts';
import { useSpeech } from '../words.ts';
import { ChartFrame } from './ChartFrame.tsx';
import styles from './TrendFigure.module.css';

/** Morale over the waves with its finding, its measure and its table. */
export const TrendFigure = (props: { view: View }): JSX.Element => {
  const { t, f } = useSpeech();
  const trend = createMemo(() => trendOf(props.view));
  const sub = () => {
    const [low, high] = props.view.window;
    const facts = { waves: props.view.points.length, low: f.number(low), high: f.number(high) };
    const line = trend().points.some((point) => point.mark.kind === 'line');
    return line ? t.trend.sub(facts) : t.trend.subRanges(facts);
  };
  return (
    <div class={styles.chart}>
      <ChartFrame
        level="h3"
        title={trendFinding(props.view)}
        sub={sub()}
        table={() => trendTable(props.view)}
      >
        <TrendChart trend={trend()} label={trendLabel(props.view)} />
        <Show when={props.view.points.some((point) => point.cut)}>
          <p class={`caption ${styles.note ?? ''}`}>{t.trend.cutNote}</p>
        </Show>
      </ChartFrame>
    </div>
  );
};
