import type { JSX } from 'solid-js';
import { Mark } from '../../ui/Mark.tsx';
import { useSpeech } from '../words.tsx';
import styles from './TopBar.module.css';

/** The signature. The end of the bar is for the choice of language. */
export const TopBar = (props: { children?: JSX.Element }): JSX.Element => {
  const { t } = useSpeech();
  return (
    <header class={styles.bar}>
      <span class={styles.brand}>
        <Mark class={styles.mark} />
        <span>{t.brand}</span>
      </span>
      {props.children}
    </header>
  );
};
