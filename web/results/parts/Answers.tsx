import { For, type JSX, Show } from 'solid-js';
import type { ReleaseItem } from '../../../worker/core/release/document.ts';
import { cellOf } from '../../../worker/core/score/cells.ts';
import { change, verdict } from '../../../worker/core/score/change.ts';
import { display, halfUp, range, shown } from '../../../worker/core/score/display.ts';
import { distributionBands } from '../../../worker/core/score/distributionBands.ts';
import { recommendScore } from '../../../worker/core/score/recommend.ts';
import { type Score, scoreOf } from '../../../worker/core/score/score.ts';
import { AnswerBar, AnswerKey, type Segment } from '../../charts/AnswerBar.tsx';
import hatch from '../../charts/hatch.module.css';
import { RangeDot } from '../../charts/RangeDot.tsx';
import { createMedia, PHONE } from '../media.ts';
import { scoreText } from '../model/cell.ts';
import type { View } from '../model/view.ts';
import { useSpeech } from '../words.ts';
import styles from './Answers.module.css';
import { ChartFrame } from './ChartFrame.tsx';
import type { TableData } from './DataTable.tsx';

/** Wider than this, a share is written as its range: a single number would look more exact than it is. */
const EXACT = 4;

const text = (item: ReleaseItem): string => item.text[document.documentElement.lang] ?? item.text.en;

/** Statements on the scale of agreement; the recommend question has a line of its own. */
const statements = (view: View): ReleaseItem[] =>
  view.wave.release.items.filter((item) => item.scale[1] === 5);

const segments = (view: View, item: ReleaseItem): Segment[] | null => {
  const cell = cellOf(view.wave.release, view.unit.id, item.id);
  if (!cell?.distribution) return null;
  return distributionBands(cell.distribution).map(({ low, high, width }) => ({
    share: width,
    text: high - low <= EXACT ? view.f.number(halfUp(width)) : view.f.span(low, high),
  }));
};

/** Difference from the whole organisation; only where it is clear is it a number. */
const versus = (view: View, item: ReleaseItem): string => {
  const [own, whole] = [
    scoreOf(view.wave.release, view.unit.id, item.id),
    view.organisation && scoreOf(view.wave.release, view.organisation.id, item.id),
  ];
  if (!own || !whole) return '';
  const difference = change(whole, own);
  return verdict(difference) === 'none' ? view.t.answers.unclear : view.f.signed(halfUp(difference.points));
};

const table = (view: View): TableData => {
  const { t, f, organisation } = view;
  return {
    caption: t.answers.title(view.unit.label),
    columns: [
      { label: t.answers.statement, numeric: false },
      ...t.answers.scale.map((label) => ({ label, numeric: true })),
      { label: t.answers.score, numeric: true },
      { label: t.trend.columns.range, numeric: true },
      ...(organisation ? [{ label: t.answers.versus(organisation.label), numeric: true }] : []),
    ],
    rows: statements(view).map((item) => {
      const score = scoreOf(view.wave.release, view.unit.id, item.id);
      const shares = cellOf(view.wave.release, view.unit.id, item.id)?.distribution;
      return [
        text(item),
        ...(score && shares
          ? distributionBands(shares).map(({ low, high }) => t.share.between(f.number(low), f.number(high)))
          : t.answers.scale.map(() => (score ? '–' : null))),
        score && scoreText(score, t, f),
        score && f.span(...range(score)),
        ...(organisation ? [score && versus(view, item)] : []),
      ];
    }),
  };
};

/** How people answered each statement: bars where a distribution is published, else the likely range. */
export const Answers = (props: { view: View }): JSX.Element => {
  const { t, f } = useSpeech();
  const phone = createMedia(PHONE);
  const items = () => statements(props.view);
  const full = () => items().some((item) => segments(props.view, item));
  const whole = () => props.view.organisation;
  const recommend = () => recommendScore(props.view.wave.release, props.view.unit.id);
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
        table={() => table(props.view)}
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
        <Show when={recommend()}>
          {(score) => (
            <p class={styles.recommend}>
              <span>{t.answers.recommend}</span>{' '}
              <b>
                {score().n0 < 50
                  ? t.answers.to(f.signed(score().range[0]), f.signed(score().range[1]))
                  : t.answers.recommendRange({
                      score: f.signed(score().number),
                      range: t.answers.to(f.signed(score().range[0]), f.signed(score().range[1])),
                    })}
              </b>
            </p>
          )}
        </Show>
      </ChartFrame>
    </section>
  );
};

/** The bar of answers, or the likely range where no distribution is published. */
const Shape = (props: { view: View; item: ReleaseItem; score: Score }): JSX.Element => {
  const { t, f } = useSpeech();
  const spoken = (parts: Segment[]) =>
    f.list(parts.map((part, i) => t.answers.share({ answer: t.answers.scale[i] ?? '', share: part.text })));
  return (
    <Show
      when={segments(props.view, props.item)}
      fallback={
        <>
          <RangeDot
            low={range(props.score)[0]}
            high={range(props.score)[1]}
            value={display(props.score).kind === 'number' ? shown(props.score) : null}
            parent={null}
          />
          <span class="vh">{t.score.likely(f.span(...range(props.score)))}</span>
        </>
      }
    >
      {(parts) => <AnswerBar segments={parts()} label={spoken(parts())} />}
    </Show>
  );
};

/** On a phone: the statement, its score, and the bar below them over the whole width. */
const AnswerList = (props: { view: View; items: ReleaseItem[]; full: boolean }): JSX.Element => {
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
              <span>{text(item)}</span>
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
                      <Shape view={props.view} item={item} score={found()} />
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

const AnswerRow = (props: { view: View; item: ReleaseItem }): JSX.Element => {
  const { t, f } = useSpeech();
  const score = () => scoreOf(props.view.wave.release, props.view.unit.id, props.item.id);
  return (
    <tr>
      <th scope="row">{text(props.item)}</th>
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
              <Shape view={props.view} item={props.item} score={found()} />
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
