import { createAsync, useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import type { Questionnaire } from '../../../worker/core/questionnaire.ts';
import { Button } from '../../ui/Button.tsx';
import type { ReleasedWave } from '../board.ts';
import { useBoard } from '../boardContext.ts';
import { findComments, parts } from '../model/comments.ts';
import { reading } from '../model/reading.ts';
import { chosenWave } from '../model/view.ts';
import { waveNames } from '../model/waveName.ts';
import { WavePicker } from '../parts/Pickers.tsx';
import { Select } from '../parts/Select.tsx';
import { TopicHead } from '../parts/TopicHead.tsx';
import { Whole } from '../parts/Whole.tsx';
import { getQuestionnaire } from '../questionnaire.ts';
import { useSpeech } from '../words.ts';
import styles from './CommentsPage.module.css';

/** Comments in the document at a time. */
const STEP = 30;

/** What people wrote, as far as it is released: no time, no score, in an order that no author chose. */
export const CommentsPage = (): JSX.Element => {
  const board = useBoard();
  const [search] = useSearchParams<{ wave: string }>();
  const wave = () => chosenWave(board, search.wave);
  return (
    <Show when={wave()} keyed>
      {(one) => (
        <Whole wave={one}>
          <Comments wave={one} />
        </Whole>
      )}
    </Show>
  );
};

/** The words of an open question in the reader's language. */
const questionText = (questionnaire: Questionnaire | null | undefined, id: string): string => {
  const item = questionnaire?.items.find((one) => one.id === id);
  return item ? (item.text[document.documentElement.lang] ?? item.text.en) : id;
};

const Comments = (props: { wave: ReleasedWave }): JSX.Element => {
  const { t, f } = useSpeech();
  const words = t.commentsPage;
  const board = useBoard();
  const names = waveNames(board.waves, f);
  const [unit, setUnit] = createSignal<string | null>(null);
  const [item, setItem] = createSignal<string | null>(null);
  const [wanted, setWanted] = createSignal('');
  const [most, setMost] = createSignal(STEP);
  const ids = { unit: createUniqueId(), item: createUniqueId() };
  const questionnaire = createAsync(() => getQuestionnaire(board.org, props.wave.plan.questionnaire_hash));
  const release = () => props.wave.release;
  const tree = () => reading(props.wave).tree;
  const found = createMemo(() => {
    setMost(STEP);
    return findComments(release(), { unit: unit(), item: item(), words: wanted() });
  });
  const place = (id: string) =>
    tree()
      .path(id)
      .map(({ label }) => label)
      .slice(-2)
      .join(' › ');
  const units = createMemo(() => {
    const used = new Set(release().comments.map((comment) => comment.unit));
    return tree()
      .below(tree().root.id)
      .filter(({ id }) => used.has(id));
  });
  const items = createMemo(() => [...new Set(release().comments.map((comment) => comment.item))]);
  /** Rounded to ten, as counts of comments always are. */
  const about = (n: number) => (n < 10 ? words.few : words.about(f.number(Math.round(n / 10) * 10)));
  return (
    <>
      <TopicHead
        name="comments"
        line={names.full(props.wave)}
        finding={release().comments.length > 0 ? words.title : words.none(names.full(props.wave))}
      >
        <WavePicker waves={board.waves} wave={props.wave} names={names} />
      </TopicHead>
      <p class={styles.sub}>
        {t.comments.sub({
          k: f.number(release().rules.k_comments),
          writers: f.number(release().rules.min_comments),
        })}{' '}
        {words.order}
      </p>
      <Show when={release().comments.length > 0}>
        <search class={styles.search}>
          <label class={styles.find}>
            <span class="label">{words.find}</span>
            <input
              type="search"
              autocomplete="off"
              onInput={(event) => setWanted(event.currentTarget.value)}
            />
          </label>
          <Select
            id={ids.unit}
            label={words.unit}
            value={unit() ?? ''}
            options={[
              { value: '', label: words.allUnits },
              ...units().map(({ id }) => ({ value: id, label: place(id) })),
            ]}
            onChange={(value) => setUnit(value || null)}
          />
          <Show when={items().length > 1}>
            <Select
              id={ids.item}
              label={words.question}
              value={item() ?? ''}
              options={[
                { value: '', label: words.allQuestions },
                ...items().map((id) => ({ value: id, label: questionText(questionnaire(), id) })),
              ]}
              onChange={(value) => setItem(value || null)}
            />
          </Show>
        </search>
        <p class="caption" role="status">
          {found().length === 0 ? words.nothing : about(found().length)}
        </p>
        <ul class={styles.list}>
          <For each={found().slice(0, most())}>
            {(comment) => (
              <li>
                <blockquote dir="auto">
                  <For each={parts(comment.text, wanted())}>
                    {(part) => (part.found ? <mark>{part.text}</mark> : part.text)}
                  </For>
                </blockquote>
                <p class="caption">
                  <bdi>{place(comment.unit)}</bdi>
                  <Show when={items().length > 1}>
                    {' · '}
                    {questionText(questionnaire(), comment.item)}
                  </Show>
                </p>
              </li>
            )}
          </For>
        </ul>
        <Show when={found().length > most()}>
          <Button onClick={() => setMost(most() + STEP)}>{words.more}</Button>
        </Show>
      </Show>
      <div class={styles.end} />
    </>
  );
};
