import { For, type JSX, Show } from 'solid-js';
import type { ReleaseUnit } from '../../../worker/core/release/document.ts';
import type { View } from '../model/view.ts';
import { useSpeech } from '../words.ts';
import { UnitRow, WAVES } from './UnitRow.tsx';
import styles from './UnitTable.module.css';

/** Units as rows: people, answer rate, morale with its range, verdict, and the last waves as a small chart. */
export const UnitTable = (props: {
  view: View;
  units: ReleaseUnit[];
  caption: string;
  indent: (unit: ReleaseUnit) => number;
}): JSX.Element => {
  const { t } = useSpeech();
  const since = () => props.view.changes?.since.wave;
  const waves = () => Math.min(WAVES, props.view.points.length);
  return (
    <section class={styles.scroll} tabindex="0" aria-label={props.caption}>
      <table class={styles.rows}>
        <caption class="vh">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.inside.columns.unit}</th>
            <th scope="col" class={styles.num}>
              {t.inside.columns.people}
            </th>
            <th scope="col" class={styles.num}>
              {t.inside.columns.answered}
            </th>
            <th scope="col" class={styles.num}>
              {t.inside.columns.morale}
            </th>
            <th scope="col">
              <span class={styles.scale}>
                <span>0</span>
                <span>50</span>
                <span>100</span>
              </span>
            </th>
            <th scope="col">
              <Show when={since()} fallback={t.inside.columns.change}>
                {(wave) => t.inside.columns.since(props.view.names.near(wave(), props.view.wave))}
              </Show>
            </th>
            <th scope="col">{t.inside.columns.waves(waves())}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.units}>
            {(unit) => <UnitRow view={props.view} unit={unit} indent={props.indent(unit)} />}
          </For>
        </tbody>
      </table>
    </section>
  );
};
