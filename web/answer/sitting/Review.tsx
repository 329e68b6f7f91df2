import { For, type JSX } from 'solid-js';
import type { OpenItem, ScaleItem } from '../../../worker/core/questionnaire.ts';
import { Button } from '../../ui/Button.tsx';
import { Page } from '../parts/Page.tsx';
import { PromiseLine } from '../parts/PromiseLine.tsx';
import { useSpeech } from '../words.tsx';
import type { AnswerFlow } from './flow.ts';
import styles from './Review.module.css';
import type { Sitting } from './sitting.ts';

/** Everything once more before it goes; each answer can be changed from here. */
export const Review = (props: { flow: AnswerFlow; sitting: Sitting }): JSX.Element => {
  const { t, format, language } = useSpeech();
  const words = t.answer.review;
  const answerTo = (item: ScaleItem | OpenItem): string => {
    const value = props.flow.sheet()[item.id];
    if (item.kind === 'open') return typeof value === 'string' ? value : words.nothing;
    if (typeof value !== 'number') return t.answer.question.preferNot;
    if (item.scale[1] === 10) return format.number(value);
    return (item.scale[1] === 3 ? t.answer.question.done : t.answer.question.agreement)[value - 1] ?? '';
  };
  return (
    <Page
      title={words.title}
      screen="review"
      actions={
        <>
          <Button look="main" onClick={() => void props.flow.send()}>
            {words.send}
          </Button>
          <Button look="quiet" onClick={() => props.flow.back()}>
            {t.answer.question.back}
          </Button>
        </>
      }
      promise={<PromiseLine name={props.sitting.cohort.label} people={props.sitting.cohort.size} />}
    >
      <h1>{words.title}</h1>
      <p class="muted">{words.text}</p>
      <ul class={styles.list}>
        <For each={props.sitting.questionnaire.items}>
          {(item, place) => {
            const asked = () => item.text[language] ?? item.text.en;
            return (
              <li>
                <div>
                  <p class={styles.asked}>{asked()}</p>
                  <p class={styles.given} dir="auto">
                    {answerTo(item)}
                  </p>
                </div>
                <Button
                  look="quiet"
                  class={styles.change ?? ''}
                  aria-label={words.changeThis(asked())}
                  onClick={() => props.flow.go({ at: 'question', place: place(), changing: true })}
                >
                  {words.change}
                </Button>
              </li>
            );
          }}
        </For>
      </ul>
    </Page>
  );
};
