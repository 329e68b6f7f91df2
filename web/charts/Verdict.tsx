import type { JSX } from 'solid-js';
import styles from './Verdict.module.css';

export type VerdictKind = 'rise' | 'fall' | 'same' | 'none';

const SHAPES: Record<VerdictKind, string> = {
  rise: 'M6 1 11.5 11H.5Z',
  fall: 'M6 11 .5 1h11Z',
  same: 'M1 6h10',
  none: 'M4 1v10M8 1v10',
};

/** A shape and words. Colour only repeats the shape. */
export const Verdict = (props: { kind: VerdictKind; children: JSX.Element }): JSX.Element => (
  <span class={`${styles.verdict ?? ''} ${styles[props.kind] ?? ''}`}>
    <svg viewBox="0 0 12 12" aria-hidden="true">
      <path d={SHAPES[props.kind]} />
    </svg>
    {props.children}
  </span>
);

/** The shape of a clear change beside a number, with its words for those who do not see it. */
export const Triangle = (props: {
  kind: 'rise' | 'fall';
  words: string;
  class?: string | undefined;
}): JSX.Element => (
  <>
    <svg class={props.class} viewBox="0 0 12 12" aria-hidden="true">
      <path d={SHAPES[props.kind]} />
    </svg>
    <span class="vh">, {props.words}</span>
  </>
);
