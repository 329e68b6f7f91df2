import type { JSX } from 'solid-js';
import styles from './Message.module.css';
import { Page } from './Page.tsx';

/** A screen that says one thing: what happened, what is safe, what to do. */
export const Message = (props: {
  title: string;
  text?: string;
  actions?: JSX.Element;
  children?: JSX.Element;
}): JSX.Element => (
  <Page title={props.title} screen={props.title} actions={props.actions}>
    <h1>{props.title}</h1>
    <div class={styles.body}>
      {props.text === undefined ? null : <p class="muted">{props.text}</p>}
      {props.children}
    </div>
  </Page>
);
