import { createMemo, For, type JSX, Show } from 'solid-js';
import { changeRange } from '../../../worker/core/score/change.ts';
import { halfUp } from '../../../worker/core/score/display.ts';
import { DeltaAxis, DeltaDot } from '../../charts/DeltaDot.tsx';
import type { Compared } from '../model/compare.ts';
import type { View } from '../model/view.ts';
import { useSpeech } from '../words.ts';
import { ChartFrame } from './ChartFrame.tsx';
import type { TableData } from './DataTable.tsx';
import styles from './Movers.module.css';

/** As many as are read at a glance; the table has all. */
const SHOWN = 8;

const label = (view: View, one: Compared): { unit: string; theme: string } => ({
  unit: view.now.tree.unit(one.unit)?.label ?? '',
  theme: one.measure === 'morale' ? view.t.heat.morale : view.t.themes[one.measure],
});

const table = (view: View, clear: Compared[]): TableData => {
  const { t, f } = view;
  const { columns } = t.movers;
  return {
    caption: t.movers.caption,
    columns: [
      { label: columns.theme, numeric: false },
      { label: columns.unit, numeric: false },
      { label: columns.change, numeric: true },
      { label: columns.range, numeric: true },
    ],
    rows: clear.map((one) => {
      const [low, high] = changeRange(one.change);
      const names = label(view, one);
      return [
        names.theme,
        names.unit,
        f.signed(halfUp(one.change.points)),
        t.answers.to(f.signed(low), f.signed(high)),
      ];
    }),
  };
};

/** Clear changes of themes and nothing else, with the number of comparisons they were picked from. */
export const Movers = (props: { view: View }): JSX.Element => {
  const { t, f } = useSpeech();
  const compared = createMemo(() => {
    const inside = new Set(props.view.now.tree.below(props.view.unit.id).map((unit) => unit.id));
    return (props.view.changes?.themes.all ?? []).filter((one) => inside.has(one.unit));
  });
  const clear = createMemo(() =>
    compared()
      .filter((one) => one.verdict !== 'none')
      .sort((a, b) => b.change.points - a.change.points),
  );
  const largest = createMemo(() => {
    const found = [...clear()].sort((a, b) => Math.abs(b.change.points) - Math.abs(a.change.points));
    const kept = new Set(found.slice(0, SHOWN));
    return clear().filter((one) => kept.has(one));
  });
  const reach = () => {
    const ends = largest().flatMap((one) => changeRange(one.change).map(Math.abs));
    return Math.max(20, Math.ceil(Math.max(0, ...ends) / 10) * 10);
  };
  const sub = () => {
    const since = props.view.changes?.since.wave;
    if (!since) return t.movers.first;
    if (compared().length === 0) return t.movers.noPair;
    const facts = t.movers.sub({
      wave: props.view.names.near(since, props.view.wave),
      units: new Set(compared().map((one) => one.unit)).size,
      comparisons: f.number(compared().length),
    });
    return clear().length > SHOWN ? `${facts} ${t.movers.largest(SHOWN)}` : facts;
  };
  return (
    <section>
      <ChartFrame
        level="h2"
        title={t.movers.title(clear().length)}
        sub={sub()}
        table={() => table(props.view, clear())}
        empty={clear().length === 0}
      >
        <Show when={clear().length > 0}>
          <ul class={styles.movers}>
            <li class={styles.axis} aria-hidden="true">
              <span />
              <DeltaAxis reach={reach()} signed={f.signed} />
              <span />
            </li>
            <For each={largest()}>
              {(one) => {
                const names = label(props.view, one);
                const [low, high] = changeRange(one.change);
                return (
                  <li>
                    <span>
                      <b>{names.theme}</b>
                      <a class={styles.unit} href={`${props.view.base}units/${one.unit}${props.view.suffix}`}>
                        <bdi>{names.unit}</bdi>
                      </a>
                    </span>
                    <DeltaDot low={low} high={high} value={one.change.points} reach={reach()} />
                    <span class={styles.points}>{f.signed(halfUp(one.change.points))}</span>
                  </li>
                );
              }}
            </For>
          </ul>
        </Show>
        <Show when={compared().length > 0}>
          <p class={`caption ${styles.note ?? ''}`}>
            {clear().length > 0 ? `${t.movers.note} ` : ''}
            {t.movers.rest({
              count: compared().length - clear().length,
              text: f.number(compared().length - clear().length),
            })}
          </p>
        </Show>
      </ChartFrame>
    </section>
  );
};
