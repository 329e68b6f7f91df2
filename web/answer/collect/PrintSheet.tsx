import { For, type JSX, onCleanup, onMount } from 'solid-js';
import { Portal } from 'solid-js/web';
import { ballotLinks, codeWaves } from '../ballotFragment.ts';
import type { Enrolment } from '../store.ts';
import { waveNames } from '../waveName.ts';
import { useSpeech } from '../words.tsx';
import styles from './PrintSheet.module.css';
import { Qr } from './Qr.tsx';

/** The ballots on paper: in the document only while it is printed, and never on the screen. */
export const PrintSheet = (props: { enrolment: Enrolment; onPrinted: () => void }): JSX.Element => {
  const { t, format, full } = useSpeech();
  const links = () => ballotLinks(props.enrolment);
  const names = () => waveNames(props.enrolment.manifest.waves, format);
  const waves = (place: number) =>
    format.list(codeWaves(props.enrolment, place).map((wave) => names()[wave] ?? ''));
  const opens = () => props.enrolment.manifest.waves[0]?.opens ?? props.enrolment.manifest.collect_closes;
  const printed = () => props.onPrinted();
  onMount(() => {
    addEventListener('afterprint', printed, { once: true });
    // The sheet has to be laid out before it is printed.
    requestAnimationFrame(() => print());
  });
  onCleanup(() => removeEventListener('afterprint', printed));
  return (
    <Portal>
      <article class={styles.sheet} data-print-sheet>
        <h1>{t.collect.print.title(format.list(names()))}</h1>
        <p>{t.collect.print.how(full(opens()))}</p>
        <p>{t.collect.print.keep}</p>
        <div class={styles.codes}>
          <For each={links()}>
            {(link, place) => (
              <figure>
                <Qr text={link} label={t.collect.qr.picture} />
                <figcaption>
                  {links().length === 1
                    ? waves(0)
                    : t.collect.print.of(
                        format.number(place() + 1),
                        format.number(links().length),
                        waves(place()),
                      )}
                </figcaption>
              </figure>
            )}
          </For>
        </div>
      </article>
    </Portal>
  );
};
