import { createEffect, createSignal, createUniqueId, type JSX, on, Show } from 'solid-js';
import { COMMENT_MAX } from '../../../worker/core/questionnaire.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Page } from '../parts/Page.tsx';
import { Progress } from '../parts/Progress.tsx';
import { PromiseLine } from '../parts/PromiseLine.tsx';
import { useSpeech } from '../words.tsx';
import { CommentField } from './CommentField.tsx';
import { commentLength } from './commentLength.ts';
import type { AnswerFlow } from './flow.ts';
import styles from './Question.module.css';
import { ScaleQuestion } from './ScaleQuestion.tsx';
import type { Sitting } from './sitting.ts';

/** One question a screen. Nothing moves on by itself, nothing is chosen beforehand, and Back keeps answers. */
export const Question = (props: {
  flow: AnswerFlow;
  sitting: Sitting;
  place: number;
  changing: boolean;
}): JSX.Element => {
  const { t, format, language } = useSpeech();
  const words = t.answer.question;
  const id = createUniqueId();
  const [missing, setMissing] = createSignal(false);
  const items = () => props.sitting.questionnaire.items;
  const item = () => items()[props.place] ?? items()[0];
  const last = () => props.changing || props.place + 1 === items().length;
  const of = () => words.of(format.number(props.place + 1), format.number(items().length));
  const value = () => props.flow.sheet()[item()?.id ?? ''];
  createEffect(
    on(
      () => props.place,
      () => setMissing(false),
    ),
  );

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const asked = item();
    const given = value();
    if (asked?.kind === 'scale' && given === undefined) setMissing(true);
    else if (typeof given === 'string' && commentLength(given) > COMMENT_MAX) setMissing(true);
    else props.flow.next();
  };
  const skip = () => {
    const asked = item();
    if (asked) props.flow.answer(asked.id, null);
    props.flow.next();
  };

  return (
    <form onSubmit={submit} novalidate>
      <Page
        title={of()}
        screen={`question ${props.place}`}
        top={
          <header class={styles.top}>
            <Button look="quiet" class={styles.nav ?? ''} onClick={() => props.flow.back()}>
              <span class="flip">
                <Icon name="back" />
              </span>
              {words.back}
            </Button>
            <span class={styles.of} aria-hidden="true">
              {item()?.kind === 'open' ? words.optional(of()) : of()}
            </span>
            <Button
              look="quiet"
              class={styles.nav ?? ''}
              onClick={() => props.flow.go({ at: 'paused', place: props.place })}
            >
              {words.pause}
            </Button>
          </header>
        }
        progress={<Progress at={props.place + 1} total={items().length} />}
        actions={
          <>
            <Button look="main" type="submit">
              {last() ? words.review : words.next}
            </Button>
            <Show when={item()?.kind === 'open'}>
              <Button look="quiet" onClick={skip}>
                {words.skip}
              </Button>
            </Show>
          </>
        }
        promise={<PromiseLine name={props.sitting.cohort.label} people={props.sitting.cohort.size} />}
      >
        <Show when={item()} keyed>
          {(asked) => (
            <>
              <Show when={asked.kind === 'scale' && asked.frame}>
                {(frame) => (
                  <p class="label" id={`${id}-frame`}>
                    {frame()[language] ?? frame().en}
                  </p>
                )}
              </Show>
              <h1 class={styles.ask}>
                <span class="vh">
                  {words.spoken(format.number(props.place + 1), format.number(items().length))}{' '}
                </span>
                <span id={`${id}-ask`} lang={asked.text[language] ? undefined : 'en'}>
                  {asked.text[language] ?? asked.text.en}
                </span>
              </h1>
              {asked.kind === 'scale' ? (
                <ScaleQuestion
                  item={asked}
                  labelledBy={`${id}-frame ${id}-ask`}
                  value={value() as number | null | undefined /* checkSheet's rule for a scale item */}
                  missing={missing()}
                  onChoose={(chosen) => {
                    setMissing(false);
                    props.flow.answer(asked.id, chosen);
                  }}
                />
              ) : (
                <CommentField
                  sitting={props.sitting}
                  labelledBy={`${id}-ask`}
                  value={typeof value() === 'string' ? String(value()) : ''}
                  missing={missing()}
                  onWrite={(text) => props.flow.answer(asked.id, text === '' ? null : text)}
                />
              )}
            </>
          )}
        </Show>
      </Page>
    </form>
  );
};
