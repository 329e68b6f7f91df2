import { createEffect, type JSX, onMount } from 'solid-js';
import { focusOnChange } from '../focus.ts';
import { useSpeech } from '../words.ts';
import styles from './PageHead.module.css';

/** Head of a page about one topic: a line, the finding, and what can be chosen. */
export const TopicHead = (props: {
  name: string;
  line: string;
  finding: string;
  children?: JSX.Element;
}): JSX.Element => {
  const { t } = useSpeech();
  let heading!: HTMLHeadingElement;
  onMount(() => focusOnChange(props.name, heading));
  createEffect(() => {
    document.title = t.pageTitle(props.finding);
  });
  return (
    <div class={styles.head}>
      <div>
        <p class={styles.line}>{props.line}</p>
        <h1 ref={heading} id="finding" tabindex="-1">
          {props.finding}
        </h1>
      </div>
      <div class={styles.acts}>{props.children}</div>
      <span class="vh" role="status">
        {props.line}
      </span>
    </div>
  );
};
