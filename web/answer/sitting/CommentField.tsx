import { createEffect, createUniqueId, type JSX, Show } from 'solid-js';
import { COMMENT_MAX } from '../../../worker/core/questionnaire.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useSpeech } from '../words.tsx';
import styles from './CommentField.module.css';
import { commentLength } from './commentLength.ts';
import type { Sitting } from './sitting.ts';

/** Free text. Says where it would be shown before it is written. */
export const CommentField = (props: {
  sitting: Sitting;
  labelledBy: string;
  value: string;
  missing: boolean;
  onWrite: (text: string) => void;
}): JSX.Element => {
  const { t, format } = useSpeech();
  const words = t.answer.comment;
  const id = createUniqueId();
  let error: HTMLParagraphElement | undefined;
  const unit = () => {
    const { manifest } = props.sitting.enrolment;
    return manifest.units.find(({ id: one }) => one === props.sitting.cohort.unit)?.label ?? '';
  };
  const over = () => commentLength(props.value) - COMMENT_MAX;
  createEffect(() => {
    if (props.missing) error?.focus();
  });
  return (
    <>
      <Show when={over() > 0}>
        <p ref={error} id={`${id}-error`} class={styles.error} tabindex="-1">
          <Icon name="warning" />
          {words.tooLong(format.number(over()))}
        </p>
      </Show>
      <textarea
        class={styles.field}
        rows="7"
        dir="auto"
        aria-labelledby={props.labelledBy}
        aria-describedby={`${id}-shown`}
        aria-invalid={over() > 0}
        value={props.value}
        onInput={(event) => props.onWrite(event.currentTarget.value)}
      />
      <p class={`caption ${styles.under ?? ''}`}>
        <span id={`${id}-shown`}>
          {words.shown(
            unit(),
            props.sitting.enrolment.manifest.rules.k_comments,
            props.sitting.enrolment.manifest.rules.min_comments,
          )}
        </span>
        <span class="tnum">
          {words.count(format.number(commentLength(props.value)), format.number(COMMENT_MAX))}
        </span>
      </p>
    </>
  );
};
