import { For, type JSX } from 'solid-js';

/** A sentence of the dictionary in which `*words*` are strong: word order stays the translator's. */
export const Rich = (props: { text: string }): JSX.Element => (
  <For each={props.text.split('*')}>{(part, index) => (index() % 2 === 1 ? <b>{part}</b> : part)}</For>
);
