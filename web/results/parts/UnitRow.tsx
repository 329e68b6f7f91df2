import { type JSX, Show } from 'solid-js';
import type { ReleaseUnit } from '../../../worker/core/release/document.ts';
import { display, range, shown } from '../../../worker/core/score/display.ts';
import hatch from '../../charts/hatch.module.css';
import { RangeDot } from '../../charts/RangeDot.tsx';
import { Sparkline, type SparkPoint } from '../../charts/Sparkline.tsx';
import { Verdict } from '../../charts/Verdict.tsx';
import { scoreText } from '../model/cell.ts';
import { countedIn, isMerged } from '../model/reading.ts';
import { sameGroup, series } from '../model/series.ts';
import { shareText } from '../model/shareText.ts';
import type { View } from '../model/view.ts';
import { useSpeech } from '../words.ts';
import styles from './UnitTable.module.css';

/** Waves in the small charts. */
export const WAVES = 6;

/** One unit as a row: hidden ones hatched as a whole, merged ones with a dash and where they are counted. */
export const UnitRow = (props: { view: View; unit: ReleaseUnit; indent: number }): JSX.Element => {
  const { t, f } = useSpeech();
  const score = () => props.view.now.score(props.unit.id, 'morale');
  const share = () => props.view.now.participation(props.unit.id);
  const verdict = () => props.view.changes?.morale.of(props.unit.id, 'morale')?.verdict;
  const parent = () => {
    const found = props.view.now.score(props.view.unit.id, 'morale');
    return found && props.view.unit.id !== props.unit.id ? shown(found) : null;
  };
  const spark = (): SparkPoint[] => {
    const readings = props.view.points.slice(-WAVES).map((point) => point.reading);
    const points = series(readings, props.unit.id);
    const group = new Set(sameGroup(points));
    return points.map((point) => {
      if (!group.has(point) || point.state === 'absent') return null;
      if (!point.score) return 'hidden';
      if (display(point.score).kind === 'number') return shown(point.score);
      const [low, high] = range(point.score);
      return { low, high };
    });
  };
  return (
    <tr>
      <th scope="row">
        <a
          href={`${props.view.base}units/${props.unit.id}${props.view.suffix}`}
          style={{ 'margin-inline-start': `${props.indent * 1.25}rem` }}
        >
          <bdi>{props.unit.label}</bdi>
        </a>
      </th>
      <td class={styles.num}>{props.unit.members > 0 ? f.number(props.unit.members) : '–'}</td>
      <Show
        when={score()}
        fallback={
          <Show
            when={!isMerged(props.unit)}
            fallback={
              <td colspan="5" class={styles.merged}>
                – {t.inside.merged(countedIn(props.view.now.tree.path(props.unit.id))?.label ?? '')}
              </td>
            }
          >
            <td class={`${hatch.hatch ?? ''} ${styles.hidden ?? ''}`} colspan="5">
              <span class={styles.why}>{t.cell.hiddenTitle}</span>
            </td>
          </Show>
        }
      >
        {(found) => (
          <>
            <td class={styles.num}>
              <Show when={share()} fallback={<span class={styles.why}>{t.cell.hiddenTitle}</span>}>
                {(step) => shareText(step(), t, f)}
              </Show>
            </td>
            <td class={styles.num}>
              <b>{scoreText(found(), t, f)}</b>
            </td>
            <td>
              <span class={styles.range}>
                <RangeDot
                  low={range(found())[0]}
                  high={range(found())[1]}
                  value={display(found()).kind === 'number' ? shown(found()) : null}
                  parent={parent()}
                />
              </span>
              <span class="vh">{t.score.likely(f.span(...range(found())))}</span>
            </td>
            <td class={styles.verdict}>
              <Show when={verdict()} fallback={<Verdict kind="none">{t.verdict.nothing}</Verdict>}>
                {(kind) => (
                  <Verdict kind={kind() === 'none' ? 'same' : kind()}>
                    {{ rise: t.verdict.rise, fall: t.verdict.fall, none: t.verdict.same }[kind()]}
                  </Verdict>
                )}
              </Show>
            </td>
            <td>
              <Sparkline points={spark()} window={props.view.window} />
            </td>
          </>
        )}
      </Show>
    </tr>
  );
};
