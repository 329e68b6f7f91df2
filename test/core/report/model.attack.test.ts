/** A report says what the pages say of released cells, and a smaller one says a part of what a larger one says. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Board } from '../../../web/results/board.ts';
import * as colours from '../../../worker/core/report/colours.ts';
import type { Report, ReportCell, ReportTable } from '../../../worker/core/report/report.ts';
import { display, range } from '../../../worker/core/score/display.ts';
import { moraleIndex } from '../../../worker/core/score/morale.ts';
import { themeScore } from '../../../worker/core/score/theme.ts';
import { inventedBoard, lastUnits, reportOf } from '../../support/reportBoard.ts';

let board: Board;
let whole: Report;

beforeAll(() => {
  board = inventedBoard();
  whole = reportOf(board);
}, 60_000);

const last = () => {
  const wave = board.waves.at(-1);
  if (!wave) throw new Error('no waves');
  return wave.release;
};

const tables = (report: Report): ReportTable[] =>
  [...report.shared, ...report.parts.flatMap(({ sections }) => sections)].flatMap((section) =>
    'table' in section ? [section.table] : [],
  );

/** Rows without the indent, which depends on what stands above. */
const rowsOf = (report: Report): Set<string> =>
  new Set(
    tables(report).flatMap(({ rows }) =>
      rows.map((row) => JSON.stringify(row, (key, value) => (key === 'indent' ? undefined : value))),
    ),
  );

describe('a report', () => {
  it('prints for every unit the score that the release gives it, or that it is hidden', () => {
    const heat = whole.shared.find((section) => section.kind === 'heat');
    if (heat?.kind !== 'heat') throw new Error('no map');
    const themes = [...new Set(last().items.map(({ theme }) => theme))].filter((one) => one !== 'recommend');
    expect(heat.table.rows).toHaveLength(last().units.length);
    let hidden = 0;
    // A row has a name and no id: two units of one name would be taken for each other.
    const named = last().units.filter(
      ({ label }) => last().units.filter((other) => other.label === label).length === 1,
    );
    expect(named.length).toBeGreaterThan(40);
    for (const unit of named) {
      const row = heat.table.rows.find(
        ([name]) => name?.kind === 'text' && name.text.replace(/^All of /, '') === unit.label,
      );
      const scores = [
        moraleIndex(last(), unit.id),
        ...themes.map((theme) => themeScore(last(), unit.id, theme)),
      ];
      scores.forEach((score, i) => {
        const cell: ReportCell | undefined = row?.[i + 1];
        if (unit.members === 0) expect(cell).toEqual({ kind: 'absent' });
        else if (!score) {
          hidden++;
          expect(cell).toEqual({ kind: 'hidden' });
        } else {
          const print = display(score);
          const numbers = print.kind === 'word' ? [] : print.kind === 'range' ? range(score) : [print.number];
          expect(cell).toMatchObject({ kind: 'figure', numbers });
        }
      });
    }
    expect(hidden).toBeGreaterThan(10);
  });

  it('has no number for a hidden wave in its trends', () => {
    let hidden = 0;
    for (const { sections } of whole.parts)
      for (const section of sections)
        if (section.kind === 'trend')
          section.trend.points.forEach(({ mark }, i) => {
            if (mark.kind !== 'hidden') return;
            hidden++;
            expect(Object.keys(mark)).toEqual(['kind']);
            expect(section.table.rows[i]?.slice(1, 3)).toEqual([{ kind: 'hidden' }, { kind: 'hidden' }]);
          });
    expect(hidden).toBeGreaterThan(10);
  });

  it('of fewer units and waves is a part of the whole, row by row', () => {
    const all = rowsOf(whole);
    const ids = lastUnits(board).map(({ id }) => id);
    const earlier = board.waves.slice(0, -1);
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1, maxLength: 8 }), fc.subarray(earlier), (units, waves) => {
        const part = reportOf(board, {
          units: new Set(units),
          waves: [...waves, ...board.waves.slice(-1)],
        });
        for (const row of rowsOf(part)) expect(all.has(row), row).toBe(true);
        for (const one of part.parts) {
          const same = whole.parts.find(({ unit }) => unit === one.unit);
          expect([one.finding, one.score]).toEqual([same?.finding, same?.score]);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('says the rules in force, who is missing and how much is hidden', () => {
    const words = whole.cover.flatMap(({ texts }) => texts).join(' ');
    const { k_cell, k_distribution, k_comments } = last().rules;
    for (const rule of [k_cell, k_distribution, k_comments]) expect(words).toContain(`${rule} `);
    expect(words).toMatch(/\d+ of the \d+ results in the table are hidden/);
    expect(words).toMatch(/did not answer/);
  });

  it('uses the light colours of the pages', () => {
    const css = readFileSync(new URL('../../../web/styles/tokens.css', import.meta.url), 'utf8').split(
      '[data-theme',
    )[0];
    const token = (name: string) => new RegExp(`--${name}: #([0-9a-f]{6})`).exec(css ?? '')?.[1];
    expect(colours.INK).toBe(token('ink'));
    expect(colours.PLUM).toBe(token('plum'));
    expect(colours.PLUM_HATCH).toBe(token('plum-hatch'));
    for (const [step, { fill, text }] of Object.entries(colours.SCALE))
      expect([fill, text]).toEqual([token(`s${step}`), token(`s${step}-text`)]);
    colours.ANSWERS.forEach(({ fill, text }, i) => {
      expect([fill, text]).toEqual([token(`a${i + 1}`), token(`a${i + 1}-text`)]);
    });
  });
});
