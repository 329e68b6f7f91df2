import { For, type JSX, Show } from 'solid-js';
import styles from './RangeDot.module.css';

/** Likely range on a line from 0 to 100, with marks at the quarters; no dot where a group is too small for a point. The same numbers stand beside it as words. */
export const RangeDot = (props: {
  low: number;
  high: number;
  value: number | null;
  parent: number | null;
  class?: string | undefined;
}): JSX.Element => (
  <svg class={`${styles.range ?? ''} ${props.class ?? ''}`} aria-hidden="true">
    <For each={[0, 25, 50, 75, 100]}>
      {(at) => <line class={styles.grid} x1={`${at}%`} x2={`${at}%`} y1="8%" y2="92%" />}
    </For>
    <line class={styles.grid} x1="0%" x2="100%" y1="50%" y2="50%" />
    <Show when={props.parent !== null}>
      <line class={styles.parent} x1={`${props.parent}%`} x2={`${props.parent}%`} y1="8%" y2="92%" />
    </Show>
    <line
      class={props.value === null ? styles.only : styles.bar}
      x1={`${props.low}%`}
      x2={`${props.high}%`}
      y1="50%"
      y2="50%"
    />
    <Show when={props.value !== null}>
      <circle class={styles.dot} cx={`${props.value}%`} cy="50%" r="4.5" />
    </Show>
  </svg>
);
