import type { JSX } from 'solid-js';
import type { Board } from '../board.ts';
import { now } from '../clock.ts';
import styles from '../pages/Page.module.css';
import { useSpeech } from '../words.ts';

/** Before the first release: when the first pulse closes and when everyone sees it, from the manifest. */
export const Empty = (props: { board: Board }): JSX.Element => {
  const { t, f } = useSpeech();
  const waves = () => props.board.seasons.flatMap(({ manifest }) => manifest.waves);
  const text = () => {
    const first = waves()[0];
    if (!first) return t.empty.none;
    const releases = f.dayHour(first.releases);
    return first.closes <= now()
      ? t.empty.closed(releases)
      : t.empty.text({ closes: f.dayHour(first.closes), releases });
  };
  return (
    <section class={styles.message}>
      <h1 id="finding" tabindex="-1">
        {t.empty.title}
      </h1>
      <p>{text()}</p>
    </section>
  );
};
