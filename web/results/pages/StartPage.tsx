import { createAsync } from '@solidjs/router';
import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { isRehearsal } from '../clock.ts';
import { readDemo } from '../demo.ts';
import { ThemeSwitch } from '../parts/ThemeSwitch.tsx';
import { useSpeech } from '../words.ts';
import { DemoPage } from './DemoPage.tsx';
import styles from './StartPage.module.css';

/** Path of an organisation's page in a pasted link, or null. */
const organisationPath = (link: string): string | null => {
  const name = /\/o\/([a-z0-9-]{1,80})(?:[/?#]|$)/.exec(link.trim())?.[1];
  return name === undefined ? null : `/o/${name}/`;
};

/** What this is, and the way in. On a demo, the way through it. */
export const StartPage = (): JSX.Element => {
  const { t } = useSpeech();
  const demo = createAsync(() => (isRehearsal() ? readDemo() : Promise.resolve(null)));
  document.title = t.pageTitle(t.start.title);
  return (
    <>
      <header class={styles.bar}>
        <span class={styles.brand}>
          <Mark class={styles.mark} />
          Chorus
        </span>
        <ThemeSwitch />
      </header>
      <main class={styles.start}>
        <Show when={demo()} fallback={<Plain />}>
          {(found) => <DemoPage demo={found()} />}
        </Show>
      </main>
    </>
  );
};

const Plain = (): JSX.Element => {
  const { t } = useSpeech();
  const id = createUniqueId();
  const [bad, setBad] = createSignal(false);
  let field!: HTMLInputElement;
  const open = (event: SubmitEvent) => {
    event.preventDefault();
    const path = organisationPath(field.value);
    setBad(path === null);
    if (path === null) field.focus();
    else location.assign(path);
  };
  return (
    <>
      <h1 id="finding" tabindex="-1">
        {t.start.title}
      </h1>
      <p class={styles.lead}>{t.start.lead}</p>
      <ul class={styles.points}>
        <For each={t.start.points}>{(point) => <li>{point}</li>}</For>
      </ul>
      <form class={styles.form} onSubmit={open} novalidate>
        <label for={id}>{t.start.link}</label>
        <input
          ref={field}
          id={id}
          type="text"
          inputmode="url"
          autocomplete="off"
          spellcheck={false}
          aria-describedby={`${id}-help`}
          aria-invalid={bad()}
        />
        <p id={`${id}-help`} class="caption" classList={{ [styles.bad ?? '']: bad() }} role="status">
          {bad() ? t.start.bad : `${t.start.linkHelp} ${t.start.linkExample}`}
        </p>
        <Button look="main" type="submit">
          {t.start.open}
        </Button>
      </form>
    </>
  );
};
