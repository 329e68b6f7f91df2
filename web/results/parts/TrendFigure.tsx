import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
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
  const [numbered, setNumbered] = createSignal(false);
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
        <TrendChart trend={trend()} label={trendLabel(props.view)} onNumbered={setNumbered} />
        <Show when={trend().events.length > 0}>
          <ol class={numbered() ? styles.events : 'vh'} aria-label={t.events.onChart}>
            <For each={trend().events}>
              {(event, i) => (
                <li>
                  <span class={styles.disc} aria-hidden="true">
                    {i() + 1}
                  </span>
                  <span dir="auto">{event.title}</span>
                  <span class={styles.day}>{event.date}</span>
                </li>
              )}
            </For>
          </ol>
        </Show>
        <Show when={props.view.points.some((point) => point.cut)}>
          <p class={`caption ${styles.note ?? ''}`}>{t.trend.cutNote}</p>
        </Show>
      </ChartFrame>
    </div>
  );
};
