import { For, type JSX, Show } from 'solid-js';
import type { ReleaseItem } from '../../../worker/core/release/document.ts';
import { scoreOf } from '../../../worker/core/score/score.ts';
import { AnswerKey } from '../../charts/AnswerBar.tsx';
import hatch from '../../charts/hatch.module.css';
import { createMedia, PHONE } from '../media.ts';
import {
  answersTable,
  recommendText,
  segments,
  statements,
  statementText,
  versus,
} from '../model/answers.ts';
import { scoreText } from '../model/cell.ts';
import type { View } from '../model/view.ts';
import { useSpeech } from '../words.ts';
import { AnswerList } from './AnswerList.tsx';
import { AnswerShape } from './AnswerShape.tsx';
import styles from './Answers.module.css';
import { ChartFrame } from './ChartFrame.tsx';

/** How people answered each statement: bars where a distribution is published, else the likely range. */
export const Answers = (props: { view: View }): JSX.Element => {
  const { t, f } = useSpeech();
  const phone = createMedia(PHONE);
  const items = () => statements(props.view);
  const full = () => items().some((item) => segments(props.view, item));
  const whole = () => props.view.organisation;
  return (
    <section class={styles.section}>
      <ChartFrame
        level="h2"
        title={t.answers.title(props.view.unit.label)}
        sub={
          full()
            ? t.answers.sub(whole()?.label ?? null)
            : t.answers.small(f.number(props.view.wave.release.rules.k_distribution))
        }
        table={() => answersTable(props.view)}
      >
        <Show when={!phone()} fallback={<AnswerList view={props.view} items={items()} full={full()} />}>
          <section class={styles.scroll} tabindex="0" aria-label={t.answers.title(props.view.unit.label)}>
            <table class={styles.dist}>
              <thead>
                <tr>
                  <th scope="col">{t.answers.statement}</th>
                  <th scope="col">
                    <Show when={full()} fallback={t.trend.columns.range}>
                      <AnswerKey answers={t.answers.scale} />
                    </Show>
                  </th>
                  <th scope="col" class={styles.num}>
                    {t.answers.score}
                  </th>
                  <Show when={whole()}>
                    {(unit) => (
                      <th scope="col" class={styles.num}>
                        {t.answers.versus(unit().label)}
                      </th>
                    )}
                  </Show>
                </tr>
              </thead>
              <tbody>
                <For each={items()}>{(item) => <AnswerRow view={props.view} item={item} />}</For>
              </tbody>
            </table>
          </section>
        </Show>
        <Show when={recommendText(props.view)}>
          {(score) => (
            <p class={styles.recommend}>
              <span>{t.answers.recommend}</span> <b>{score()}</b>
            </p>
          )}
        </Show>
      </ChartFrame>
    </section>
  );
};

const AnswerRow = (props: { view: View; item: ReleaseItem }): JSX.Element => {
  const { t, f } = useSpeech();
  const score = () => scoreOf(props.view.wave.release, props.view.unit.id, props.item.id);
  return (
    <tr>
      <th scope="row">{statementText(props.item, props.view.f)}</th>
      <Show
        when={score()}
        fallback={
          <td class={hatch.hatch} colspan={props.view.organisation ? 3 : 2}>
            <span class="vh">{t.cell.hidden}</span>
          </td>
        }
      >
        {(found) => (
          <>
            <td>
              <AnswerShape view={props.view} item={props.item} score={found()} />
            </td>
            <td class={styles.num}>
              <b>{scoreText(found(), t, f)}</b>
            </td>
            <Show when={props.view.organisation}>
              <td class={styles.num}>{versus(props.view, props.item)}</td>
            </Show>
          </>
        )}
      </Show>
    </tr>
  );
};
