import { For, type JSX } from 'solid-js';
import styles from './Seal.module.css';

/** Sixty-one equal dots in rings, each ring turned by the golden angle. */
const DOTS = [0, 1, 2, 3, 4].flatMap((ring) =>
  Array.from({ length: Math.max(1, 6 * ring) }, (_, place) => {
    const angle = (Math.PI / 180) * (137.5 * ring + (360 / Math.max(1, 6 * ring)) * place);
    return [80 + 13 * ring * Math.cos(angle), 80 + 13 * ring * Math.sin(angle)] as const;
  }),
);

export const Seal = (): JSX.Element => (
  <svg class={styles.seal} viewBox="0 0 160 160" aria-hidden="true">
    <circle class={styles.ring} cx="80" cy="80" r="70" />
    <circle class={styles.ring} cx="80" cy="80" r="76" />
    <For each={DOTS}>{([x, y]) => <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r="4" />}</For>
  </svg>
);
