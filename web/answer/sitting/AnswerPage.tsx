import { type JSX, Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Still } from '../../ui/Still.tsx';
import { only } from '../only.ts';
import { Message } from '../parts/Message.tsx';
import { Page } from '../parts/Page.tsx';
import { Refused } from '../parts/Refused.tsx';
import type { Place } from '../place.ts';
import { useSpeech } from '../words.tsx';
import { makeAnswerFlow } from './flow.ts';
import { NoBallot } from './NoBallot.tsx';
import { Choose, Closed, Early, Partly } from './NotNow.tsx';
import { SittingPage } from './SittingPage.tsx';

/** The answering page: which ballot there is, if any. What is done with it, `SittingPage` shows. */
export const AnswerPage = (props: { place: Place }): JSX.Element => {
  const { t } = useSpeech();
  const flow = makeAnswerFlow(props.place);
  const { state } = flow;
  onMount(() => void flow.open());
  addEventListener('pagehide', flow.leave);
  onCleanup(() => removeEventListener('pagehide', flow.leave));
  return (
    <Switch
      fallback={
        <Show when={flow.sitting()}>{(sitting) => <SittingPage flow={flow} sitting={sitting()} />}</Show>
      }
    >
      <Match when={state().at === 'loading' || state().at === 'bringing'}>
        <Page title={t.brand} screen={state().at}>
          <h1 class="vh">{state().at === 'bringing' ? t.answer.brought.wait : t.loading}</h1>
          <Still label={state().at === 'bringing' ? t.answer.brought.wait : t.loading} />
        </Page>
      </Match>
      <Match when={state().at === 'no-storage'}>
        <Message title={t.noStorage.title} text={t.noStorage.text} />
      </Match>
      <Match when={state().at === 'offline'}>
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
      <Match when={state().at === 'bad-link'}>
        <Message title={t.answer.brought.bad} text={t.answer.brought.badText} />
      </Match>
      <Match when={only(state(), 'refused')}>{(found) => <Refused check={found().check} />}</Match>
      <Match when={only(state(), 'none')}>
        {(found) => <NoBallot unreadable={found().unreadable} onFile={(text) => void flow.openFile(text)} />}
      </Match>
      <Match when={only(state(), 'choose')}>
        {(found) => <Choose among={found().among} onChoose={(one) => void flow.choose(one)} />}
      </Match>
      <Match when={only(state(), 'partly')}>
        {(found) => <Partly {...found()} onGoOn={() => void flow.goOn()} />}
      </Match>
      <Match when={only(state(), 'early')}>{(found) => <Early next={found().next} flow={flow} />}</Match>
      <Match when={only(state(), 'closed')}>{(found) => <Closed {...found()} flow={flow} />}</Match>
      <Match when={state().at === 'forgotten'}>
        <Message title={t.forget.done} text={t.forget.doneText} />
      </Match>
    </Switch>
  );
};
