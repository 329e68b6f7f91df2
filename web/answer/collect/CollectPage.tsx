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
import { useSpeech } from '../words.tsx';
import { Collected } from './Collected.tsx';
import { makeCollectFlow } from './flow.ts';
import { ReadyToCollect } from './ReadyToCollect.tsx';
import { Stopped } from './Stopped.tsx';
import { Working } from './Working.tsx';

export const CollectPage = (props: { place: Place }): JSX.Element => {
  const { t, full } = useSpeech();
  const flow = makeCollectFlow(props.place);
  onMount(() => void flow.open());
  return (
    <Switch>
      <Match when={only(flow.state(), 'loading')}>
        <Page title={t.collect.title} screen="loading">
          <h1>{t.collect.title}</h1>
          <Still label={t.loading} />
        </Page>
      </Match>
      <Match when={only(flow.state(), 'no-storage')}>
        <Message title={t.noStorage.title} text={t.noStorage.text} />
      </Match>
      <Match when={only(flow.state(), 'offline')}>
        <Message
          title={t.offline.title}
          text={t.offline.text}
          actions={
            <Button look="main" onClick={() => void flow.open()}>
              {t.offline.again}
            </Button>
          }
        />
      </Match>
      <Match when={only(flow.state(), 'stopped')}>{(state) => <Stopped stop={state().stop} />}</Match>
      <Match when={only(flow.state(), 'refused')}>{(state) => <Refused check={state().check} />}</Match>
      <Match when={only(flow.state(), 'ready')}>
        {(state) => <ReadyToCollect ready={state().ready} words={state().words} flow={flow} />}
      </Match>
      <Match when={only(flow.state(), 'declined')}>
        {(state) => (
          <Message
            title={t.collect.declined.title}
            text={t.collect.declined.text(full(state().closes))}
            actions={<Button onClick={() => flow.back()}>{t.collect.declined.back}</Button>}
          />
        )}
      </Match>
      <Match when={only(flow.state(), 'working')}>
        {(state) => <Working done={state().done} total={state().total} />}
      </Match>
      <Match when={only(flow.state(), 'unsent')}>
        {(state) => (
          <Message
            title={state().interrupted ? t.collect.resume.title : t.collect.working.title}
            actions={
              <Button look="main" onClick={() => void flow.resend()}>
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
      <Match when={only(flow.state(), 'spoiled')}>
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
      <Match when={only(flow.state(), 'collected')}>
        {(state) => (
          <Collected
            enrolment={state().enrolment}
            forgets={state().forgets}
            onTaken={() => void flow.taken()}
          />
        )}
      </Match>
    </Switch>
  );
};
