import { createSignal, type JSX, Show } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Rich } from '../../ui/Rich.tsx';
import type { Forgets } from '../browserKind.ts';
import { now } from '../clock.ts';
import { Forget, type Forgetting } from '../parts/Forget.tsx';
import { Page } from '../parts/Page.tsx';
import { Section } from '../parts/Section.tsx';
import type { Enrolment } from '../store.ts';
import { useSpeech } from '../words.tsx';
import { RecordCheck } from './RecordCheck.tsx';
import { TakeAlong } from './TakeAlong.tsx';

/** In a browser that forgets, collecting is over only when the ballots are outside it too. */
export const Collected = (props: {
  enrolment: Enrolment;
  forgets: Forgets;
  code: string | null;
  forgetting: Forgetting;
  onTaken: () => void;
}): JSX.Element => {
  const { t, full } = useSpeech();
  const [finished, finish] = createSignal(false);
  const mustTake = () => props.forgets !== null && !finished();
  const opens = () => props.enrolment.manifest.waves[0]?.opens ?? props.enrolment.manifest.collect_closes;
  const along = () => (
    <Section title={t.collect.along.title}>
      <Show when={mustTake() && props.forgets} fallback={<p>{t.collect.along.optional}</p>}>
        {(why) => (
          <Note kind="caution" title={t.collect.along[why()].title}>
            <p>{t.collect.along[why()].text}</p>
          </Note>
        )}
      </Show>
      <TakeAlong enrolment={props.enrolment} onTaken={props.onTaken} />
    </Section>
  );
  const afterwards = () => (
    <Section title={t.collect.done.afterwards}>
      <p>{t.collect.done.text}</p>
      <p>{t.collect.done.next(full(opens()))}</p>
      <p>
        <Rich text={t.collect.done.lost} /> <Show when={!mustTake()}>{t.collect.done.close}</Show>
      </p>
    </Section>
  );
  const record = () => (
    <Show when={now() >= props.enrolment.manifest.collect_closes && props.code}>
      {(code) => <RecordCheck season={props.enrolment} code={code()} holds={true} />}
    </Show>
  );
  return (
    <Page
      title={t.collect.done.title(props.enrolment.ballots.length)}
      screen={finished() ? 'finished' : 'collected'}
      actions={
        mustTake() ? (
          <Button look="main" missing={!props.enrolment.taken} onClick={() => finish(true)}>
            {props.enrolment.taken ? t.collect.along.finish : t.collect.along.missing}
          </Button>
        ) : undefined
      }
    >
      <h1>{t.collect.done.title(props.enrolment.ballots.length)}</h1>
      <Show
        when={mustTake()}
        fallback={
          <>
            {afterwards()}
            {along()}
            {record()}
            <Forget forgetting={props.forgetting} />
          </>
        }
      >
        {along()}
        {afterwards()}
      </Show>
    </Page>
  );
};
