import type { JSX } from 'solid-js';
import type { Instant } from '../../../worker/core/season.ts';
import type { WaveRecord } from '../model/record.ts';
import type { WaveNames } from '../model/waveName.ts';
import { DataTable, type TableData } from '../parts/DataTable.tsx';
import { useSpeech } from '../words.ts';
import styles from './Transparency.module.css';

const DAY = 86_400_000;

/** Keys that were destroyed and answers that were erased, wave by wave, with the dates of what is still to go. */
export const GoneSection = (props: { waves: WaveRecord[]; names: WaveNames }): JSX.Element => {
  const { t, f } = useSpeech();
  const words = t.transparency.gone;
  const due = ({ plan, season }: WaveRecord): Instant =>
    new Date(Date.parse(plan.releases) + season.season.manifest.rules.dispute_days * DAY).toISOString();
  const data = (): TableData => ({
    caption: words.caption,
    columns: [
      { label: words.columns.wave, numeric: false },
      { label: words.columns.keys, numeric: false },
      { label: words.columns.answers, numeric: false },
    ],
    rows: props.waves
      .map((wave) => [
        props.names.full(wave),
        wave.season.collection
          ? words.keys(f.dayYear(wave.season.collection.at))
          : words.keysDue(f.dayYear(wave.season.season.manifest.collect_closes)),
        wave.erased ? words.erased(f.dayYear(wave.erased)) : words.erasedDue(f.dayYear(due(wave))),
      ])
      .reverse(),
  });
  return (
    <section>
      <h2>{words.title}</h2>
      <p class={styles.note}>{words.sub}</p>
      <DataTable data={data()} />
      <p class={styles.note}>{words.limits}</p>
    </section>
  );
};
