import { For, type JSX, Show } from 'solid-js';
import styles from './AnswerBar.module.css';

/** Share of one answer: a point in the middle of what the published steps allow, in percent. */
export type Segment = { share: number; text: string };

/** Answers from strongly disagree to strongly agree as one bar of 100 %, in that order always. Numbers stand inside from 6 %. */
export const AnswerBar = (props: { segments: Segment[]; label: string }): JSX.Element => (
  <div class={styles.stack} role="img" aria-label={props.label}>
    <For each={props.segments}>
      {(segment, i) => (
        <Show when={segment.share > 0}>
          <span class={styles[`a${i() + 1}`]} style={{ flex: segment.share }}>
            <Show when={segment.share >= 6 + Math.max(0, segment.text.length - 2) * 2.5}>{segment.text}</Show>
          </span>
        </Show>
      )}
    </For>
  </div>
);

/** What the five fills mean, above a column of bars. */
export const AnswerKey = (props: { answers: readonly string[] }): JSX.Element => (
  <span class={styles.key}>
    <For each={props.answers}>
      {(answer, i) => (
        <span>
          <i class={styles[`a${i() + 1}`]} />
          {answer}
        </span>
      )}
    </For>
  </span>
);
