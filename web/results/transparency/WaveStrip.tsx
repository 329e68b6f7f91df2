import { For, type JSX, Show } from 'solid-js';
import { Icon } from '../../ui/Icon.tsx';
import type { WaveRecord } from '../model/record.ts';
import type { WaveNames } from '../model/waveName.ts';
import { useSpeech } from '../words.ts';
import styles from './Transparency.module.css';

const DAY = 86_400_000;

/** Days by which a release came after its date; the night in which a server was down is none. */
const daysLate = ({ released, plan }: WaveRecord): number =>
  released === null ? 0 : Math.floor((Date.parse(released) - Date.parse(plan.releases)) / DAY);

/** Every wave: released on time, late, held back, or still to come. */
export const WaveStrip = (props: { waves: WaveRecord[]; names: WaveNames }): JSX.Element => {
  const { t, f } = useSpeech();
  const words = t.transparency.audit;
  const troubled = (wave: WaveRecord) => daysLate(wave) > 0 || wave.heldBack !== null;
  const state = (wave: WaveRecord) =>
    troubled(wave) ? words.late : wave.released ? words.onTime : words.notYet;
  const late = () =>
    props.waves
      .filter(troubled)
      .map((wave) =>
        wave.heldBack
          ? words.heldBack({ wave: props.names.full(wave), at: f.day(wave.heldBack) })
          : words.lateText({ wave: props.names.full(wave), days: daysLate(wave) }),
      );
  return (
    <>
      <h3 class={styles.sub}>{words.all}</h3>
      <ol class={styles.waves}>
        <For each={props.waves}>
          {(wave) => (
            <li>
              <span class={`${styles.sign ?? ''} ${troubled(wave) ? (styles.late ?? '') : ''}`}>
                <Show when={troubled(wave)} fallback={wave.released ? <Icon name="done" /> : '–'}>
                  <Icon name="warning" />
                </Show>
              </span>
              <span>
                {props.names.axis(wave)}
                <span class="vh">, {state(wave)}</span>
              </span>
            </li>
          )}
        </For>
      </ol>
      <For each={late()}>{(text) => <p class={styles.note}>{text}</p>}</For>
    </>
  );
};
