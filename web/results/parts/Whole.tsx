import { createResource, type JSX, Match, Show, Switch, useContext } from 'solid-js';
import { Still } from '../../ui/Still.tsx';
import type { ReleasedWave } from '../board.ts';
import { TroubleContext } from '../boardContext.ts';
import { loadWhole } from '../whole.ts';
import { useSpeech } from '../words.ts';
import { Trouble } from './Trouble.tsx';
import styles from './Whole.module.css';

/** The first view comes before what it does not need. */
const idle = (): Promise<void> =>
  new Promise((done) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => done(), { timeout: 1000 });
    else setTimeout(done, 200);
  });

/** Children that need distributions or comments, drawn when the whole release of the wave is there. */
export const Whole = (props: { wave: ReleasedWave; children: JSX.Element }): JSX.Element => {
  const { t } = useSpeech();
  const report = useContext(TroubleContext);
  const [found] = createResource(
    () => props.wave,
    async (wave) => {
      await idle();
      const whole = await loadWhole(wave);
      if (!whole.ok && whole.trouble === 'tampered') report(whole.trouble);
      return whole;
    },
  );
  const failed = () => {
    const one = found.latest;
    return found.state === 'ready' && one && !one.ok ? one : undefined;
  };
  return (
    <Switch
      fallback={
        <div class={styles.room}>
          <Still label={t.loading} />
        </div>
      }
    >
      <Match when={failed()}>{(why) => <Trouble inside trouble={why().trouble} />}</Match>
      <Match when={found.state === 'ready' && found.latest?.ok}>
        <Show when={props.wave} keyed>
          {props.children}
        </Show>
      </Match>
    </Switch>
  );
};
