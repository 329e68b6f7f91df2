import { For, type JSX, Show } from 'solid-js';
import hatch from './hatch.module.css';
import styles from './ScoreKey.module.css';
import { scaleClass } from './scaleClass.ts';
import { SCALE_CUTS, scaleStep } from './scaleStep.ts';

/** The only key of a page: steps of the scale, hatch, dash and triangle. */
export const ScoreKey = (props: {
  words: { scale: string; same: string; hidden: string; absent: string; change: string | null };
}): JSX.Element => (
  <div class={styles.key}>
    <span class={styles.steps} role="img" aria-label={props.words.scale}>
      <For each={[0, ...SCALE_CUTS]}>
        {(from, i) => (
          <i class={scaleClass(scaleStep(from))}>
            <Show when={i() < SCALE_CUTS.length}>
              <b>{SCALE_CUTS[i()]}</b>
            </Show>
          </i>
        )}
      </For>
    </span>
    <span>{props.words.same}</span>
    <span class={styles.swatch}>
      <i class={hatch.hatch} />
      {props.words.hidden}
    </span>
    <span class={styles.swatch}>
      <i class={styles.absent}>–</i>
      {props.words.absent}
    </span>
    <Show when={props.words.change}>
      <span class={styles.swatch}>
        <svg viewBox="0 0 12 12" width="8" height="8" aria-hidden="true">
          <path d="M6 1 11.5 11H.5Z" />
        </svg>
        {props.words.change}
      </span>
    </Show>
  </div>
);
