import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import { type EventNote, isDay, type Posted, TITLE_MAX } from '../../../worker/core/note.ts';
import { Button } from '../../ui/Button.tsx';
import { twoLines } from '../model/events.ts';
import { useSpeech } from '../words.ts';
import styles from './Admin.module.css';
import type { Posting } from './post.ts';

/** Title, day and units of an event, with a picture of what it will look like on the trend. */
export const EventForm = (props: {
  units: { id: string; label: string }[];
  replaces: Posted<EventNote> | null;
  send: (event: EventNote) => Promise<Posting>;
  done: () => void;
}): JSX.Element => {
  const { t, f } = useSpeech();
  const words = t.admin;
  const id = createUniqueId();
  const earlier = props.replaces?.note;
  const [title, setTitle] = createSignal(earlier?.title ?? '');
  const [date, setDate] = createSignal(earlier?.date ?? '');
  const [text, setText] = createSignal(earlier?.text ?? '');
  const [units, setUnits] = createSignal<ReadonlySet<string>>(new Set(earlier?.units));
  const [state, setState] = createSignal<'still' | 'missing' | 'posting' | Posting>('still');
  const toggle = (unit: string) => {
    const next = new Set(units());
    if (!next.delete(unit)) next.add(unit);
    setUnits(next);
  };
  const complete = () => title().trim() !== '' && isDay(date());
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (state() === 'posting') return;
    if (!complete()) {
      setState('missing');
      return;
    }
    setState('posting');
    const outcome = await props.send({
      kind: 'event',
      season: null,
      wave: null,
      units: props.units.filter((unit) => units().has(unit.id)).map((unit) => unit.id),
      title: title().trim().normalize('NFC'),
      date: date(),
      text: text().trim().normalize('NFC'),
      replaces: props.replaces?.hash ?? null,
    });
    setState(outcome);
    if (outcome === 'posted') props.done();
  };
  const said = () => {
    const now = state();
    return now === 'still' || now === 'posted' ? '' : words[now];
  };
  return (
    <form class={styles.form} onSubmit={(event) => void submit(event)} novalidate>
      <h2>{earlier ? words.change(earlier.title) : words.add}</h2>
      <div class={styles.columns}>
        <div class={styles.fields}>
          <label for={`${id}-title`}>{words.name}</label>
          <input
            id={`${id}-title`}
            type="text"
            maxlength={TITLE_MAX}
            value={title()}
            autocomplete="off"
            aria-describedby={`${id}-help`}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
          <p id={`${id}-help`} class="caption">
            {words.nameHelp(f.number(TITLE_MAX))}
          </p>
          <label for={`${id}-day`}>{words.day}</label>
          <input
            id={`${id}-day`}
            type="date"
            value={date()}
            onInput={(event) => setDate(event.currentTarget.value)}
          />
          <label for={`${id}-text`}>{words.text}</label>
          <textarea
            id={`${id}-text`}
            rows="3"
            maxlength="500"
            value={text()}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <fieldset class={styles.units}>
          <legend>{words.units}</legend>
          <p class="caption">{words.unitsHelp}</p>
          <div class={styles.choices}>
            <For each={props.units}>
              {(unit) => (
                <label>
                  <input type="checkbox" checked={units().has(unit.id)} onChange={() => toggle(unit.id)} />
                  <bdi>{unit.label}</bdi>
                </label>
              )}
            </For>
          </div>
        </fieldset>
        <div>
          <h3 class={styles.title}>{words.preview}</h3>
          <div class={styles.preview} aria-live="polite">
            <Show when={complete()} fallback={<p class="caption">{words.previewEmpty}</p>}>
              <p dir="auto">
                <For each={twoLines(title().trim())}>{(line) => <b>{line}</b>}</For>
                <span>{f.day(date())}</span>
              </p>
            </Show>
          </div>
        </div>
      </div>
      <p class={styles.said} role="status">
        {said()}
      </p>
      <p class={styles.acts}>
        <Button look="main" type="submit" missing={state() === 'posting'}>
          {earlier ? words.replace : words.post}
        </Button>
        <Show when={earlier}>
          <Button onClick={() => props.done()}>{words.cancel}</Button>
        </Show>
      </p>
    </form>
  );
};
