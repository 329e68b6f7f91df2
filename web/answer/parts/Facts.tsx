import { For, type JSX } from 'solid-js';
import styles from './Facts.module.css';

/** A line of short facts under a heading. */
export const Facts = (props: { facts: string[] }): JSX.Element => (
  <p class={styles.facts}>
    <For each={props.facts}>{(fact) => <span>{fact}</span>}</For>
  </p>
);
