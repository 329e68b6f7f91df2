import { type JSX, Show } from 'solid-js';
import { display, range, shown } from '../../../worker/core/score/display.ts';
import { RangeDot } from '../../charts/RangeDot.tsx';
import type { View } from '../model/view.ts';
import { useSpeech } from '../words.ts';
import { JumpLink } from './JumpLink.tsx';
import styles from './ScoreBlock.module.css';
import { AnsweredPart, AwayPart, SincePart, WholePart } from './ScoreParts.tsx';

/** Morale index as far as it is published, its likely range, the verdicts on it, and how many answered. */
export const ScoreBlock = (props: { view: View }): JSX.Element => {
  const { t, f } = useSpeech();
  const score = () => props.view.now.score(props.view.unit.id, 'morale');
  const whole = () => {
    const { organisation, now } = props.view;
    const found = organisation && now.score(organisation.id, 'morale');
    return found ? shown(found) : null;
  };
  return (
    <section class={styles.score} aria-labelledby="score-title">
      <h2 id="score-title" class={styles.title}>
        {t.score.title}
      </h2>
      <Show when={score()} fallback={<p class={styles.none}>{t.score.hidden}</p>}>
        {(found) => {
          const print = () => display(found());
          const ends = () => range(found());
          const value = () => {
            const one = print();
            return one.kind === 'number' ? one.number : null;
          };
          const word = () => {
            const one = print();
            return one.kind === 'word' ? t.score.words[one.word] : f.span(...ends());
          };
          return (
            <>
              <p class={value() === null ? styles.words : styles.big}>
                {value() ?? word()}
                <Show when={value() !== null || print().kind === 'range'}>
                  <span class={styles.of}>{t.score.of}</span>
                </Show>
              </p>
              <RangeDot
                class={styles.range}
                low={ends()[0]}
                high={ends()[1]}
                value={value()}
                parent={whole()}
              />
              <p class={styles.ends}>
                <span>0</span>
                <span>{t.score.likely(f.span(...ends()))}</span>
                <span>100</span>
              </p>
            </>
          );
        }}
      </Show>
      <p class={styles.how}>
        <JumpLink to="how">{t.score.how}</JumpLink>
      </p>
      <SincePart view={props.view} />
      <AwayPart view={props.view} />
      <WholePart view={props.view} />
      <AnsweredPart view={props.view} />
    </section>
  );
};
