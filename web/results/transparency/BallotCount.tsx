import { For, type JSX, Show } from 'solid-js';
import { Note } from '../../ui/Note.tsx';
import { now } from '../clock.ts';
import { cohortCounts, totals, type WaveRecord, withinBounds } from '../model/record.ts';
import { ChartFrame } from '../parts/ChartFrame.tsx';
import type { TableData } from '../parts/DataTable.tsx';
import { useSpeech } from '../words.ts';
import styles from './Transparency.module.css';

/** Issued and counted, as bars for the whole organisation and as a table for every group. */
export const BallotCount = (props: { wave: WaveRecord; name: string }): JSX.Element => {
  const { t, f } = useSpeech();
  const words = t.transparency.ballots;
  const found = () => totals(props.wave);
  const model = () => found()?.received === 0 && props.wave.season.notes.length > 0;
  const title = () => {
    const all = found();
    if (!all) return words.open;
    if (!withinBounds(props.wave)) return words.more;
    if (model()) return words.model;
    return all.received < all.issued ? words.fewer : words.equal;
  };
  const table = (): TableData => ({
    caption: words.caption(props.name),
    columns: [
      { label: words.columns.cohort, numeric: false },
      { label: words.columns.members, numeric: true },
      { label: words.columns.issued, numeric: true },
      { label: words.columns.counted, numeric: true },
      { label: words.columns.withdrawn, numeric: true },
    ],
    rows: cohortCounts(props.wave).map((line) => [
      line.label,
      ...[line.members, line.issued, line.ballots, line.withdrawn].map((n) =>
        n === null ? '–' : f.number(n),
      ),
    ]),
  });
  const bars = () => {
    const all = found();
    const issued = all?.issued ?? props.wave.season.collection?.issued ?? null;
    return [
      { label: words.roster, n: props.wave.season.members, total: false },
      ...(issued === null ? [] : [{ label: words.issued, n: issued, total: false }]),
      ...(all
        ? [
            { label: words.received, n: all.received, total: false },
            { label: words.withdrawn, n: all.withdrawn, total: false },
            { label: words.counted, n: all.counted, total: true },
          ]
        : []),
    ];
  };
  const after = () => {
    const all = found();
    const { plan, season } = props.wave;
    if (all && model()) return season.notes.map(({ text }) => text).join(' ');
    if (all)
      return `${all.received < all.issued ? words.unused(f.number(all.issued - all.received)) : words.allUsed} ${words.turnout}`;
    const closes = season.season.manifest.collect_closes;
    return now() < closes
      ? words.collecting(f.dayHour(closes))
      : words.openText({ closes: f.dayHour(plan.closes), releases: f.dayHour(plan.releases) });
  };
  return (
    <section>
      <ChartFrame level="h2" title={title()} sub={words.sub} table={table}>
        <Show when={!withinBounds(props.wave) && found()}>
          <div class={styles.verdict}>
            <Note kind="error" role="alert" title={words.more}>
              <p>{words.moreText}</p>
            </Note>
          </div>
        </Show>
        <ul class={styles.bars}>
          <For each={bars()}>
            {(bar) => (
              <li>
                <span>{bar.label}</span>
                <span
                  class={`${styles.bar ?? ''} ${bar.total ? (styles.total ?? '') : ''}`}
                  style={{
                    'inline-size': `${bar.n === 0 ? 0 : Math.max(0.5, (100 * bar.n) / Math.max(1, props.wave.season.members))}%`,
                  }}
                />
                <span class={styles.number}>{f.number(bar.n)}</span>
              </li>
            )}
          </For>
        </ul>
        <p class={styles.note}>{after()}</p>
      </ChartFrame>
    </section>
  );
};
