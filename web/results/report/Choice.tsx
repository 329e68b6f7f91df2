import { type JSX, Show } from 'solid-js';
import styles from './Choice.module.css';

/** One of several: the browser's own radio or box with its words, all of it a target. */
export const Choice = (props: {
  type: 'radio' | 'checkbox';
  name?: string;
  label: string;
  about?: string;
  checked: boolean;
  onChange: () => void;
}): JSX.Element => (
  <label class={styles.choice}>
    <input type={props.type} name={props.name} checked={props.checked} onChange={() => props.onChange()} />
    <span>
      <bdi>{props.label}</bdi>
      <Show when={props.about}>
        <span class={styles.about}>{props.about}</span>
      </Show>
    </span>
  </label>
);
