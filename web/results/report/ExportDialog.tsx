import { Dialog } from '@kobalte/core/dialog';
import { createSignal, createUniqueId, For, type JSX, Match, onCleanup, Show, Switch } from 'solid-js';
import { SECTIONS } from '../../../worker/core/report/report.ts';
import { Button } from '../../ui/Button.tsx';
import type { View } from '../model/view.ts';
import { Select } from '../parts/Select.tsx';
import { useSpeech } from '../words.ts';
import { Choice } from './Choice.tsx';
import styles from './ExportDialog.module.css';
import { FORMATS, makeFile, save } from './make.ts';
import { createRequest } from './request.ts';
import { UnitChoice } from './UnitChoice.tsx';

type State =
  | { at: 'asking' }
  | { at: 'working'; done: number; all: number }
  | { at: 'done'; name: string }
  | { at: 'failed'; why: 'offline' | 'failed' };

/** Which waves, units, sections and format; then the file, made here. Esc and Cancel close it at any time. */
const ExportDialog = (props: { view: View; onClose: () => void }): JSX.Element => {
  const { t, f } = useSpeech();
  const id = createUniqueId();
  const request = createRequest(() => props.view);
  const [state, setState] = createSignal<State>({ at: 'asking' });
  let closed = false;
  onCleanup(() => {
    closed = true;
  });
  const missing = () => {
    if (request.choice().units.size === 0) return t.export.noUnits;
    return request.hasSections() && request.sections().size === 0 ? t.export.noSections : null;
  };
  const make = async (event: SubmitEvent) => {
    event.preventDefault();
    if (missing() !== null || state().at === 'working') return;
    setState({ at: 'working', done: 0, all: 0 });
    const made = await makeFile(request.format(), request.choice(), (done, all) =>
      setState({ at: 'working', done, all }),
    );
    if (closed) return;
    if (made.ok) save(made);
    setState(made.ok ? { at: 'done', name: made.name } : { at: 'failed', why: made.why });
  };
  const working = () => {
    const now = state();
    return now.at === 'working' ? now : undefined;
  };
  const saved = () => {
    const now = state();
    return now.at === 'done' ? now.name : undefined;
  };
  const failed = () => {
    const now = state();
    return now.at === 'failed' ? now.why : undefined;
  };
  const waves = () =>
    props.view.board.waves.map((wave, at) => ({ value: `${at}`, label: props.view.names.full(wave) }));
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay class={styles.scrim} />
        <Dialog.Content class={styles.dialog}>
          <Dialog.Title class={styles.title}>{t.export.title}</Dialog.Title>
          <Dialog.Description class={styles.lead}>{t.export.lead}</Dialog.Description>
          <form onSubmit={(event) => void make(event)}>
            <fieldset class={styles.formats}>
              <legend>{t.export.format}</legend>
              <For each={FORMATS}>
                {(format) => (
                  <Choice
                    type="radio"
                    name={`${id}-format`}
                    label={t.export.formats[format]}
                    about={t.export.about[format]}
                    checked={request.format() === format}
                    onChange={() => request.setFormat(format)}
                  />
                )}
              </For>
            </fieldset>
            <fieldset>
              <legend>{t.export.waves}</legend>
              <div class={styles.pair}>
                <Select
                  id={`${id}-from`}
                  label={t.export.from}
                  value={`${request.from()}`}
                  options={waves()}
                  onChange={(at) => request.setFrom(Number(at))}
                />
                <Select
                  id={`${id}-to`}
                  label={t.export.to}
                  value={`${request.to()}`}
                  options={waves()}
                  onChange={(at) => request.setTo(Number(at))}
                />
              </div>
              <p class="caption">{request.hasSections() ? t.export.wavesNote : t.export.wavesCells}</p>
            </fieldset>
            <Show when={request.format() !== 'png'}>
              <UnitChoice view={props.view} request={request} />
            </Show>
            <Show when={request.hasSections()}>
              <fieldset>
                <legend>{t.export.sections}</legend>
                <div class={styles.row}>
                  <For each={SECTIONS}>
                    {(kind) => (
                      <Choice
                        type="checkbox"
                        label={t.report.sections[kind]}
                        checked={request.sections().has(kind)}
                        onChange={() => request.toggleSection(kind)}
                      />
                    )}
                  </For>
                </div>
              </fieldset>
            </Show>
            <div role="status" class={styles.status}>
              <Switch>
                <Match when={missing()}>{(words) => <p>{words()}</p>}</Match>
                <Match when={working()}>
                  {(now) => (
                    <p>
                      {t.export.working}
                      <Show when={now().all > 0}>
                        {' '}
                        {t.export.step({ done: f.number(now().done), all: f.number(now().all) })}
                      </Show>
                      <progress
                        class={styles.progress}
                        aria-label={t.export.working}
                        {...(now().all > 0 ? { value: now().done, max: now().all } : {})}
                      />
                    </p>
                  )}
                </Match>
                <Match when={saved()}>{(name) => <p>{t.export.done(name())}</p>}</Match>
              </Switch>
            </div>
            <div role="alert">
              <Show when={failed()}>{(why) => <p class={styles.failed}>{t.export[why()]}</p>}</Show>
            </div>
            <div class={styles.actions}>
              <Button onClick={() => props.onClose()}>{t.export.cancel}</Button>
              <Button look="main" type="submit" missing={missing() !== null || state().at === 'working'}>
                {t.export.make}
              </Button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  );
};

export default ExportDialog;
