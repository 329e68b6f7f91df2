import { For, type JSX, Show } from 'solid-js';
import { Icon } from '../../ui/Icon.tsx';
import type { ReleasedWave } from '../board.ts';
import { boardPath } from '../boardFile.ts';
import { totals, type WaveRecord } from '../model/record.ts';
import type { WaveNames } from '../model/waveName.ts';
import { useSpeech } from '../words.ts';
import styles from './Transparency.module.css';
import { WaveStrip } from './WaveStrip.tsx';

/** What was checked before the release of a wave, in the words of its rules, and every wave's fate. */
export const AuditSection = (props: {
  org: string;
  wave: WaveRecord;
  released: ReleasedWave | undefined;
  waves: WaveRecord[];
  names: WaveNames;
}): JSX.Element => {
  const { t, f } = useSpeech();
  const words = t.transparency.audit;
  /** Waves that a model made were never attacked with true counts: nothing is said of them. */
  const audited = () => ((totals(props.wave)?.received ?? 0) > 0 ? props.released : undefined);
  const checks = (wave: ReleasedWave) => {
    const { rules, audit, units, items } = wave.release;
    return [
      { text: words.support(f.number(rules.k_cell)), result: words.supportN(f.number(audit.cells)) },
      {
        text: words.differences(f.number(rules.k_cell - 1)),
        result: words.differencesN(f.number(units.length)),
      },
      { text: words.certain, result: words.certainN(f.number(items.length)) },
      {
        text: words.bounds,
        result: words.boundsN(f.number(props.wave.season.season.manifest.cohorts.length)),
      },
      { text: words.frozen, result: words.frozenN },
    ];
  };
  const document = () => boardPath(props.org, `docs/${props.wave.close?.doc.release_hash ?? ''}`);
  return (
    <section>
      <Show
        when={audited()}
        fallback={
          <>
            <h2>{words.waiting}</h2>
            <p class={styles.note}>{words.waitingText}</p>
          </>
        }
      >
        {(wave) => (
          <>
            <h2>{words.title}</h2>
            <ul class={styles.checks}>
              <For each={checks(wave())}>
                {(check) => (
                  <li>
                    <Icon name="done" />
                    <span>{check.text}</span>
                    <span class={styles.result}>{check.result}</span>
                  </li>
                )}
              </For>
            </ul>
            <p class={styles.note}>
              {words.note({
                closed: f.dayHour(props.wave.plan.closes),
                method: wave().release.audit.method,
                engine: wave().release.audit.engine,
              })}
              {words.again}
              <a href={document()} rel="external">
                {t.transparency.log.raw}
              </a>
            </p>
          </>
        )}
      </Show>
      <WaveStrip waves={props.waves} names={props.names} />
    </section>
  );
};
