import { createEffect, createMemo, createSignal, type JSX, on, onCleanup, onMount, Show } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Collecting } from '../collect/CollectPage.tsx';
import { type CollectFlow, makeCollectFlow } from '../collect/flow.ts';
import type { Place } from '../place.ts';
import { SharedDeviceContext } from '../sharedDevice.ts';
import { DATABASES, deleteDatabase } from '../store.ts';
import { useSpeech } from '../words.tsx';
import { makeIdle, WARNING_SECONDS } from './idle.ts';
import { Start } from './Start.tsx';
import type { Typed } from './typedCode.ts';

/** Seconds without a sign of life before the warning; longer while somebody may be busy with a phone or a printer. */
const PATIENCE = { reading: 120, collected: 300 };

/** A device that many use: one person after the other, and nothing of the one before. */
export const TerminalPage = (props: { place: Place }): JSX.Element => {
  const { t, format } = useSpeech();
  const [flow, setFlow] = createSignal<CollectFlow | null>(null);
  /** A new number is a new start page with an empty field. */
  const [visit, setVisit] = createSignal(0);
  const [typing, setTyping] = createSignal(false);
  const [asking, ask] = createSignal(false);
  const at = createMemo(() => flow()?.state().at ?? 'start');
  const busy = () => at() === 'working';
  /** Ballots that exist nowhere but here: whoever leaves now has none this season. */
  const atRisk = () => {
    const state = flow()?.state();
    return state?.at === 'unsent' || (state?.at === 'collected' && !state.enrolment.taken);
  };

  const begin = (typed: Typed) =>
    setFlow(makeCollectFlow({ ...props.place, brought: { kind: 'code', ...typed } }, true));
  const leave = async () => {
    const ending = flow();
    ask(false);
    setTyping(false);
    setFlow(null);
    setVisit(visit() + 1);
    idle.alive();
    await ending?.end();
    await deleteDatabase(DATABASES.terminal);
  };
  const patience = () => {
    if (busy() || (!flow() && !typing())) return null;
    return at() === 'collected' ? PATIENCE.collected : PATIENCE.reading;
  };
  const idle = makeIdle(patience, () => void leave());
  createEffect(on([at, typing], idle.alive));
  onMount(() => {
    // What a crash left behind waits for its owner, but not for long.
    const left = setTimeout(() => {
      if (!flow()) void deleteDatabase(DATABASES.terminal);
    }, PATIENCE.reading * 1000);
    onCleanup(() => clearTimeout(left));
    const { brought } = props.place;
    if (brought.kind === 'code') begin(brought);
  });
  return (
    <SharedDeviceContext.Provider
      value={{
        leave: () => (flow() && !busy() ? () => (atRisk() ? void ask(true) : void leave()) : null),
      }}
    >
      <Show
        when={flow()}
        keyed
        fallback={
          <Show when={visit() + 1} keyed>
            <Start forgot={visit() > 0} onTyping={setTyping} onCode={begin} />
          </Show>
        }
      >
        {(current) => <Collecting flow={current} />}
      </Show>
      <Show when={idle.warning()}>
        <Dialog
          title={t.terminal.idle.title}
          text={
            atRisk()
              ? t.terminal.idle.collected(format.number(WARNING_SECONDS))
              : t.terminal.idle.text(format.number(WARNING_SECONDS))
          }
          onClose={idle.alive}
        >
          <Button look="main" onClick={idle.alive}>
            {t.terminal.idle.stay}
          </Button>
          <Button onClick={() => void leave()}>{t.terminal.leave}</Button>
        </Dialog>
      </Show>
      <Show when={asking() && !idle.warning()}>
        <Dialog title={t.terminal.risk.title} text={t.terminal.risk.text} onClose={() => ask(false)}>
          <Button look="main" onClick={() => ask(false)}>
            {t.terminal.risk.stay}
          </Button>
          <Button onClick={() => void leave()}>{t.terminal.risk.leave}</Button>
        </Dialog>
      </Show>
    </SharedDeviceContext.Provider>
  );
};
