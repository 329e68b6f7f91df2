import type { JSX } from 'solid-js';
import styles from './icons.module.css';

const SHAPES = {
  table:
    'M5.5 5h13A1.500 1.500 0 0 1 20 6.500v11a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 17.500v-11A1.500 1.500 0 0 1 5.500 5ZM4 10h16M4 14.5h16M10 5v14',
  down: 'm8 10 4 4 4-4',
  forward: 'M9.5 5 16 12l-6.5 7',
  moon: 'M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10Z',
  sun: 'M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400',
  menu: 'M4 7h16M4 12h16M4 17h16',
} as const;

/** Drawn on a 24 grid with a round stroke of 1.6, always beside words or a name. */
export const ResultsIcon = (props: {
  name: keyof typeof SHAPES;
  class?: string | undefined;
}): JSX.Element => (
  <svg class={`${styles.icon ?? ''} ${props.class ?? ''}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={SHAPES[props.name]} />
  </svg>
);
