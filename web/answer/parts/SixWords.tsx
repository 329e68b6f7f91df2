import { For, type JSX, Show } from 'solid-js';
import { useSpeech } from '../words.tsx';
import styles from './SixWords.module.css';

/** The same for everyone of a season; the places are held while they are worked out. */
export const SixWords = (props: { words: string[] | null }): JSX.Element => {
  const { t } = useSpeech();
  return (
    <>
      <ol class={styles.words} dir="ltr" lang="en" aria-busy={props.words === null}>
        <For each={props.words ?? ['', '', '', '', '', '']}>{(word) => <li>{word || '\u00a0'}</li>}</For>
      </ol>
      <Show when={props.words === null}>
        <p role="status" class="caption">
          {t.collect.words.waiting}
        </p>
      </Show>
    </>
  );
};
