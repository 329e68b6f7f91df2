import { type JSX, Show } from 'solid-js';
import { isRehearsal, now } from '../clock.ts';
import { useSpeech } from '../words.ts';
import styles from './RehearsalBanner.module.css';

/** On every page of a demo or a rehearsal: that it is one, and what time it is there. */
export const RehearsalBanner = (): JSX.Element => {
  const { t, f } = useSpeech();
  return (
    <Show when={isRehearsal()}>
      <aside class={styles.banner} aria-label={t.rehearsal.label}>
        <p>
          <b>{t.rehearsal.title}</b> {t.rehearsal.text(f.dayHour(now()))} <a href="/">{t.rehearsal.start}</a>
        </p>
      </aside>
    </Show>
  );
};
