import { For, type JSX, Show } from 'solid-js';
import type { ReleaseUnit } from '../../../worker/core/release/document.ts';
import { halfUp, range } from '../../../worker/core/score/display.ts';
import { AnswerKey } from '../../charts/AnswerBar.tsx';
import hatch from '../../charts/hatch.module.css';
import { Sparkline } from '../../charts/Sparkline.tsx';
import { Verdict } from '../../charts/Verdict.tsx';
import { createMedia, PHONE } from '../media.ts';
import { statementText } from '../model/answers.ts';
import { scoreText } from '../model/cell.ts';
import type { Judged, QuestionRow } from '../model/questions.ts';
import type { View } from '../model/view.ts';
import { AnswerShape } from '../parts/AnswerShape.tsx';
import { useSpeech } from '../words.ts';
import styles from './Questions.module.css';

type Props = { view: View; rows: QuestionRow[]; above: ReleaseUnit | null; since: string | null };

/** Questions as rows on a wide screen, as a list on a phone. */
export const QuestionTable = (props: Props): JSX.Element => {
  const { t } = useSpeech();
  const phone = createMedia(PHONE);
  return (
    <>
      <p class={styles.key}>
        <AnswerKey answers={t.answers.scale} />
      </p>
      <Show when={!phone()} fallback={<List {...props} />}>
        <Rows {...props} />
      </Show>
    </>
  );
};

/** The verdict against the wave before, in words and with the points of a clear one. */
const Since = (props: { judged: Judged | null }): JSX.Element => {
  const { t, f } = useSpeech();
  const kind = () => props.judged?.verdict;
  return (
    <Show when={kind()} fallback={<Verdict kind="none">{t.verdict.nothing}</Verdict>}>
      {(verdict) => (
        <Verdict kind={verdict() === 'none' ? 'same' : verdict()}>
          {verdict() === 'none'
            ? t.verdict.same
            : `${verdict() === 'rise' ? t.verdict.rise : t.verdict.fall} ${f.signed(halfUp(props.judged?.change.points ?? 0))}`}
        </Verdict>
      )}
    </Show>
  );
};

const versusText = (judged: Judged | null, { t, f }: View): string =>
  judged === null
    ? ''
    : judged.verdict === 'none'
      ? t.answers.unclear
      : f.signed(halfUp(judged.change.points));

const Rows = (props: Props): JSX.Element => {
  const { t, f } = useSpeech();
  const words = t.questions.columns;
  return (
    <section class={styles.scroll} tabindex="0" aria-label={t.questions.caption(props.view.unit.label)}>
      <table class={styles.table}>
        <caption class="vh">{t.questions.caption(props.view.unit.label)}</caption>
        <thead>
          <tr>
            <th scope="col">{t.answers.statement}</th>
            <th scope="col" class={styles.shape}>
              {words.answers}
            </th>
            <th scope="col" class={styles.num}>
              {t.answers.score}
            </th>
            <th scope="col" class={styles.num}>
              {t.trend.columns.range}
            </th>
            <Show when={props.above}>
              {(unit) => (
                <th scope="col" class={styles.num}>
                  {t.answers.versus(unit().label)}
                </th>
              )}
            </Show>
            <th scope="col">{props.since ? t.inside.columns.since(props.since) : t.inside.columns.change}</th>
            <th scope="col">{t.inside.columns.waves(props.rows[0]?.last.length ?? 1)}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <th scope="row">
                  {statementText(row.item, f)}
                  <span class={styles.theme}>{t.themes[row.item.theme]}</span>
                </th>
                <Show
                  when={row.score}
                  fallback={
                    <td class={hatch.hatch} colspan={props.above ? 6 : 5}>
                      <span class={styles.why}>{t.cell.hiddenTitle}</span>
                    </td>
                  }
                >
                  {(score) => (
                    <>
                      <td>
                        <AnswerShape view={props.view} item={row.item} score={score()} />
                      </td>
                      <td class={styles.num}>
                        <b>{scoreText(score(), t, f)}</b>
                      </td>
                      <td class={styles.num}>{f.span(...range(score()))}</td>
                      <Show when={props.above}>
                        <td class={styles.num}>{versusText(row.versus, props.view)}</td>
                      </Show>
                      <td class={styles.verdict}>
                        <Since judged={row.since} />
                      </td>
                      <td>
                        <Sparkline points={row.last} window={props.view.window} />
                      </td>
                    </>
                  )}
                </Show>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
};

const List = (props: Props): JSX.Element => {
  const { t, f } = useSpeech();
  return (
    <ul class={styles.list}>
      <For each={props.rows}>
        {(row) => (
          <li>
            <p>
              {statementText(row.item, f)}
              <span class={styles.theme}>{t.themes[row.item.theme]}</span>
            </p>
            <Show
              when={row.score}
              fallback={
                <span class={`${hatch.hatch ?? ''} ${styles.hidden ?? ''}`}>
                  <span class={styles.why}>{t.cell.hiddenTitle}</span>
                </span>
              }
            >
              {(score) => (
                <>
                  <b class={styles.score}>{scoreText(score(), t, f)}</b>
                  <div class={styles.whole}>
                    <AnswerShape view={props.view} item={row.item} score={score()} />
                  </div>
                  <p class={styles.facts}>
                    <Since judged={row.since} />
                    <span>{t.score.likely(f.span(...range(score())))}</span>
                    <Show when={props.above && row.versus}>
                      <span>
                        {t.answers.versus(props.above?.label ?? '')}: {versusText(row.versus, props.view)}
                      </span>
                    </Show>
                  </p>
                </>
              )}
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
};
