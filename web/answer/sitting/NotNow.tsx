import { For, type JSX, Show } from 'solid-js';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { now } from '../clock.ts';
import { Message } from '../parts/Message.tsx';
import { useSpeech } from '../words.tsx';
import type { Sitting } from './sitting.ts';
import { usePulse } from './usePulse.ts';

/** No wave is open yet. */
export const Early = (props: { next: Sitting }): JSX.Element => {
  const { t, full } = useSpeech();
  const pulse = usePulse();
  return (
    <Message
      title={t.answer.tooEarly.title}
      text={t.answer.tooEarly.text(pulse(props.next), full(props.next.wave.opens))}
    />
  );
};

/** The wave is over; results come for everyone at the same moment. */
export const Closed = (props: { last: Sitting; next: Sitting | null; unsent: boolean }): JSX.Element => {
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
