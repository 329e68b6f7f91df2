import { For, type JSX } from 'solid-js';
import styles from './WhoSees.module.css';

export const WhoSees = (props: { rows: [who: string, what: string][] }): JSX.Element => (
  <dl class={styles.list}>
    <For each={props.rows}>
      {([who, what]) => (
        <div>
          <dt>{who}</dt>
          <dd>{what}</dd>
        </div>
      )}
    </For>
  </dl>
);
