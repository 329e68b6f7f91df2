import { type JSX, Match, Switch } from 'solid-js';
import hatch from '../../charts/hatch.module.css';
import { scaleClass } from '../../charts/scaleClass.ts';
import { Triangle } from '../../charts/Verdict.tsx';
import type { Cell } from '../model/cell.ts';
import { useSpeech } from '../words.ts';
import styles from './HeatMap.module.css';

/** Words of a clear change. */
const changeWords = (kind: 'rise' | 'fall', t: ReturnType<typeof useSpeech>['t']): string =>
  kind === 'rise' ? t.verdict.riseWord : t.verdict.fallWord;

/** One of the kinds of cell: score, hidden, not reported here. A hidden one says nothing but that. */
export const HeatCell = (props: { cell: Cell; morale: boolean }): JSX.Element => {
  const { t } = useSpeech();
  const score = () => (props.cell.kind === 'score' ? props.cell : undefined);
  const change = () => score()?.change ?? undefined;
  return (
    <Switch>
      <Match when={score()}>
        {(cell) => (
          <td
            class={scaleClass(cell().step)}
            classList={{ [styles.morale ?? '']: props.morale, [styles.range ?? '']: cell().text.length > 3 }}
          >
            {cell().text}
            <Switch>
              <Match when={change()}>
                {(kind) => <Triangle kind={kind()} words={changeWords(kind(), t)} class={styles.triangle} />}
              </Match>
            </Switch>
          </td>
        )}
      </Match>
      <Match when={props.cell.kind === 'hidden'}>
        <td class={hatch.hatch}>
          <span class="vh">{t.cell.hidden}</span>
        </td>
      </Match>
      <Match when={props.cell.kind === 'absent'}>
        <td class={styles.absent}>
          <span aria-hidden="true">–</span>
          <span class="vh">{t.cell.absent}</span>
        </td>
      </Match>
    </Switch>
  );
};
