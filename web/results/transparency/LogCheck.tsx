import { createResource, type JSX, Match, Switch } from 'solid-js';
import { verifyLog } from '../../../worker/core/ballot/log.ts';
import { Note } from '../../ui/Note.tsx';
import type { Season } from '../board.ts';
import type { Log } from '../boardFile.ts';
import { useSpeech } from '../words.ts';
import styles from './Transparency.module.css';

/** Chain and signatures of the log, recomputed in this browser under the key of the first manifest. */
export const LogCheck = (props: { log: Log; seasons: Season[] }): JSX.Element => {
  const { t, f } = useSpeech();
  const words = t.transparency.check;
  const keys = () => new Set(props.seasons.map(({ manifest }) => manifest.log_key));
  const secure = 'subtle' in crypto && crypto.subtle !== undefined;
  const [checked] = createResource(
    () => (secure ? props.log : undefined),
    ({ signed }) => verifyLog(signed, [...keys()][0] ?? ''),
  );
  const broken = () => {
    const found = checked();
    return found && !found.ok ? found : undefined;
  };
  return (
    <section class={styles.panel}>
      <h2>{words.title}</h2>
      <div class={styles.verdict} role="status">
        <Switch fallback={<p>{words.running}</p>}>
          <Match when={!secure}>
            <Note kind="caution" title={words.insecure} />
          </Match>
          <Match when={keys().size > 1}>
            <Note kind="error" title={words.keys}>
              <p>{words.badText}</p>
            </Note>
          </Match>
          <Match when={broken()}>
            {(found) => (
              <Note kind="error" title={words.bad(f.number(found().at))}>
                <p>
                  {words.why[found().why]} {words.badText}
                </p>
              </Note>
            )}
          </Match>
          <Match when={checked()?.ok}>
            <Note kind="done" title={words.good(f.number(props.log.signed.length))} />
          </Match>
        </Switch>
      </div>
    </section>
  );
};
