import type { JSX } from 'solid-js';
import { Note } from '../../ui/Note.tsx';
import type { Check } from '../collect/season.ts';
import { useSpeech } from '../words.tsx';
import { Message } from './Message.tsx';

/** A check of the server's word failed: which one, in plain words, and that nothing happened. */
export const Refused = (props: { check: Check }): JSX.Element => {
  const { t } = useSpeech();
  return (
    <Message title={t.refused.title} text={t.refused.lead}>
      <Note kind="error" title={t.refused[props.check]} />
      <p class="muted">{t.refused.todo}</p>
    </Message>
  );
};
