import { createEffect, type JSX, on, Show } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { isRehearsal } from '../clock.ts';
import { useSharedDevice } from '../sharedDevice.ts';
import { useSpeech } from '../words.tsx';
import styles from './Page.module.css';
import { RehearsalBanner } from './RehearsalBanner.tsx';
import { TopBar } from './TopBar.tsx';

/**
 * One screen: top bar, content, and the actions at the bottom. `title` names the document; `screen` is a key that
 * changes with the screen, and then the heading receives the focus, so that everyone learns what is there now.
 */
export const Page = (props: {
  title: string;
  screen: string;
  top?: JSX.Element;
  progress?: JSX.Element;
  actions?: JSX.Element;
  promise?: JSX.Element;
  children: JSX.Element;
}): JSX.Element => {
  const { t } = useSpeech();
  const shared = useSharedDevice();
  const leave = () => (
    <Show when={shared?.leave()}>
      {(go) => (
        <Button look="quiet" onClick={() => go()()}>
          {t.terminal.leave}
        </Button>
      )}
    </Show>
  );
  let main!: HTMLElement;
  createEffect(() => {
    document.title = t.documentTitle(props.title);
  });
  createEffect(
    on(
      () => props.screen,
      () => {
        const heading = main.querySelector('h1');
        if (heading) heading.tabIndex = -1;
        scrollTo(0, 0);
        // Not on arrival: there the browser itself starts at the top.
        if (navigator.userActivation.hasBeenActive) heading?.focus();
      },
    ),
  );
  return (
    <div class={styles.page}>
      <Show when={isRehearsal()}>
        <RehearsalBanner />
      </Show>
      {props.top ?? <TopBar>{leave()}</TopBar>}
      {props.progress}
      <main
        ref={main}
        class={styles.main}
        classList={{ [styles.asking ?? '']: props.progress !== undefined }}
      >
        {props.children}
      </main>
      <Show when={props.actions}>
        <footer class={styles.foot}>
          <div class={styles.row}>{props.actions}</div>
          {props.promise}
        </footer>
      </Show>
    </div>
  );
};
