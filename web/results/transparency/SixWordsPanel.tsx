import { createResource, For, type JSX, Match, Show, Switch } from 'solid-js';
import { sixWords } from '../../../worker/core/ballot/words.ts';
import { fromHex } from '../../../worker/core/bytes.ts';
import type { SeasonRecord } from '../model/record.ts';
import { useSpeech } from '../words.ts';
import styles from './Transparency.module.css';

const known = new Map<string, Promise<string[]>>();

/** Derived off the main thread by the browser's own PBKDF2, once a visit for each season. */
const wordsOf = (mh: string): Promise<string[]> => {
  const found = known.get(mh) ?? sixWords(fromHex(mh) ?? new Uint8Array());
  known.set(mh, found);
  return found;
};

/** Six words to compare with others, and the whole fingerprint behind them. */
export const SixWordsPanel = (props: { season: SeasonRecord }): JSX.Element => {
  const { t, f } = useSpeech();
  const words = t.transparency.words;
  const secure = 'subtle' in crypto && crypto.subtle !== undefined;
  const [six] = createResource(() => (secure ? props.season.season.mh : undefined), wordsOf);
  return (
    <section class={styles.panel}>
      <h2>{words.title}</h2>
      <p>
        {words.season({
          season: props.season.season.manifest.season,
          sealed: f.dayYear(props.season.sealed),
        })}
      </p>
      <ol class={styles.words} dir="ltr" lang="en" aria-busy={six.loading}>
        <For each={six.latest ?? ['', '', '', '', '', '']}>{(word) => <li>{word || '\u00a0'}</li>}</For>
      </ol>
      <div role="status">
        <Switch>
          <Match when={!secure || six.error}>
            <p>{words.none}</p>
          </Match>
          <Match when={six.loading}>
            <p>{words.waiting}</p>
          </Match>
        </Switch>
      </div>
      <p>{words.text}</p>
      <Show when={props.season.season.mh} keyed>
        {(mh) => (
          <details class={styles.full}>
            <summary>{words.full}</summary>
            <p>{words.fullLabel}</p>
            <p class={styles.hash} dir="ltr">
              {mh}
            </p>
          </details>
        )}
      </Show>
    </section>
  );
};
