import type { JSX } from 'solid-js';
import styles from './Icon.module.css';

/** Drawn on a 24 grid with a round stroke of 1.6. An icon always stands beside words. */
const SHAPES = {
  back: 'M14.5 5 8 12l6.5 7',
  save: 'M12 4v11m-4.5-4 4.5 4.5 4.5-4.5M5 19.5h14',
  copy: 'M10.5 8.5h7a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2ZM15.5 8.500v-2a2 2 0 0 0-2-2h-7a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h2',
  warning: 'M12 4 3 19.500h18L12 4Zm0 6v4.500m0 2.700v.1',
  info: 'M12 3.500a8.500 8.500 0 1 0 0 17a8.500 8.500 0 1 0 0-17Zm0 7.500v5m0-8.300v.1',
  done: 'M5 12.500l4.500 4.500L19 7.500',
  code: 'M4 4h6v6H4ZM14 4h6v6h-6ZM4 14h6v6H4ZM14 14h2v2h-2ZM18 18h2v2h-2ZM18 14h2M14 20v-1',
  print:
    'M7 9V4h10v5M7 17.500H5.500A1.500 1.500 0 0 1 4 16v-5.500A1.500 1.500 0 0 1 5.500 9h13a1.500 1.500 0 0 1 1.500 1.500V16a1.500 1.500 0 0 1-1.500 1.500H17M7 14.500h10v6H7Z',
} as const;

export type IconName = keyof typeof SHAPES;

export const Icon = (props: { name: IconName }): JSX.Element => (
  <svg class={styles.icon} viewBox="0 0 24 24" aria-hidden="true">
    <path d={SHAPES[props.name]} />
  </svg>
);
