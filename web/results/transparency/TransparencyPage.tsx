import { createAsync, useSearchParams } from '@solidjs/router';
import { createMemo, createUniqueId, type JSX, Match, onMount, Show, Switch } from 'solid-js';
import { useBoard } from '../boardContext.ts';
import { now } from '../clock.ts';
import { focusOnChange } from '../focus.ts';
import { seasonRecords, type WaveRecord } from '../model/record.ts';
import { waveNames } from '../model/waveName.ts';
import page from '../pages/Page.module.css';
import { Select } from '../parts/Select.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { getRecord, type LogRecord } from '../record.ts';
import { useSpeech } from '../words.ts';
import { Limits, Outside, Sides } from './Aside.tsx';
import { AuditSection } from './AuditSection.tsx';
import { BallotCount } from './BallotCount.tsx';
import { GoneSection } from './GoneSection.tsx';
import { LogCheck } from './LogCheck.tsx';
import { LogTable } from './LogTable.tsx';
import { RulesSection } from './RulesSection.tsx';
import { SixWordsPanel } from './SixWordsPanel.tsx';
import styles from './Transparency.module.css';

/** What anyone can check: totals, audit, rules, destruction, the log, and the six words. */
export const TransparencyPage = (): JSX.Element => {
  const { t } = useSpeech();
  const board = useBoard();
  const record = createAsync(() => getRecord(board.org));
  document.title = t.pageTitle(t.transparency.title);
  return (
    <Switch>
      <Match when={record()?.ok === false && record()} keyed>
        {(found) => <Trouble inside trouble={found.ok ? 'offline' : found.trouble} />}
      </Match>
      <Match when={record()?.ok && record()} keyed>
        {(found) => <Show when={found.ok && found.value}>{(value) => <Sections record={value()} />}</Show>}
      </Match>
    </Switch>
  );
};

/** The wave in the address, else the last that is over, else the first that is planned. */
const chosen = (waves: WaveRecord[], id: string | undefined): WaveRecord | undefined =>
  waves.find((wave) => wave.id === id) ?? waves.findLast((wave) => wave.plan.closes <= now()) ?? waves[0];

const Sections = (props: { record: LogRecord }): JSX.Element => {
  const { t, f } = useSpeech();
  const words = t.transparency;
  const board = useBoard();
  const id = createUniqueId();
  const [search, setSearch] = useSearchParams<{ wave: string }>();
  const seasons = createMemo(() => seasonRecords(props.record.told, board.seasons));
  const waves = createMemo(() => seasons().flatMap((season) => season.waves));
  const names = createMemo(() => waveNames(waves(), f));
  const wave = () => chosen(waves(), search.wave);
  let heading!: HTMLHeadingElement;
  onMount(() => focusOnChange('transparency', heading));
  return (
    <>
      <div class={styles.head}>
        <div>
          <Show when={wave()}>
            {(one) => (
              <p class={styles.context}>
                {words.context({
                  wave: names().full(one()),
                  season: one().season.season.manifest.season,
                })}
              </p>
            )}
          </Show>
          <h1 ref={heading} id="finding" tabindex="-1">
            {words.title}
          </h1>
          <p class={styles.lead}>{words.lead}</p>
        </div>
        <Show when={waves().length > 0}>
          <Select
            id={id}
            compact
            label={t.wave}
            value={wave()?.id ?? ''}
            options={waves()
              .map((one) => ({ value: one.id, label: names().full(one) }))
              .reverse()}
            onChange={(value) => setSearch({ wave: value })}
          />
        </Show>
      </div>
      <Show when={wave()} fallback={<p class={page.merged}>{words.none}</p>}>
        {(one) => (
          <div class={styles.columns}>
            <div>
              <BallotCount wave={one()} name={names().full(one())} />
              <AuditSection
                org={board.org}
                wave={one()}
                released={board.waves.find((released) => released.id === one().id)}
                waves={waves()}
                names={names()}
              />
              <RulesSection seasons={seasons().slice(0, seasons().indexOf(one().season) + 1)} />
              <GoneSection waves={waves()} names={names()} />
              <LogTable
                org={board.org}
                told={props.record.told}
                speech={{ t, f, names: names(), seasons: seasons() }}
              />
            </div>
            <div>
              <SixWordsPanel season={one().season} />
              <LogCheck log={props.record.log} seasons={board.seasons} />
              <Sides manifest={one().season.season.manifest} />
              <Outside org={board.org} />
              <Limits />
            </div>
          </div>
        )}
      </Show>
    </>
  );
};
