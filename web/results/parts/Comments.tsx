import { createSignal, For, type JSX, Show } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import type { View } from '../model/view.ts';
import { useSpeech } from '../words.ts';
import styles from './Comments.module.css';

/** Comments shown before the reader asks for all. */
const FIRST = 4;

/** What people wrote, where the release shows it: word for word, in the release's order, which no author chose. */
export const Comments = (props: { view: View }): JSX.Element => {
  const { t, f } = useSpeech();
  const [all, setAll] = createSignal(false);
  const comments = () =>
    props.view.wave.release.comments.filter((comment) => comment.unit === props.view.unit.id);
  const rules = () => props.view.wave.release.rules;
  return (
    <Show when={comments().length > 0}>
      <section class={styles.comments}>
        <h2>{t.comments.title}</h2>
        <p class={styles.sub}>
          {t.comments.sub({
            k: f.number(rules().k_comments),
            writers: f.number(rules().min_comments),
          })}
        </p>
        <ul>
          <For each={all() ? comments() : comments().slice(0, FIRST)}>
            {(comment) => (
              <li>
                <blockquote dir="auto">{comment.text}</blockquote>
              </li>
            )}
          </For>
        </ul>
        <Show when={!all() && comments().length > FIRST}>
          <Button onClick={() => setAll(true)}>{t.comments.more(f.number(comments().length))}</Button>
        </Show>
      </section>
    </Show>
  );
};
