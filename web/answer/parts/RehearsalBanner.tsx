import type { JSX } from 'solid-js';
import { Icon } from '../../ui/Icon.tsx';
import { useSpeech } from '../words.tsx';
import styles from './RehearsalBanner.module.css';

/** On every page of a server whose clock can be moved. */
export const RehearsalBanner = (): JSX.Element => {
  const { t } = useSpeech();
  return (
    <aside class={styles.banner} aria-label={t.rehearsal.title}>
      <Icon name="info" />
      <p>
        <b>{t.rehearsal.title}</b> {t.rehearsal.text}
      </p>
    </aside>
  );
};
