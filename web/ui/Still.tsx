import { createSignal, type JSX, onCleanup, Show } from 'solid-js';
import styles from './Still.module.css';

/** Loading: nothing for 400 ms, then still bars. Nothing moves. */
export const Still = (props: { label: string }): JSX.Element => {
  const [shown, show] = createSignal(false);
  const timer = setTimeout(() => show(true), 400);
  onCleanup(() => clearTimeout(timer));
  return (
    <div role="status" class={styles.still}>
      <Show when={shown()}>
        <span class="vh">{props.label}</span>
        <i />
        <i />
        <i />
      </Show>
    </div>
  );
};
