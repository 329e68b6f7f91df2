import { For, type JSX, Show } from 'solid-js';
import type { ReleaseItem } from '../../../worker/core/release/document.ts';
import { scoreOf } from '../../../worker/core/score/score.ts';
import { AnswerKey } from '../../charts/AnswerBar.tsx';
import hatch from '../../charts/hatch.module.css';
import { statementText } from '../model/answers.ts';
import { scoreText } from '../model/cell.ts';
import type { View } from '../model/view.ts';
import { useSpeech } from '../words.ts';
import { AnswerShape } from './AnswerShape.tsx';
import styles from './Answers.module.css';

/** On a phone: the statement, its score, and the bar below them over the whole width. */
export const AnswerList = (props: { view: View; items: ReleaseItem[]; full: boolean }): JSX.Element => {
  const { t, f } = useSpeech();
  return (
    <>
      <Show when={props.full}>
        <p class={styles.key}>
          <AnswerKey answers={t.answers.scale} />
        </p>
      </Show>
      <ul class={styles.list}>
        <For each={props.items}>
          {(item) => (
            <li>
              <span>{statementText(item, props.view.f)}</span>
              <Show
                when={scoreOf(props.view.wave.release, props.view.unit.id, item.id)}
                fallback={
                  <span class={`${hatch.hatch ?? ''} ${styles.hidden ?? ''}`}>
                    <span class="vh">{t.cell.hidden}</span>
                  </span>
                }
              >
                {(found) => (
                  <>
                    <b>{scoreText(found(), t, f)}</b>
                    <div class={styles.whole}>
                      <AnswerShape view={props.view} item={item} score={found()} />
                    </div>
                  </>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </>
  );
};
