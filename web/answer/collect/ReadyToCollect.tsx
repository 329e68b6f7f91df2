import type { JSX } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Rich } from '../../ui/Rich.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Page } from '../parts/Page.tsx';
import { PromiseCard } from '../parts/PromiseCard.tsx';
import { Section } from '../parts/Section.tsx';
import { SixWords } from '../parts/SixWords.tsx';
import { useSharedDevice } from '../sharedDevice.ts';
import { waveNames } from '../waveName.ts';
import { useSpeech } from '../words.tsx';
import type { CollectFlow } from './flow.ts';
import styles from './ReadyToCollect.module.css';
import type { Ready } from './state.ts';

export const ReadyToCollect = (props: {
  ready: Ready;
  words: string[] | null;
  flow: CollectFlow;
}): JSX.Element => {
  const { t, format, full } = useSpeech();
  const shared = useSharedDevice();
  const manifest = () => props.ready.season.manifest;
  const waves = () => format.list(waveNames(manifest().waves, format));
  /** The gap in force: from the close of collection to the first opening, in whole days where it is days. */
  const gap = () => {
    const { collect_closes, waves: all } = manifest();
    const first = all[0]?.opens ?? collect_closes;
    const hours = Math.floor((Date.parse(first) - Date.parse(collect_closes)) / 3_600_000);
    return hours < 48 ? t.collect.hours(hours) : t.collect.days(Math.floor(hours / 24));
  };
  return (
    <Page
      title={t.collect.title}
      screen="ready"
      actions={
        <>
          <Button look="main" onClick={() => void props.flow.collect()}>
            {t.collect.act}
          </Button>
          <Button look="quiet" onClick={() => props.flow.decline()}>
            {t.collect.decline}
          </Button>
        </>
      }
    >
      <h1>{t.collect.title}</h1>
      <Facts facts={[manifest().waves.length > 1 ? t.collect.oneEach(waves()) : t.collect.one(waves())]} />
      <Facts facts={[t.collect.until(full(manifest().collect_closes))]} />
      <PromiseCard
        label={t.collect.promise}
        name={props.ready.cohort.label}
        people={props.ready.cohort.size}
      />
      <p class={styles.checked}>
        <Icon name="done" />
        <span>{t.collect.checked}</span>
      </p>
      <Section title={t.collect.words.title}>
        <SixWords words={props.words} />
        <p>{t.collect.words.text}</p>
      </Section>
      <Section title={t.collect.why.title}>
        <p>{t.collect.why.text(gap())}</p>
        <p>
          <Rich text={shared ? t.collect.why.lostShared : t.collect.why.lost} />
        </p>
      </Section>
    </Page>
  );
};
