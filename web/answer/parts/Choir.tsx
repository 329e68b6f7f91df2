import { For, type JSX } from 'solid-js';
import { useSpeech } from '../words.tsx';
import styles from './Choir.module.css';
import { choirDots } from './choirDots.ts';

/** One dot a person, all equal. None is marked, and none is the reader's. */
export const Choir = (props: { people: number; name: string }): JSX.Element => {
  const { t, format } = useSpeech();
  const drawn = () => choirDots(props.people);
  return (
    <svg
      class={styles.choir}
      viewBox={`0 0 318 ${drawn().height.toFixed(1)}`}
      role="img"
      aria-label={t.choir(format.number(props.people), props.name)}
    >
      <For each={drawn().dots}>{([x, y]) => <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r="4.4" />}</For>
    </svg>
  );
};
