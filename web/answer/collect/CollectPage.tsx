import { type JSX, Match, onMount, Show, Switch } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Still } from '../../ui/Still.tsx';
import { only } from '../only.ts';
import { Message } from '../parts/Message.tsx';
import { Page } from '../parts/Page.tsx';
import { Refused } from '../parts/Refused.tsx';
import type { Place } from '../place.ts';
import { saveFile } from '../saveFile.ts';
import { useSharedDevice } from '../sharedDevice.ts';
import { useSpeech } from '../words.tsx';
import { Collected } from './Collected.tsx';
import { CollectedShared } from './CollectedShared.tsx';
import { type CollectFlow, makeCollectFlow } from './flow.ts';
import { ReadyToCollect } from './ReadyToCollect.tsx';
import { Stopped } from './Stopped.tsx';
import { Working } from './Working.tsx';

/** Collecting in the reader's own browser, by the link that opened it. */
export const CollectPage = (props: { place: Place }): JSX.Element => {
  const flow = makeCollectFlow(props.place);
  return <Collecting flow={flow} />;
};

/** Every screen of collecting, here and on a device of many. */
export const Collecting = (props: { flow: CollectFlow }): JSX.Element => {
  const { t, full } = useSpeech();
  const shared = useSharedDevice();
  onMount(() => void props.flow.open());
  return (
    <Switch>
      <Match when={only(props.flow.state(), 'loading')}>
        <Page title={t.collect.title} screen="loading">
          <h1>{t.collect.title}</h1>
          <Still label={t.loading} />
        </Page>
      </Match>
      <Match when={only(props.flow.state(), 'no-storage')}>
        <Message title={t.noStorage.title} text={t.noStorage.text} />
      </Match>
      <Match when={only(props.flow.state(), 'offline')}>
        <Message
          title={t.offline.title}
          text={t.offline.text}
          actions={
            <Button look="main" onClick={() => void props.flow.open()}>
              {t.offline.again}
            </Button>
          }
        />
      </Match>
      <Match when={only(props.flow.state(), 'stopped')}>{(state) => <Stopped stop={state().stop} />}</Match>
      <Match when={only(props.flow.state(), 'refused')}>{(state) => <Refused check={state().check} />}</Match>
      <Match when={only(props.flow.state(), 'ready')}>
        {(state) => <ReadyToCollect ready={state().ready} words={state().words} flow={props.flow} />}
      </Match>
      <Match when={only(props.flow.state(), 'declined')}>
        {(state) => (
          <Message
            title={t.collect.declined.title}
            text={t.collect.declined[shared ? 'textShared' : 'text'](full(state().closes))}
            actions={<Button onClick={() => props.flow.back()}>{t.collect.declined.back}</Button>}
          />
        )}
      </Match>
      <Match when={only(props.flow.state(), 'working')}>
        {(state) => <Working done={state().done} total={state().total} />}
      </Match>
      <Match when={only(props.flow.state(), 'unsent')}>
        {(state) => (
          <Message
            title={state().interrupted ? t.collect.resume.title : t.collect.working.title}
            actions={
              <Button look="main" onClick={() => void props.flow.resend()}>
                {t.collect.notSent.again}
              </Button>
            }
          >
            <Show
              when={state().interrupted}
              fallback={
                <Note kind="error" role="alert" title={t.collect.notSent.title}>
                  <p>{t.collect.notSent.text}</p>
                </Note>
              }
            >
              <p class="muted">{t.collect.resume.text}</p>
            </Show>
          </Message>
        )}
      </Match>
      <Match when={only(props.flow.state(), 'spoiled')}>
        {(state) => (
          <Message
            title={t.collect.spoiled.title}
            text={t.collect.spoiled.text}
            actions={
              <Button look="main" onClick={() => saveFile(t.collect.spoiled.file, state().evidence)}>
                {t.collect.spoiled.save}
              </Button>
            }
          />
        )}
      </Match>
      <Match when={props.flow.state().at === 'forgotten'}>
        <Message title={t.forget.done} text={t.forget.doneText} />
      </Match>
      <Match when={only(props.flow.state(), 'collected')}>
        {(state) => (
          <Show
            when={shared}
            fallback={
              <Collected
                enrolment={state().enrolment}
                forgets={state().forgets}
                code={state().code}
                forgetting={props.flow.forgetting}
                onTaken={() => void props.flow.taken()}
              />
            }
          >
            <CollectedShared enrolment={state().enrolment} onTaken={() => void props.flow.taken()} />
          </Show>
        )}
      </Match>
    </Switch>
  );
};
