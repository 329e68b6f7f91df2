import { type JSX, Show } from 'solid-js';
import { Note } from '../../ui/Note.tsx';
import { FilePick } from '../parts/FilePick.tsx';
import { Message } from '../parts/Message.tsx';
import { Section } from '../parts/Section.tsx';
import { useSpeech } from '../words.tsx';

/** No ballot in this browser: says what to do, and asks nobody. */
export const NoBallot = (props: { unreadable: boolean; onFile: (text: string) => void }): JSX.Element => {
  const { t } = useSpeech();
  return (
    <Message title={t.answer.none.title} text={t.answer.none.text}>
      <Section title={t.answer.none.otherTitle}>
        <p>{t.answer.none.other}</p>
        <p>
          <FilePick label={t.answer.none.open} onText={props.onFile} />
        </p>
        <Show when={props.unreadable}>
          <Note kind="error" role="status" title={t.answer.none.unreadable} />
        </Show>
      </Section>
      <Section title={t.answer.none.neverTitle}>
        <p>{t.answer.none.never}</p>
      </Section>
    </Message>
  );
};
