import type { ReportCell, ReportSection } from '../../../worker/core/report/report.ts';
import { halfUp } from '../../../worker/core/score/display.ts';
import type { HeatRow } from '../model/heat.ts';
import { isMerged } from '../model/reading.ts';
import { shareShort } from '../model/shareText.ts';
import { indentOf, type ReportSource } from './choice.ts';
import { ABSENT, HIDDEN, plain, rangeCell, scoreCell } from './figures.ts';

const WORDS = { rise: 'rise', fall: 'fall', none: 'same' } as const;

/** Verdict and points of the change since the wave before; points only of a clear one. */
const changeCells = ({ whole, t, f }: ReportSource, unit: string): ReportCell[] => {
  const compared = whole.changes?.morale.of(unit, 'morale');
  if (!compared) return [plain(t.verdict.nothing), plain('')];
  const { verdict, change } = compared;
  if (verdict === 'none') return [plain(t.verdict.same), plain('')];
  const points = halfUp(change.points);
  return [
    { kind: 'figure', text: t.verdict[WORDS[verdict]], numbers: [], change: verdict },
    { kind: 'figure', text: f.signed(points), numbers: [points], change: verdict },
  ];
};

const row = (source: ReportSource, { unit, ...place }: HeatRow): ReportCell[] => {
  const { whole, f, t } = source;
  const name: ReportCell = {
    kind: 'text',
    text: unit.label,
    indent: indentOf(source, { unit, ...place }),
  };
  if (isMerged(unit)) return [name, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT];
  const [score, share] = [whole.now.score(unit.id, 'morale'), whole.now.participation(unit.id)];
  return [
    name,
    { kind: 'figure', text: f.number(unit.members), numbers: [unit.members] },
    share ? { kind: 'figure', text: shareShort(share, t, f), numbers: share } : HIDDEN,
    ...(score
      ? [scoreCell(whole, score), rangeCell(whole, score), ...changeCells(source, unit.id)]
      : [HIDDEN, HIDDEN, HIDDEN, HIDDEN]),
  ];
};

/** Every chosen unit: people, answer rate, morale with its likely range, and the change since the wave before. */
export const overviewSection = (source: ReportSource): ReportSection & { kind: 'overview' } => {
  const { whole, t, rows } = source;
  const { names, wave } = whole;
  const columns = t.report.overviewColumns;
  const since = whole.changes?.since.wave;
  const title = t.report.overviewTitle({ org: whole.unit.label, wave: names.full(wave) });
  return {
    kind: 'overview',
    title,
    sub: t.report.overviewSub(since ? names.near(since, wave) : null),
    table: {
      caption: title,
      columns: [
        { label: columns.unit, kind: 'name' },
        { label: columns.people, kind: 'number' },
        { label: columns.answered, kind: 'range' },
        { label: columns.morale, kind: 'number' },
        { label: columns.range, kind: 'range' },
        { label: columns.change, kind: 'text' },
        { label: columns.points, kind: 'number' },
      ],
      rows: rows.map((one) => row(source, one)),
    },
  };
};
