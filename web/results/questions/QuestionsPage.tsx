import { useSearchParams } from '@solidjs/router';
import { createMemo, type JSX, Show } from 'solid-js';
import { range } from '../../../worker/core/score/display.ts';
import { useBoard } from '../boardContext.ts';
import { statementText } from '../model/answers.ts';
import { scoreText } from '../model/cell.ts';
import { countVerdicts, type QuestionRow, questionRows, type WaveDocument } from '../model/questions.ts';
import { isMerged } from '../model/reading.ts';
import { chosenWave, type View, view } from '../model/view.ts';
import page from '../pages/Page.module.css';
import { ChartFrame } from '../parts/ChartFrame.tsx';
import type { TableData } from '../parts/DataTable.tsx';
import { UnitPicker, WavePicker } from '../parts/Pickers.tsx';
import { TopicHead } from '../parts/TopicHead.tsx';
import { Ground } from '../parts/Trust.tsx';
import { Whole } from '../parts/Whole.tsx';
import { useSpeech } from '../words.ts';
import { clearPoints } from './clearPoints.ts';
import { QuestionTable } from './QuestionTable.tsx';

/** Waves in the small charts. */
const WAVES = 6;

/** Every question of a unit in a wave. */
export const QuestionsPage = (): JSX.Element => {
  const speech = useSpeech();
  const board = useBoard();
  const [search] = useSearchParams<{ wave: string; unit: string }>();
  const found = createMemo(() => {
    const wave = chosenWave(board, search.wave);
    if (!wave) return null;
    return (
      view({ board, wave, unit: search.unit ?? null, ...speech }) ??
      view({ board, wave, unit: null, ...speech })
    );
  });
  return (
    <Show when={found()}>
      {(one) => (
        <Whole wave={one().wave}>
          <Questions view={one()} />
        </Whole>
      )}
    </Show>
  );
};

const table = (view: View, rows: QuestionRow[]): TableData => {
  const { t, f } = view;
  const words = t.questions.columns;
  const text = (row: QuestionRow, judged: QuestionRow['since']) =>
    row.score && (judged ? clearPoints(judged, view) : t.verdict.nothing);
  return {
    caption: t.questions.caption(view.unit.label),
    columns: [
      { label: t.answers.statement, numeric: false },
      { label: words.theme, numeric: false },
      { label: t.answers.score, numeric: true },
      { label: t.trend.columns.range, numeric: true },
      ...(view.organisation ? [{ label: words.above, numeric: true }] : []),
      { label: words.before, numeric: true },
    ],
    rows: rows.map((row) => [
      statementText(row.item, f),
      t.themes[row.item.theme],
      row.score && scoreText(row.score, t, f),
      row.score && f.span(...range(row.score)),
      ...(view.organisation ? [text(row, row.versus)] : []),
      text(row, row.since),
    ]),
  };
};

const Questions = (props: { view: View }): JSX.Element => {
  const { t, f } = useSpeech();
  const words = t.questions;
  const above = () => props.view.now.tree.path(props.view.unit.id).at(-2) ?? null;
  const waves = createMemo((): WaveDocument[] =>
    props.view.points.slice(-WAVES).map(({ reading }) => ({ reading, release: reading.wave.release })),
  );
  const rows = createMemo(() => questionRows(waves(), props.view.unit, above()));
  const since = () => {
    const before = props.view.points.at(-2)?.reading.wave;
    return before ? props.view.names.near(before, props.view.wave) : null;
  };
  const finding = () => {
    const unit = props.view.unit.label;
    if (isMerged(props.view.unit)) return t.unitFinding.absent(unit);
    if (rows().every(({ score }) => score === null)) return t.unitFinding.hidden(unit);
    const counts = countVerdicts(rows());
    const before = since();
    return before === null || counts.compared === 0
      ? words.plain(unit)
      : words.title({ ...counts, unit, wave: before });
  };
  return (
    <>
      <TopicHead
        name="questions"
        line={t.waveLine({
          wave: props.view.names.full(props.view.wave),
          number: props.view.wave.number,
          asked: f.days(props.view.wave.plan.opens, props.view.wave.plan.closes),
          released: f.day(props.view.wave.plan.releases),
        })}
        finding={finding()}
      >
        <UnitPicker now={props.view.now} unit={props.view.unit.id} />
        <WavePicker waves={props.view.board.waves} wave={props.view.wave} names={props.view.names} />
      </TopicHead>
      <Show when={!isMerged(props.view.unit)}>
        <section>
          <ChartFrame
            level="h2"
            title={words.all(rows().length)}
            sub={words.sub({
              k: f.number(props.view.wave.release.rules.k_distribution),
              low: f.number(props.view.window[0]),
              high: f.number(props.view.window[1]),
            })}
            table={() => table(props.view, rows())}
          >
            <QuestionTable view={props.view} rows={rows()} above={above()} since={since()} />
          </ChartFrame>
          <p class={`caption ${page.note ?? ''}`}>{words.note(f.number(countVerdicts(rows()).compared))}</p>
        </section>
      </Show>
      <div class={page.section}>
        <Ground view={props.view} />
      </div>
    </>
  );
};
