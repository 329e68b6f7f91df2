import type { ReportCell, ReportSection } from '../../../worker/core/report/report.ts';
import type { HeatRow } from '../model/heat.ts';
import { heatTitle } from '../model/heatTitle.ts';
import type { Measure } from '../model/reading.ts';
import { indentOf, type ReportSource } from './choice.ts';
import { ABSENT, HIDDEN, scoreCell } from './figures.ts';

const cells = (source: ReportSource, measures: Measure[], row: HeatRow): ReportCell[] =>
  row.cells.map((cell, i) => {
    const score = source.whole.now.score(row.unit.id, measures[i] ?? 'morale');
    if (cell.kind === 'absent') return ABSENT;
    if (cell.kind === 'hidden' || !score) return HIDDEN;
    return {
      ...scoreCell(source, score),
      step: cell.step,
      ...(cell.change && { change: cell.change }),
    };
  });

/** Units by themes, in the page's order and colours. */
export const heatSection = (source: ReportSource): ReportSection & { kind: 'heat' } => {
  const { whole, rows, t } = source;
  const { now, names, wave, changes } = whole;
  const measures: Measure[] = ['morale', ...now.themes];
  return {
    kind: 'heat',
    title: rows.length === now.tree.below(now.tree.root.id).length ? heatTitle(whole, rows) : t.heat.plain,
    sub: t.heat.sub,
    key: [t.heat.keySame, ...(changes ? [t.heat.keyChange(names.near(changes.since.wave, wave))] : [])],
    table: {
      caption: t.heat.caption(names.full(wave)),
      columns: [
        { label: t.heat.unit, kind: 'name' },
        ...measures.map((measure) => ({
          label: measure === 'morale' ? t.heat.morale : t.themes[measure],
          kind: 'number' as const,
        })),
      ],
      rows: rows.map((row) => [
        {
          kind: 'text',
          text: row.depth === 0 ? t.heat.all(row.unit.label) : row.unit.label,
          indent: indentOf(source, row),
        },
        ...cells(source, measures, row),
      ]),
    },
  };
};
