import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import type { ThemeId } from '../../../worker/core/questionnaire.ts';
import hatch from '../../charts/hatch.module.css';
import { scaleClass } from '../../charts/scaleClass.ts';
import { Triangle } from '../../charts/Verdict.tsx';
import { byCell, type HeatRow } from '../model/heat.ts';
import { useSpeech } from '../words.ts';
import { Select } from './Select.tsx';
import styles from './ThemeList.module.css';

/** Rows in the document at a time. */
const MOST = 200;

/** The heat map on a phone: one theme at a time, and the units as a list, lowest first. */
export const ThemeList = (props: {
  rows: HeatRow[];
  themes: ThemeId[];
  first: number;
  base: string;
  suffix: string;
}): JSX.Element => {
  const { t, f } = useSpeech();
  const id = createUniqueId();
  const [column, setColumn] = createSignal(props.first);
  const names = () => [t.heat.morale, ...props.themes.map((theme) => t.themes[theme])];
  const listed = () =>
    byCell(
      props.rows.filter((row) => row.depth > 0 && row.depth <= 2),
      column(),
      f.compare,
    ).slice(0, MOST);
  return (
    <>
      <Select
        id={id}
        label={t.heat.theme}
        value={`${column()}`}
        options={names().map((name, i) => ({ value: `${i}`, label: name }))}
        onChange={(value) => setColumn(Number(value))}
      />
      <ul class={styles.list}>
        <For each={listed()}>
          {(row) => {
            const cell = () => row.cells[column()] ?? { kind: 'absent' as const };
            return (
              <li>
                <a
                  href={`${props.base}units/${row.unit.id}${props.suffix}`}
                  class={styles.name}
                  style={{ 'padding-inline-start': `${row.depth - 1}rem` }}
                >
                  <bdi>{row.unit.label}</bdi>
                  <Show when={row.unit.members > 0}>
                    <span class={styles.people}>{t.heat.peopleIn(f.number(row.unit.members))}</span>
                  </Show>
                </a>
                <Cell cell={cell()} />
              </li>
            );
          }}
        </For>
      </ul>
    </>
  );
};

const Cell = (props: { cell: HeatRow['cells'][number] }): JSX.Element => {
  const { t } = useSpeech();
  const score = () => (props.cell.kind === 'score' ? props.cell : undefined);
  const change = () => score()?.change ?? undefined;
  return (
    <>
      <span class={`${styles.change ?? ''} ${styles[change() ?? ''] ?? ''}`}>
        <Show when={change()}>
          {(kind) => (
            <Triangle kind={kind()} words={kind() === 'rise' ? t.verdict.riseWord : t.verdict.fallWord} />
          )}
        </Show>
      </span>
      <Show
        when={score()}
        fallback={
          <span
            class={`${styles.cell ?? ''} ${(props.cell.kind === 'hidden' ? hatch.hatch : styles.absent) ?? ''}`}
          >
            <Show when={props.cell.kind === 'absent'}>
              <span aria-hidden="true">–</span>
            </Show>
            <span class="vh">{props.cell.kind === 'hidden' ? t.cell.hidden : t.cell.absent}</span>
          </span>
        }
      >
        {(cell) => <span class={`${styles.cell ?? ''} ${scaleClass(cell().step)}`}>{cell().text}</span>}
      </Show>
    </>
  );
};
