import type { JSX } from 'solid-js';

const DOTS = [
  [8.1, 14.6],
  [11, 9.5],
  [16.9, 9.5],
  [19.9, 14.6],
  [2.2, 14.6],
  [3.8, 8.7],
  [8.1, 4.4],
  [14, 2.8],
  [19.9, 4.4],
  [24.2, 8.7],
  [25.8, 14.6],
] as const;

/** Eleven equal dots on two rows: ink as a signature, plum as the sign of privacy. Decoration beside words. */
export const Mark = (props: { class?: string | undefined }): JSX.Element => (
  <svg class={props.class} viewBox="0 0 28 18" aria-hidden="true">
    {DOTS.map(([x, y]) => (
      <circle cx={x} cy={y} r="1.85" />
    ))}
  </svg>
);
