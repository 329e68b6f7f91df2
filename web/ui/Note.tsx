import { type JSX, Show } from 'solid-js';
import { Icon } from './Icon.tsx';
import { Mark } from './Mark.tsx';
import styles from './Note.module.css';

export type NoteKind = 'privacy' | 'error' | 'caution' | 'done';

/** What happened, what is safe, what to do: an icon, a first sentence that names it, and the rest. */
export const Note = (props: {
  kind: NoteKind;
  title: string;
  role?: 'alert' | 'status';
  children?: JSX.Element;
}): JSX.Element => (
  <div class={`${styles.note ?? ''} ${styles[props.kind] ?? ''}`} role={props.role}>
    <Show
      when={props.kind !== 'privacy'}
      fallback={
        <span class={styles.sign}>
          <Mark />
        </span>
      }
    >
      <span class={styles.sign}>
        <Icon name={props.kind === 'error' ? 'warning' : props.kind === 'done' ? 'done' : 'info'} />
      </span>
    </Show>
    <div>
      <p>
        <b>{props.title}</b>
      </p>
      {props.children}
    </div>
  </div>
);
