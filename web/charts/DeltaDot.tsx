import { For, type JSX } from 'solid-js';
import styles from './DeltaDot.module.css';

const place = (points: number, reach: number): string => `${50 + (50 * points) / reach}%`;

/** A change as dot and bar against zero, on a line from −reach to +reach points. The number stands beside it. */
export const DeltaDot = (props: { low: number; high: number; value: number; reach: number }): JSX.Element => (
  <svg
    class={`${styles.delta ?? ''} ${props.value < 0 ? (styles.fall ?? '') : (styles.rise ?? '')}`}
    aria-hidden="true"
  >
    <line class={styles.zero} x1="50%" x2="50%" y1="0" y2="100%" />
    <line
      class={styles.bar}
      x1={place(props.low, props.reach)}
      x2={place(props.high, props.reach)}
      y1="50%"
      y2="50%"
    />
    <circle cx={place(props.value, props.reach)} cy="50%" r="5" />
  </svg>
);

/** The axis above a list of such lines: −reach/2, 0 and +reach/2. */
export const DeltaAxis = (props: { reach: number; signed: (points: number) => string }): JSX.Element => (
  <svg class={`${styles.delta ?? ''} ${styles.axis ?? ''}`} aria-hidden="true">
    <For each={[-props.reach / 2, 0, props.reach / 2]}>
      {(points) => (
        <text x={place(points, props.reach)} y="75%" text-anchor="middle">
          {props.signed(points)}
        </text>
      )}
    </For>
  </svg>
);
