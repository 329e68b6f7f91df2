import { createSignal, For, type JSX, Show } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { boardPath } from '../boardFile.ts';
import type { Told } from '../model/record.ts';
import { useSpeech } from '../words.ts';
import { entryWords, type LogSpeech } from './logWords.ts';
import styles from './Transparency.module.css';

/** Entries on show before the reader asks for all. */
const FIRST = 20;

/** The log, the latest entry first: plain words, and the bytes that were signed. */
export const LogTable = (props: { org: string; told: Told[]; speech: LogSpeech }): JSX.Element => {
  const { t, f } = useSpeech();
  const words = t.transparency.log;
  const [all, setAll] = createSignal(false);
  const latest = () => props.told.toReversed();
  return (
    <section>
      <h2>{words.title}</h2>
      <p class={styles.note}>
        {words.sub}{' '}
        <a href={boardPath(props.org, 'log')} rel="external">
          {words.whole}
        </a>
      </p>
      <section class={`${styles.scroll ?? ''} ${styles.tall ?? ''}`} tabindex="0" aria-label={words.caption}>
        <table class={`${styles.table ?? ''} ${styles.log ?? ''}`}>
          <caption class="vh">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col" class={styles.num}>
                {words.columns.entry}
              </th>
              <th scope="col">{words.columns.at}</th>
              <th scope="col">{words.columns.what}</th>
              <th scope="col">{words.columns.raw}</th>
            </tr>
          </thead>
          <tbody>
            <For each={all() ? latest() : latest().slice(0, FIRST)}>
              {(one) => (
                <tr>
                  <th scope="row" class={styles.num}>
                    {f.number(one.entry.idx)}
                  </th>
                  <td class={styles.when}>{f.dayYear(one.entry.at)}</td>
                  <td>
                    <span dir="auto">{entryWords(one, props.speech)}</span>
                  </td>
                  <td class={styles.raw}>
                    <a
                      href={boardPath(props.org, `docs/${one.entry.body}`)}
                      rel="external"
                      aria-label={words.rawOf(f.number(one.entry.idx))}
                    >
                      {words.raw}
                    </a>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
      <Show when={!all() && props.told.length > FIRST}>
        <p class={styles.note}>
          <Button onClick={() => setAll(true)}>{words.all(f.number(props.told.length))}</Button>
        </p>
      </Show>
    </section>
  );
};
