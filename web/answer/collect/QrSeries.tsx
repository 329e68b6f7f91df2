import { createSignal, type JSX, onMount, Show } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Rich } from '../../ui/Rich.tsx';
import { ballotLinks, codeWaves } from '../ballotFragment.ts';
import type { Enrolment } from '../store.ts';
import { waveNames } from '../waveName.ts';
import { useSpeech } from '../words.tsx';
import { Qr } from './Qr.tsx';
import styles from './QrSeries.module.css';

/** The ballots as codes for the other device's camera, one at a time and as large as the page. */
export const QrSeries = (props: { enrolment: Enrolment; onScanned: () => void }): JSX.Element => {
  const { t, format } = useSpeech();
  const [at, setAt] = createSignal(0);
  let series!: HTMLDivElement;
  // The whole code in sight, above the bar at the bottom: half of one cannot be scanned.
  onMount(() => series.querySelector('svg')?.scrollIntoView({ block: 'nearest' }));
  const links = () => ballotLinks(props.enrolment);
  const waves = (place: number) => {
    const names = waveNames(props.enrolment.manifest.waves, format);
    return format.list(codeWaves(props.enrolment, place).map((wave) => names[wave] ?? ''));
  };
  const title = () =>
    links().length === 1
      ? t.collect.qr.one(waves(0))
      : t.collect.qr.of(format.number(at() + 1), format.number(links().length), waves(at()));
  return (
    <div ref={series} class={styles.series}>
      <p role="status">
        <Rich text={title()} />
      </p>
      <Qr text={links()[at()] ?? ''} label={t.collect.qr.picture} />
      <p class="caption">{t.collect.qr.how}</p>
      <div class={styles.row}>
        <Show when={at() > 0}>
          <Button onClick={() => setAt(at() - 1)}>{t.collect.qr.back}</Button>
        </Show>
        <Show
          when={at() + 1 < links().length}
          fallback={<Button onClick={() => props.onScanned()}>{t.collect.qr.scanned(links().length)}</Button>}
        >
          <Button onClick={() => setAt(at() + 1)}>{t.collect.qr.next}</Button>
        </Show>
      </div>
    </div>
  );
};
