import type { SectionKind } from '../../../worker/core/report/report.ts';
import type { Id } from '../../../worker/core/season.ts';
import type { ResultsWords } from '../../i18n/results/loaders.ts';
import type { Board, ReleasedWave } from '../board.ts';
import type { ResultsFormat } from '../format.ts';
import { type HeatRow, heatRows } from '../model/heat.ts';
import { type View, view } from '../model/view.ts';

/** What a report is made of. Changes and verdicts come from the whole board, so that no choice makes a new figure. */
export type ReportChoice = {
  board: Board;
  /** At least one. The trend shows all of them; everything else is of the last. */
  waves: readonly ReleasedWave[];
  units: ReadonlySet<Id>;
  sections: ReadonlySet<SectionKind>;
  t: ResultsWords;
  f: ResultsFormat;
};

/** What the sections read: the views of the chosen units in the last chosen wave, parents first. */
export type ReportSource = ReportChoice & {
  /** The whole organisation in the last chosen wave. */
  whole: View;
  views: View[];
  /** Rows of the heat map for the chosen units, in the page's order. */
  rows: HeatRow[];
};

/** @throws when no wave is chosen: a report of nothing cannot be asked for */
export const reportSource = (choice: ReportChoice): ReportSource => {
  const { board, t, f, units } = choice;
  const wave = board.waves.findLast((one) => choice.waves.includes(one));
  const whole = wave && view({ board, wave, unit: null, t, f });
  if (!whole) throw new Error('A report without a wave.');
  const { now, changes } = whole;
  const views = now.tree
    .below(now.tree.root.id)
    .filter(({ id }) => units.has(id))
    .flatMap(({ id }) => view({ board, wave: whole.wave, unit: id, t, f }) ?? []);
  const rows = heatRows({ now, changes, t, f }, now.tree.root.id).filter(({ unit }) => units.has(unit.id));
  return { ...choice, whole, views, rows };
};

/** Chosen units above a row, without the organisation: its indent. */
export const indentOf = ({ units, whole }: ReportSource, row: HeatRow): number =>
  row.above.filter((id) => id !== whole.unit.id && units.has(id)).length;
