import { createSignal, For, type JSX, Show } from 'solid-js';
import type { ThemeId } from '../../../worker/core/questionnaire.ts';
import type { Id } from '../../../worker/core/season.ts';
import { ResultsIcon } from '../icons.tsx';
import type { HeatRow } from '../model/heat.ts';
import { useSpeech } from '../words.ts';
import { HeatCell } from './HeatCell.tsx';
import styles from './HeatMap.module.css';

/** Rows in the document at a time; a unit's own page has the others. */
const MOST = 200;

/** Rows that are on show: all parents open. */
const visible = (rows: HeatRow[], open: ReadonlySet<Id>): HeatRow[] =>
  rows.filter((row) => row.above.every((id) => open.has(id)));

/** Units by themes as a table of links, lowest morale first, hidden rows last in alphabetical order. Colours are absolute. */
export const HeatMap = (props: {
  rows: HeatRow[];
  themes: ThemeId[];
  caption: string;
  base: string;
  suffix: string;
}): JSX.Element => {
  const { t, f } = useSpeech();
  // The lowest unit with units inside stands open, so that it is plain that rows open.
  const [open, setOpen] = createSignal<ReadonlySet<Id>>(
    new Set(
      props.rows
        .filter((row) => row.parent && row.depth === 1)
        .slice(0, 1)
        .map((row) => row.unit.id),
    ),
  );
  const toggle = (id: Id) => {
    const next = new Set(open());
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <section class={styles.scroll} tabindex="0" aria-label={props.caption}>
      <table class={styles.heat}>
        <caption class="vh">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              {t.heat.unit} <span class={styles.quiet}>{t.heat.people}</span>
            </th>
            <th scope="col" class={styles.morale}>
              {t.heat.morale}
            </th>
            <For each={props.themes}>{(theme) => <th scope="col">{t.themes[theme]}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={visible(props.rows, open()).slice(0, MOST)}>
            {(row) => (
              <tr classList={{ [styles.all ?? '']: row.depth === 0, [styles.top ?? '']: row.depth === 1 }}>
                <th scope="row">
                  <span
                    class={styles.name}
                    style={{ 'padding-inline-start': `${Math.max(0, row.depth - 1) * 1.25}rem` }}
                  >
                    <Show
                      when={row.parent && row.depth > 0}
                      fallback={<span class={row.depth > 0 ? styles.toggle : undefined} />}
                    >
                      <button
                        type="button"
                        class={styles.toggle}
                        aria-expanded={open().has(row.unit.id)}
                        aria-label={t.heat.expand(row.unit.label)}
                        onClick={() => toggle(row.unit.id)}
                      >
                        <ResultsIcon name="forward" class="flip" />
                      </button>
                    </Show>
                    <span>
                      <Show when={row.depth > 0} fallback={<bdi>{t.heat.all(row.unit.label)}</bdi>}>
                        <a href={`${props.base}units/${row.unit.id}${props.suffix}`}>
                          <bdi>{row.unit.label}</bdi>
                        </a>
                      </Show>
                      <Show when={row.unit.members > 0}>
                        <span class={styles.people}>{f.number(row.unit.members)}</span>
                      </Show>
                    </span>
                  </span>
                </th>
                <For each={row.cells}>{(cell, i) => <HeatCell cell={cell} morale={i() === 0} />}</For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={visible(props.rows, open()).length > MOST}>
        <p class="caption">{t.heat.most(f.number(MOST))}</p>
      </Show>
    </section>
  );
};
