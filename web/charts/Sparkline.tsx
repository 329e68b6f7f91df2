import { For, type JSX, Show } from 'solid-js';
import hatch from './hatch.module.css';
import styles from './Sparkline.module.css';

const [LEFT, WIDTH, HEIGHT] = [30, 168, 34];

/** One wave of a small line: a score, a hidden wave (hatched, never bridged), or nothing (no score of its own there). */
export type SparkPoint = number | 'hidden' | null;

const runs = (points: SparkPoint[]): { at: number; value: number }[][] => {
  const found: { at: number; value: number }[][] = [[]];
  points.forEach((value, at) => {
    if (typeof value === 'number') found.at(-1)?.push({ at, value });
    else found.push([]);
  });
  return found.filter((run) => run.length > 0);
};

/** The last waves of a unit in the window of the organisation, the first value in front. Decoration beside the numbers of its row. */
export const Sparkline = (props: { points: SparkPoint[]; window: [number, number] }): JSX.Element => {
  const gap = () => (WIDTH - LEFT - 5) / Math.max(1, props.points.length - 1);
  const x = (at: number) => LEFT + at * gap();
  const y = (value: number) => {
    const [low, high] = props.window;
    return HEIGHT - 3 - ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * (HEIGHT - 6);
  };
  const first = () => props.points[0];
  return (
    <span class={styles.frame} aria-hidden="true">
      <For each={props.points}>
        {(point, i) => (
          <Show when={point === 'hidden'}>
            <i
              class={hatch.hatch}
              style={{ left: `${x(i()) - gap() * 0.4}px`, width: `${Math.max(4, gap() * 0.8)}px` }}
            />
          </Show>
        )}
      </For>
      <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
        <line class={styles.middle} x1={LEFT - 5} x2={WIDTH} y1={y(50)} y2={y(50)} />
        <Show when={typeof first() === 'number'}>
          <text x={LEFT - 10} y={y(Number(first())) + 4.5} text-anchor="end">
            {first()}
          </text>
        </Show>
        <For each={runs(props.points)}>
          {(run) => <polyline points={run.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ')} />}
        </For>
        <For each={runs(props.points).flat()}>
          {({ at, value }) => (
            <circle cx={x(at)} cy={y(value)} r={at === props.points.length - 1 ? 3 : 1.6} />
          )}
        </For>
      </svg>
    </span>
  );
};
