import { For, type JSX, Show } from 'solid-js';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Earlier } from '../check/Earlier.tsx';
import { now } from '../clock.ts';
import { Forget, type Forgetting } from '../parts/Forget.tsx';
import { Message } from '../parts/Message.tsx';
import { useSpeech } from '../words.tsx';
import type { AnswerFlow } from './flow.ts';
import type { Sitting } from './sitting.ts';
import { usePulse } from './usePulse.ts';

/** No wave is open, so no single collection is on the screen. */
const forgettingAll = ({ forgetting: { others, everything } }: AnswerFlow): Forgetting => ({
  others,
  everything,
});

/** No wave is open yet. */
export const Early = (props: { next: Sitting; flow: AnswerFlow }): JSX.Element => {
  const { t, full } = useSpeech();
  const pulse = usePulse();
  return (
    <Message
      title={t.answer.tooEarly.title}
      text={t.answer.tooEarly.text(pulse(props.next), full(props.next.wave.opens))}
    >
      <Earlier flow={props.flow} />
      <Forget forgetting={forgettingAll(props.flow)} />
    </Message>
  );
};

/** The wave is over; results come for everyone at the same moment. */
export const Closed = (props: {
  last: Sitting;
  next: Sitting | null;
  unsent: boolean;
  flow: AnswerFlow;
}): JSX.Element => {
  const { t, full, short, format } = useSpeech();
  const pulse = usePulse();
  const released = () => props.last.wave.releases <= now();
  return (
    <Message
      title={t.answer.closed.title(pulse(props.last))}
      text={
        released()
          ? t.answer.closed.out(format.day(props.last.wave.releases))
          : t.answer.closed.text(
              pulse(props.last),
              short(props.last.wave.closes),
              format.day(props.last.wave.releases),
            )
      }
    >
      <Show when={props.unsent}>
        <Note kind="caution" title={t.answer.closed.unsent} />
      </Show>
      <Show when={released()}>
        <ButtonLink href={`/o/${props.last.enrolment.org}/`}>{t.answer.closed.results}</ButtonLink>
      </Show>
      <Show when={props.next}>
        {(next) => <p class="muted">{t.answer.closed.next(pulse(next()), full(next().wave.opens))}</p>}
      </Show>
      <Earlier flow={props.flow} />
      <Forget forgetting={forgettingAll(props.flow)} />
    </Message>
  );
};

/** Several people's ballots in one browser. */
export const Choose = (props: {
  among: { sitting: Sitting; answered: boolean }[];
  onChoose: (sitting: Sitting) => void;
}): JSX.Element => {
  const { t } = useSpeech();
  return (
    <Message title={t.answer.choose.title} text={t.answer.choose.text}>
      <For each={props.among}>
        {({ sitting, answered }, place) => (
          <Button onClick={() => props.onChoose(sitting)}>
            {t.answer.choose.ballot(place() + 1)}, {sitting.cohort.label}
            {answered ? `, ${t.answer.choose.answered}` : ''}
          </Button>
        )}
      </For>
    </Message>
  );
};

/** One code of a numbered series is in; the rest may come in any order. */
export const Partly = (props: { got: number[]; parts: number; onGoOn: () => void }): JSX.Element => {
  const { t, format } = useSpeech();
  const missing = () => {
    const all = Array.from({ length: props.parts }, (_, place) => place + 1);
    return format.list(all.filter((part) => !props.got.includes(part)).map(format.number));
  };
  return (
    <Message
      title={t.answer.brought.partTitle(format.number(props.got.length), format.number(props.parts))}
      text={t.answer.brought.part(missing())}
      actions={<Button onClick={() => props.onGoOn()}>{t.answer.brought.goOn}</Button>}
    />
  );
};
