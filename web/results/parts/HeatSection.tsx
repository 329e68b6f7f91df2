import { createMemo, type JSX, Show } from 'solid-js';
import { range } from '../../../worker/core/score/display.ts';
import { ScoreKey } from '../../charts/ScoreKey.tsx';
import { createMedia, PHONE } from '../media.ts';
import { scoreText } from '../model/cell.ts';
import { type HeatRow, heatRows, weakestTheme } from '../model/heat.ts';
import { heatTitle } from '../model/heatTitle.ts';
import { isMerged } from '../model/reading.ts';
import type { View } from '../model/view.ts';
import { useSpeech } from '../words.ts';
import { ChartFrame } from './ChartFrame.tsx';
import type { TableData } from './DataTable.tsx';
import { HeatMap } from './HeatMap.tsx';
import { ThemeList } from './ThemeList.tsx';

/** Every unit with score and likely range for each theme: the long form of the map, in the same order. */
const table = (view: View, rows: HeatRow[]): TableData => {
  const { t, f, now, names, wave } = view;
  const measures = ['morale' as const, ...now.themes];
  return {
    caption: t.heat.caption(names.full(wave)),
    columns: [
      { label: t.heat.unit, numeric: false },
      ...measures.map((measure) => ({
        label: measure === 'morale' ? t.heat.morale : t.themes[measure],
        numeric: true,
      })),
    ],
    rows: rows.map(({ unit }) => [
      unit.label,
      ...measures.map((measure) => {
        if (isMerged(unit)) return '–';
        const score = now.score(unit.id, measure);
        if (!score) return null;
        const [text, span] = [scoreText(score, t, f), f.span(...range(score))];
        return text === span ? span : `${text} (${span})`;
      }),
    ]),
  };
};

/** Units by themes: a table on wide screens, one theme at a time on a phone. */
export const HeatSection = (props: { view: View }): JSX.Element => {
  const { t } = useSpeech();
  const phone = createMedia(PHONE);
  const rows = createMemo(() =>
    heatRows(
      { now: props.view.now, changes: props.view.changes, t: props.view.t, f: props.view.f },
      props.view.unit.id,
    ),
  );
  const since = () => {
    const before = props.view.changes?.since.wave;
    return before ? t.heat.keyChange(props.view.names.near(before, props.view.wave)) : null;
  };
  const first = () => {
    const weakest = weakestTheme(rows(), props.view.now.themes);
    return weakest ? 1 + props.view.now.themes.indexOf(weakest.theme) : 0;
  };
  return (
    <section>
      <ChartFrame
        level="h2"
        title={heatTitle(props.view, rows())}
        sub={t.heat.sub}
        table={() => table(props.view, rows())}
      >
        <Show
          when={phone()}
          fallback={
            <HeatMap
              rows={rows()}
              themes={props.view.now.themes}
              caption={t.heat.caption(props.view.names.full(props.view.wave))}
              base={props.view.base}
              suffix={props.view.suffix}
            />
          }
        >
          <ThemeList
            rows={rows()}
            themes={props.view.now.themes}
            first={first()}
            base={props.view.base}
            suffix={props.view.suffix}
          />
        </Show>
        <ScoreKey
          words={{
            scale: t.heat.keyScale,
            same: t.heat.keySame,
            hidden: t.cell.hiddenTitle,
            absent: t.cell.absentTitle,
            change: since(),
          }}
        />
      </ChartFrame>
    </section>
  );
};
