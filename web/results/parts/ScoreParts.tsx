import { type JSX, Show } from 'solid-js';
import { Verdict } from '../../charts/Verdict.tsx';
import { answeredText, awayText, sinceText, type VerdictText, wholeText } from '../model/verdictText.ts';
import type { View } from '../model/view.ts';
import styles from './ScoreBlock.module.css';

const Part = (props: { verdict: VerdictText }): JSX.Element => (
  <div class={styles.part}>
    <p>
      <Verdict kind={props.verdict.kind}>{props.verdict.text}</Verdict>
    </p>
    <Show when={props.verdict.detail}>
      <p class={styles.detail}>{props.verdict.detail}</p>
    </Show>
  </div>
);

/** The verdict against the wave before. */
export const SincePart = (props: { view: View }): JSX.Element => <Part verdict={sinceText(props.view)} />;

/** The verdict against the last wave from which it still differs. */
export const AwayPart = (props: { view: View }): JSX.Element => (
  <Show when={awayText(props.view)}>{(away) => <Part verdict={away()} />}</Show>
);

/** A unit against the whole organisation. */
export const WholePart = (props: { view: View }): JSX.Element => (
  <Show when={wholeText(props.view)}>{(whole) => <Part verdict={whole()} />}</Show>
);

/** How many answered, as the step that is published. */
export const AnsweredPart = (props: { view: View }): JSX.Element => (
  <Show when={props.view.unit.members > 0}>
    <div class={styles.part}>
      <p class={styles.answered}>{answeredText(props.view).text}</p>
      <p class={styles.detail}>{answeredText(props.view).detail}</p>
    </div>
  </Show>
);
