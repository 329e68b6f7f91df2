import { createSignal, createUniqueId, type JSX, onMount, Show } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Page } from '../parts/Page.tsx';
import { Section } from '../parts/Section.tsx';
import { useSpeech } from '../words.tsx';
import styles from './Start.module.css';
import { type Typed, typedCode } from './typedCode.ts';

/** The start page of a device that many use: a code in, ballots out, nothing kept. */
export const Start = (props: {
  forgot: boolean;
  onTyping: (typing: boolean) => void;
  onCode: (typed: Typed) => void;
}): JSX.Element => {
  const { t } = useSpeech();
  const id = createUniqueId();
  const [text, setText] = createSignal('');
  const [wrong, setWrong] = createSignal(false);
  let field!: HTMLInputElement;
  // A hand scanner types into whatever has the focus.
  onMount(() => requestAnimationFrame(() => field.focus()));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = typedCode(text());
    setWrong(typed === null);
    if (typed) props.onCode(typed);
    else field.focus();
  };
  return (
    <Page
      title={t.terminal.title}
      screen={props.forgot ? 'forgot' : 'start'}
      actions={
        <Button look="main" type="submit" form={`${id}-form`}>
          {t.terminal.go}
        </Button>
      }
    >
      <h1>{t.terminal.title}</h1>
      <p class={styles.lead}>{t.terminal.text}</p>
      <Show when={props.forgot}>
        <Note kind="done" role="status" title={t.terminal.forgot} />
      </Show>
      <form id={`${id}-form`} class={styles.form} autocomplete="off" onSubmit={submit}>
        <label class="label" for={id}>
          {t.terminal.code}
        </label>
        <input
          ref={field}
          id={id}
          class={`mono ${styles.field ?? ''}`}
          dir="ltr"
          type="text"
          autocomplete="off"
          autocapitalize="none"
          autocorrect="off"
          spellcheck={false}
          aria-describedby={`${id}-hint`}
          aria-invalid={wrong() ? 'true' : undefined}
          value={text()}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setWrong(false);
            props.onTyping(event.currentTarget.value !== '');
          }}
        />
        <p class="caption" id={`${id}-hint`}>
          {t.terminal.hint}
        </p>
        <Show when={wrong()}>
          <Note kind="error" role="alert" title={t.terminal.wrong} />
        </Show>
      </form>
      <Section title={t.terminal.phoneTitle}>
        <p>{t.terminal.phone}</p>
      </Section>
      <Section title={t.terminal.keepsTitle}>
        <p>{t.terminal.keeps}</p>
      </Section>
    </Page>
  );
};
