import { useSearchParams } from '@solidjs/router';
import { createMemo, createUniqueId, For, type JSX, Show } from 'solid-js';
import type { EventNote } from '../../../worker/core/note.ts';
import { changeRange, verdict } from '../../../worker/core/score/change.ts';
import { halfUp } from '../../../worker/core/score/display.ts';
import type { Effect } from '../../../worker/core/score/effect.ts';
import { DeltaAxis, DeltaDot } from '../../charts/DeltaDot.tsx';
import { Verdict } from '../../charts/Verdict.tsx';
import { Note } from '../../ui/Note.tsx';
import { useBoard } from '../boardContext.ts';
import { effectOf } from '../model/effects.ts';
import { type Measure, reading } from '../model/reading.ts';
import { waveNames } from '../model/waveName.ts';
import page from '../pages/Page.module.css';
import { Select } from '../parts/Select.tsx';
import { TopicHead } from '../parts/TopicHead.tsx';
import { useSpeech } from '../words.ts';
import styles from './Effects.module.css';

/** Before and after an event: the touched units against the untouched ones. */
export const EffectsPage = (): JSX.Element => {
  const { t } = useSpeech();
  const board = useBoard();
  const [search] = useSearchParams<{ event: string }>();
  const chosen = () => board.events.find(({ hash }) => hash === search.event) ?? board.events.at(-1);
  return (
    <Show when={chosen()} fallback={<TopicHead name="effects" line="" finding={t.effects.none} />}>
      {(event) => <BeforeAfter event={event().note} hash={event().hash} />}
    </Show>
  );
};

const BeforeAfter = (props: { event: EventNote; hash: string }): JSX.Element => {
  const { t, f } = useSpeech();
  const words = t.effects;
  const board = useBoard();
  const [search, setSearch] = useSearchParams<{ event: string; measure: string }>();
  const ids = { event: createUniqueId(), measure: createUniqueId() };
  const names = waveNames(board.waves, f);
  const readings = createMemo(() => board.waves.map(reading));
  const measures = (): Measure[] => ['morale', ...(readings().at(-1)?.themes ?? [])];
  const measure = (): Measure => measures().find((one) => one === search.measure) ?? 'morale';
  const nameOf = (one: Measure) => (one === 'morale' ? t.heat.morale : t.themes[one]);
  const found = createMemo(() => effectOf(readings(), props.event, measure()));
  const touched = () => {
    const tree = readings().at(-1)?.tree;
    const labels = props.event.units.map((id) => tree?.unit(id)?.label ?? id);
    return labels.length === 0 ? t.events.everyone : f.list(labels);
  };
  const finding = () => {
    const { verdict: clear, after } = found();
    const facts = { units: touched(), measure: nameOf(measure()), title: props.event.title };
    if (clear === null) return words.unknown(props.event.title);
    if (clear === 'none' || !after) return words.same(facts);
    const points = { ...facts, points: Math.abs(halfUp(after.points)) };
    return clear === 'rise' ? words.rise(points) : words.fall(points);
  };
  return (
    <>
      <TopicHead
        name="effects"
        line={words.line({ title: props.event.title, day: f.dayYear(props.event.date), units: touched() })}
        finding={finding()}
      >
        <Select
          id={ids.event}
          compact
          label={words.event}
          value={props.hash}
          options={board.events
            .map(({ hash, note }) => ({ value: hash, label: `${note.title}, ${f.day(note.date)}` }))
            .reverse()}
          onChange={(event) => setSearch({ event })}
        />
        <Select
          id={ids.measure}
          compact
          label={words.measure}
          value={measure()}
          options={measures().map((one) => ({ value: one, label: nameOf(one) }))}
          onChange={(one) => setSearch({ measure: one === 'morale' ? null : one })}
        />
      </TopicHead>
      <Show when={found().unknown}>
        {(why) => (
          <Note kind="caution" title={words.cannot}>
            <p>{words.why[why()]}</p>
          </Note>
        )}
      </Show>
      <Show when={props.event.text}>
        <p class={page.sub} dir="auto">
          {props.event.text}
        </p>
      </Show>
      <Show when={found().waves.some((one) => one !== null)}>
        <section class={page.section}>
          <h2>{words.title}</h2>
          <p class={page.sub}>
            {words.sub({
              wave: names.full(board.waves[found().reference] ?? { plan: { closes: '' } }),
              touched: found().touched,
              untouched: found().untouched,
            })}
          </p>
          <Waves found={found()} event={props.event} />
          <p class={`caption ${page.note ?? ''}`}>{words.before[found().before]}</p>
        </section>
      </Show>
      <section class={styles.how}>
        <h2>{words.howTitle}</h2>
        <For each={words.how}>{(text) => <p>{text}</p>}</For>
      </section>
    </>
  );
};

/** Every wave against the last one before the event: dot and bar, and the same in words. */
const Waves = (props: { found: Effect; event: EventNote }): JSX.Element => {
  const { t, f } = useSpeech();
  const words = t.effects;
  const board = useBoard();
  const names = waveNames(board.waves, f);
  /** Waves before the first that can be compared say nothing. */
  const first = () =>
    Math.max(
      0,
      props.found.waves.findIndex((one, i) => one !== null || i === props.found.reference),
    );
  const reach = () => {
    const ends = props.found.waves.flatMap((one) => (one ? changeRange(one).map(Math.abs) : []));
    return Math.max(20, Math.ceil(Math.max(0, ...ends) / 10) * 10);
  };
  return (
    <section class={styles.scroll} tabindex="0" aria-label={words.title}>
      <table class={styles.table}>
        <caption class="vh">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.trend.columns.wave}</th>
            <th scope="col" class={styles.shape}>
              <span class="vh">{words.difference}</span>
              <DeltaAxis reach={reach()} signed={f.signed} />
            </th>
            <th scope="col" class={styles.num}>
              {t.movers.columns.range}
            </th>
            <th scope="col">{words.verdict}</th>
          </tr>
        </thead>
        <tbody>
          <For each={board.waves.slice(first())}>
            {(wave, place) => {
              const i = () => place() + first();
              const change = () => props.found.waves[i()] ?? null;
              const judged = () => {
                const one = change();
                return one && verdict(one);
              };
              return (
                <tr classList={{ [styles.event ?? '']: i() === props.found.reference + 1 }}>
                  <th scope="row">{names.full(wave)}</th>
                  <Show
                    when={change()}
                    fallback={
                      <td colspan="3" class={styles.quiet}>
                        {i() === props.found.reference ? words.reference : words.nothing}
                      </td>
                    }
                  >
                    {(one) => (
                      <>
                        <td class={styles.shape}>
                          <DeltaDot
                            low={changeRange(one())[0]}
                            high={changeRange(one())[1]}
                            value={one().points}
                            reach={reach()}
                          />
                        </td>
                        <td class={styles.num}>
                          {t.answers.to(f.signed(changeRange(one())[0]), f.signed(changeRange(one())[1]))}
                        </td>
                        <td>
                          <Verdict kind={judged() === 'none' ? 'same' : (judged() ?? 'none')}>
                            {{ rise: words.above, fall: words.below, none: words.alike }[judged() ?? 'none']}
                          </Verdict>
                        </td>
                      </>
                    )}
                  </Show>
                </tr>
              );
            }}
          </For>
        </tbody>
      </table>
    </section>
  );
};
