import { type JSX, Show } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Page } from '../parts/Page.tsx';
import { Section } from '../parts/Section.tsx';
import { useSharedDevice } from '../sharedDevice.ts';
import type { Enrolment } from '../store.ts';
import { useSpeech } from '../words.tsx';
import { TakeAlong } from './TakeAlong.tsx';

/** Collected at a device of many: the ballots have to leave it, on paper or on the person's own phone. */
export const CollectedShared = (props: { enrolment: Enrolment; onTaken: () => void }): JSX.Element => {
  const { t, full } = useSpeech();
  const shared = useSharedDevice();
  const opens = () => props.enrolment.manifest.waves[0]?.opens ?? props.enrolment.manifest.collect_closes;
  return (
    <Page
      title={t.terminal.collected.title}
      screen="collected"
      actions={
        <Button look="main" missing={!props.enrolment.taken} onClick={() => shared?.leave()?.()}>
          {props.enrolment.taken ? t.terminal.collected.finish : t.terminal.collected.missing}
        </Button>
      }
    >
      <h1>{t.terminal.collected.title}</h1>
      <Section title={t.collect.along.title}>
        <Show when={!props.enrolment.taken}>
          <Note kind="caution" title={t.terminal.collected.keepsNothing}>
            <p>{t.terminal.collected.lost}</p>
          </Note>
        </Show>
        <TakeAlong enrolment={props.enrolment} onTaken={props.onTaken} />
      </Section>
      <Section title={t.collect.done.afterwards}>
        <p>{t.terminal.collected.afterwards}</p>
        <p>{t.terminal.collected.next(full(opens()))}</p>
      </Section>
    </Page>
  );
};
