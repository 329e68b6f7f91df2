import { For, type JSX } from 'solid-js';
import { ResultsIcon } from '../icons.tsx';
import styles from './Select.module.css';

/** The browser's own list of choices, in our look. */
export const Select = (props: {
  id: string;
  label: string;
  value: string;
  options: { value: string; label: string }[];
  compact?: boolean;
  onChange: (value: string) => void;
}): JSX.Element => (
  <span class={`${styles.select ?? ''} ${props.compact ? (styles.compact ?? '') : ''}`}>
    <label for={props.id} class={props.compact ? 'vh' : styles.label}>
      {props.label}
    </label>
    <select id={props.id} onChange={(event) => props.onChange(event.currentTarget.value)}>
      <For each={props.options}>
        {(option) => (
          <option value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        )}
      </For>
    </select>
    <ResultsIcon name="down" class={styles.arrow} />
  </span>
);
