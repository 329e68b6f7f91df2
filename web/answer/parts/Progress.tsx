import { For, type JSX } from 'solid-js';
import styles from './Progress.module.css';

/** Segments for the eye; the question itself says where it stands. */
export const Progress = (props: { at: number; total: number }): JSX.Element => (
  <div class={styles.progress} aria-hidden="true">
    <For each={Array.from({ length: props.total }, (_, place) => place)}>
      {(place) => <i classList={{ [styles.done ?? '']: place < props.at }} />}
    </For>
  </div>
);
