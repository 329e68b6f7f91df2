import { For, type JSX, Show } from 'solid-js';
import hatch from './hatch.module.css';
import styles from './Sparkline.module.css';

const [LEFT, WIDTH, HEIGHT] = [30, 168, 34];

/** One wave of a small line: a score, the range of a small group, a hidden wave (hatched, never bridged), or nothing. */
export type SparkPoint = number | { low: number; high: number } | 'hidden' | null;

const isRange = (point: SparkPoint): point is { low: number; high: number } =>
  typeof point === 'object' && point !== null;

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
  const first = () => props.points.findIndex((point) => typeof point === 'number');
  const ranges = () => props.points.flatMap((point, at) => (isRange(point) ? [{ at, ...point }] : []));
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
        <Show when={first() >= 0}>
          <text x={x(first()) - 7} y={y(Number(props.points[first()])) + 4.5} text-anchor="end">
            {Number(props.points[first()])}
          </text>
        </Show>
        <For each={ranges()}>
          {({ at, low, high }) => <line class={styles.span} x1={x(at)} x2={x(at)} y1={y(low)} y2={y(high)} />}
        </For>
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
