import { createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { now } from '../clock.ts';
import { Section } from '../parts/Section.tsx';
import { useSpeech } from '../words.tsx';
import styles from './RecordCheck.module.css';
import { type PublicRecord, readRecord } from './record.ts';
import type { Season } from './season.ts';

type Said = { is: 'nothing' | 'asking' } | PublicRecord;

/**
 * Were ballots given out in my name? Asks the desk, which learns who asks: so only by a press of a button, and not
 * while a wave is open, when asking and answering in one sitting could be put together.
 */
export const RecordCheck = (props: { season: Season; code: string; holds: boolean }): JSX.Element => {
  const { t, full } = useSpeech();
  const words = t.collect.record;
  const [said, say] = createSignal<Said>({ is: 'nothing' });
  const open = () =>
    props.season.manifest.waves.find(({ opens, closes }) => opens <= now() && now() < closes);
  const ask = async () => {
    say({ is: 'asking' });
    say(await readRecord(props.season, props.code));
  };
  /** Right by all that this browser knows. */
  const right = () => {
    const { is } = said();
    if (is === 'given') return props.holds ? words.givenHere : words.given;
    return is === 'not-given' && !props.holds ? words.notGiven : null;
  };
  const wrong = () => {
    const found = said();
    if (found.is === 'refused') return t.refused[found.check];
    return found.is === 'not-given' && props.holds ? words.contradiction : null;
  };
  const later = () => {
    const found = said();
    if (found.is === 'offline') return words.offline;
    if (found.is === 'unclosed') return words.unclosed;
    return found.is === 'desk' ? t.collect.stopped.other.text(found.code) : null;
  };
  return (
    <Section title={words.title}>
      <p>{words.text}</p>
      <Show when={open()} fallback={null}>
        {(wave) => <p>{words.notNow(full(wave().closes))}</p>}
      </Show>
      <Show when={!open()}>
        <div role="status" class={styles.said}>
          <Switch>
            <Match when={right()}>
              {(text) => (
                <p class={styles.right}>
                  <Icon name="done" />
                  <span>{text()}</span>
                </p>
              )}
            </Match>
            <Match when={wrong()}>
              {(text) => (
                <Note kind="error" title={text()}>
                  <p>{words.tell}</p>
                </Note>
              )}
            </Match>
            <Match when={later()}>{(text) => <p>{text()}</p>}</Match>
            <Match when={said().is === 'asking'}>
              <p>{words.asking}</p>
            </Match>
          </Switch>
        </div>
        <Show when={right() === null && said().is !== 'asking'}>
          <Button onClick={() => void ask()}>{words.act}</Button>
        </Show>
      </Show>
    </Section>
  );
};
