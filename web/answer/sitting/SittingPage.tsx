import { type JSX, Match, Switch } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { only } from '../only.ts';
import { FilePick } from '../parts/FilePick.tsx';
import { Message } from '../parts/Message.tsx';
import { useSpeech } from '../words.tsx';
import { Before } from './Before.tsx';
import type { AnswerFlow } from './flow.ts';
import { Question } from './Question.tsx';
import { ReceiptPage } from './ReceiptPage.tsx';
import { Review } from './Review.tsx';
import type { Sitting } from './sitting.ts';

/** Everything that is done with one ballot. */
export const SittingPage = (props: { flow: AnswerFlow; sitting: Sitting }): JSX.Element => {
  const { t, full, short } = useSpeech();
  const state = () => props.flow.state();
  const again = () => (
    <Button look="main" onClick={() => void props.flow.resend()}>
      {t.answer.notSent.again}
    </Button>
  );
  const toReview = () => (
    <Button look="quiet" onClick={() => props.flow.go({ at: 'review' })}>
      {t.answer.notSent.edit}
    </Button>
  );
  return (
    <Switch>
      <Match when={only(state(), 'before')}>
        {(found) => <Before flow={props.flow} sitting={props.sitting} begun={found().begun} />}
      </Match>
      <Match when={state().at === 'declined'}>
        <Message
          title={t.answer.declined.title}
          text={t.answer.declined.text(short(props.sitting.wave.closes))}
          actions={
            <Button onClick={() => void props.flow.choose(props.sitting)}>{t.answer.declined.back}</Button>
          }
        />
      </Match>
      <Match when={only(state(), 'question')}>
        {(found) => (
          <Question
            flow={props.flow}
            sitting={props.sitting}
            place={found().place}
            changing={found().changing}
          />
        )}
      </Match>
      <Match when={only(state(), 'paused')}>
        {(found) => (
          <Message
            title={t.answer.paused.title}
            text={t.answer.paused.text}
            actions={
              <>
                <Button
                  look="main"
                  onClick={() => props.flow.go({ at: 'question', place: found().place, changing: false })}
                >
                  {t.answer.paused.resume}
                </Button>
                <Button look="quiet" onClick={() => void props.flow.discard()}>
                  {t.answer.paused.discard}
                </Button>
              </>
            }
          />
        )}
      </Match>
      <Match when={state().at === 'review'}>
        <Review flow={props.flow} sitting={props.sitting} />
      </Match>
      <Match when={only(state(), 'sending')}>
        {(found) => (
          <Message title={t.answer.sending.title}>
            <p role="status" class="muted">
              {found().op === 'put' ? t.answer.sending.text : t.answer.sending.withdrawing}
            </p>
          </Message>
        )}
      </Match>
      <Match when={only(state(), 'few')}>
        {(found) => (
          <Message
            title={t.answer.few.title(found().issued)}
            text={t.answer.few.text(
              found().issued,
              props.sitting.cohort.label,
              props.sitting.enrolment.manifest.rules.k_cohort,
            )}
            actions={
              <>
                <Button look="main" onClick={() => void props.flow.send(true)}>
                  {t.answer.few.send}
                </Button>
                <Button look="quiet" onClick={() => props.flow.go({ at: 'declined' })}>
                  {t.answer.few.keep}
                </Button>
              </>
            }
          />
        )}
      </Match>
      <Match when={state().at === 'too-few'}>
        <Message title={t.answer.tooFew.title} text={t.answer.tooFew.text(props.sitting.cohort.label)} />
      </Match>
      <Match when={state().at === 'unclosed'}>
        <Message
          title={t.answer.unclosed.title}
          text={t.answer.unclosed.text}
          actions={
            <>
              <Button look="main" onClick={() => void props.flow.send()}>
                {t.answer.unclosed.again}
              </Button>
              {toReview()}
            </>
          }
        />
      </Match>
      <Match when={only(state(), 'not-sent')}>
        {(found) => (
          <Message
            title={t.offline.title}
            actions={
              <>
                {again()}
                {found().op === 'put' ? toReview() : null}
              </>
            }
          >
            <Note
              kind="error"
              role="alert"
              title={found().op === 'put' ? t.answer.notSent.title : t.answer.notSent.withdraw}
            >
              <p>{found().op === 'put' ? t.answer.notSent.text : t.answer.notSent.withdrawText}</p>
            </Note>
          </Message>
        )}
      </Match>
      <Match when={state().at === 'used'}>
        <Message title={t.answer.used.title} text={t.answer.used.text}>
          <FilePick label={t.answer.used.open} onText={(text) => void props.flow.openFile(text)} />
        </Message>
      </Match>
      <Match when={only(state(), 'rejected')}>
        {(found) => (
          <Message
            title={t.answer.rejected.title}
            text={
              found().code === 'bad-receipt'
                ? t.answer.rejected.receipt
                : t.answer.rejected.text(found().code)
            }
            actions={
              <>
                {found().code === 'bad-receipt' ? again() : null}
                {toReview()}
              </>
            }
          />
        )}
      </Match>
      <Match when={only(state(), 'receipt')}>
        {(found) => <ReceiptPage flow={props.flow} sitting={props.sitting} receipt={found().receipt} />}
      </Match>
      <Match when={state().at === 'withdrawn'}>
        <Message
          title={t.sealed.withdrawn.title}
          text={t.sealed.withdrawn.text}
          actions={<Button onClick={() => props.flow.change()}>{t.sealed.withdrawn.again}</Button>}
        >
          <p class="muted">{t.sealed.withdrawn.until(full(props.sitting.wave.closes))}</p>
        </Message>
      </Match>
    </Switch>
  );
};
