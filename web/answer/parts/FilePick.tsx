import { createUniqueId, type JSX } from 'solid-js';
import styles from './FilePick.module.css';

/** Opens a text file of the reader's own; it is read here and sent nowhere. */
export const FilePick = (props: { label: string; onText: (text: string) => void }): JSX.Element => {
  const id = createUniqueId();
  return (
    <span class={styles.pick}>
      <input
        id={id}
        type="file"
        accept=".txt,.json,text/plain,application/json"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void file.text().then(props.onText);
        }}
      />
      <label for={id}>{props.label}</label>
    </span>
  );
};
