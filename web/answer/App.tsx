import {
  createResource,
  createSignal,
  ErrorBoundary,
  type JSX,
  lazy,
  Match,
  onCleanup,
  Show,
  Suspense,
  Switch,
} from 'solid-js';
import { ed25519Public } from '../../worker/core/ballot/ed25519.ts';
import { Button } from '../ui/Button.tsx';
import { Message } from './parts/Message.tsx';
import type { Place } from './place.ts';
import { AnswerPage } from './sitting/AnswerPage.tsx';
import { useSpeech } from './words.tsx';

/** Loaded only for collecting: the blind signatures and the word list are the heaviest part. */
const CollectPage = lazy(() => import('./collect/CollectPage.tsx').then((m) => ({ default: m.CollectPage })));

const TerminalPage = lazy(() =>
  import('./terminal/TerminalPage.tsx').then((m) => ({ default: m.TerminalPage })),
);

const canSign = (): Promise<boolean> =>
  ed25519Public(new Uint8Array(32)).then(
    () => true,
    () => false,
  );

export const App = (props: { place: Place | null }): JSX.Element => {
  const { t } = useSpeech();
  const [able] = createResource(canSign);
  const [broken, setBroken] = createSignal(false);
  // Work that fails between two screens would otherwise leave the person waiting for ever.
  const onFailure = () => void setBroken(true);
  addEventListener('unhandledrejection', onFailure);
  onCleanup(() => removeEventListener('unhandledrejection', onFailure));
  const Broken = () => (
    <Message
      title={t.broken.title}
      text={t.broken.text}
      actions={
        <Button look="main" onClick={() => location.reload()}>
          {t.broken.again}
        </Button>
      }
    />
  );
  return (
    <ErrorBoundary fallback={<Broken />}>
      <Show when={!broken()} fallback={<Broken />}>
        <Show when={props.place} fallback={<Message title={t.nowhere.title} text={t.nowhere.text} />}>
          {(place) => (
            <Suspense>
              <Show
                when={able() !== false}
                fallback={<Message title={t.oldBrowser.title} text={t.oldBrowser.text} />}
              >
                <Switch>
                  <Match when={place().page === 'answer'}>
                    <AnswerPage place={place()} />
                  </Match>
                  <Match when={place().page === 'collect'}>
                    <CollectPage place={place()} />
                  </Match>
                  <Match when={place().page === 'terminal'}>
                    <TerminalPage place={place()} />
                  </Match>
                </Switch>
              </Show>
            </Suspense>
          )}
        </Show>
      </Show>
    </ErrorBoundary>
  );
};
