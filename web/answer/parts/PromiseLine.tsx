import type { JSX } from 'solid-js';
import { Mark } from '../../ui/Mark.tsx';
import { Rich } from '../../ui/Rich.tsx';
import { useSpeech } from '../words.tsx';
import styles from './PromiseLine.module.css';

/** The promise in one line, in sight on every screen where something is answered. */
export const PromiseLine = (props: { name: string; people: number }): JSX.Element => {
  const { t, format } = useSpeech();
  return (
    <p class={styles.line}>
      <Mark class={styles.mark} />
      <span>
        <Rich text={t.answer.question.travels(props.name, format.number(props.people))} />
      </span>
    </p>
  );
};
