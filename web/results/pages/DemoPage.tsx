import { createSignal, For, type JSX, Show } from 'solid-js';
import type { Instant } from '../../../worker/core/season.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { type Demo, moveClock } from '../demo.ts';
import { useSpeech } from '../words.ts';
import styles from './StartPage.module.css';

/** The way through the demo: collect, answer, read, and move its clock to the close. */
export const DemoPage = (props: { demo: Demo }): JSX.Element => {
  const { t, f } = useSpeech();
  return (
    <>
      <h1 id="finding" tabindex="-1">
        {t.demo.title(props.demo.name)}
      </h1>
      <p class={styles.lead}>{t.demo.lead}</p>
      <p class={styles.now}>{t.demo.now(f.dayHour(props.demo.now))}</p>
      <ol class={styles.steps}>
        <For each={props.demo.steps}>
          {(step) => (
            <li>
              <div>
                <h3>{step.title}</h3>
                <p>{step.text}</p>
              </div>
              <ButtonLink href={step.href} rel="external" aria-label={`${t.demo.open}: ${step.title}`}>
                {t.demo.open}
              </ButtonLink>
            </li>
          )}
        </For>
        <Show when={props.demo.canMove && props.demo.nextClose}>{(close) => <MoveClock to={close()} />}</Show>
      </ol>
    </>
  );
};

const MoveClock = (props: { to: Instant }): JSX.Element => {
  const { t, f } = useSpeech();
  const [state, setState] = createSignal<'still' | 'moving' | 'failed'>('still');
  const move = async () => {
    setState('moving');
    if (await moveClock(props.to)) location.reload();
    else setState('failed');
  };
  return (
    <li>
      <div>
        <h3>{t.demo.close}</h3>
        <p>{t.demo.closeText(f.dayHour(props.to))}</p>
        <div role="status">
          <Show when={state() === 'moving'}>
            <p>{t.demo.moving}</p>
            <progress class={styles.progress} aria-label={t.demo.moving} />
          </Show>
          <Show when={state() === 'failed'}>
            <p>{t.demo.failed}</p>
          </Show>
        </div>
      </div>
      <Button missing={state() === 'moving'} onClick={() => void move()}>
        {t.demo.move}
      </Button>
    </li>
  );
};
