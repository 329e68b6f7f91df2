import { revalidate } from '@solidjs/router';
import { createSignal, For, type JSX, onMount, Show } from 'solid-js';
import type { EventNote, Posted } from '../../../worker/core/note.ts';
import type { Unit } from '../../../worker/core/season.ts';
import { Button } from '../../ui/Button.tsx';
import { getBoard } from '../board.ts';
import { useBoard } from '../boardContext.ts';
import { getLog } from '../boardFile.ts';
import { focusOnChange } from '../focus.ts';
import page from '../pages/Page.module.css';
import { useSpeech } from '../words.ts';
import styles from './Admin.module.css';
import { EventForm } from './EventForm.tsx';
import { post } from './post.ts';
import { takeToken } from './token.ts';

/** A unit with the one it is in: several may be called North. */
const nameOf = (units: readonly Unit[], id: string): string => {
  const unit = units.find((one) => one.id === id);
  const above = units.find((one) => one.id === unit?.parent);
  if (!unit) return id;
  return above && above.parent !== null ? `${above.label} › ${unit.label}` : unit.label;
};

/** Every unit but the whole, each behind the one it is in. */
const choices = (units: readonly Unit[]): { id: string; label: string }[] => {
  const inside = (parent: string | null): { id: string; label: string }[] =>
    units
      .filter((unit) => unit.parent === parent)
      .flatMap((unit) => [{ id: unit.id, label: nameOf(units, unit.id) }, ...inside(unit.id)]);
  return inside(null).slice(1);
};

/** Leadership's page until there are accounts: events, added and corrected in public. */
export const AdminPage = (): JSX.Element => {
  const { t, f } = useSpeech();
  const words = t.admin;
  const board = useBoard();
  const token = takeToken();
  const [changing, setChanging] = createSignal<Posted<EventNote> | null>(null);
  const [posted, setPosted] = createSignal(justPosted);
  justPosted = false;
  const manifest = () => board.seasons.at(-1)?.manifest;
  const send = async (event: EventNote) => {
    const outcome = await post(manifest()?.desk ?? '', board.org, token ?? '', event);
    justPosted = outcome === 'posted';
    return outcome;
  };
  const done = () => {
    setChanging(null);
    setPosted(justPosted);
    if (justPosted) void revalidate([getLog.keyFor(board.org), getBoard.keyFor(board.org)]);
  };
  let heading!: HTMLHeadingElement;
  onMount(() => focusOnChange('admin', heading));
  document.title = t.pageTitle(words.title);
  return (
    <div class={styles.page}>
      <h1 ref={heading} id="finding" tabindex="-1">
        {token ? words.title : words.noToken}
      </h1>
      <p class={page.sub}>{token ? words.lead : words.noTokenText}</p>
      <Show when={token ? manifest() : undefined}>
        {(sealed) => (
          <>
            <p class={styles.said} role="status">
              {posted() ? words.posted : ''}
            </p>
            <For each={[changing()]}>
              {(replaces) => (
                <EventForm units={choices(sealed().units)} replaces={replaces} send={send} done={done} />
              )}
            </For>
            <section class={page.section}>
              <h2>{words.list}</h2>
              <Show when={board.events.length > 0} fallback={<p class={page.sub}>{words.none}</p>}>
                <ul class={styles.list}>
                  <For each={board.events.toReversed()}>
                    {(event) => (
                      <li>
                        <span>
                          <b dir="auto">{event.note.title}</b>
                          <span class="caption">
                            {f.dayYear(event.note.date)} ·{' '}
                            {event.note.units.length === 0
                              ? t.events.everyone
                              : f.list(event.note.units.map((id) => nameOf(sealed().units, id)))}
                          </span>
                        </span>
                        <Button
                          aria-label={words.editOf(event.note.title)}
                          onClick={() => setChanging(event)}
                        >
                          {words.edit}
                        </Button>
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
            </section>
          </>
        )}
      </Show>
    </div>
  );
};

/** Survives the page being drawn anew when the board is read again. */
let justPosted = false;
