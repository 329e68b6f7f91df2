/** What the pages say in words is a function of verdicts on released cells, for every unit and wave of a fixture. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ChartTokens } from '../../../web/charts/tokens.ts';
import { trendDatasets } from '../../../web/charts/trend/config.ts';
import { en } from '../../../web/i18n/results/en.ts';
import type { Board } from '../../../web/results/board.ts';
import { resultsFormat } from '../../../web/results/format.ts';
import { comparisons } from '../../../web/results/model/compare.ts';
import { finding, sincePrevious, trendFinding } from '../../../web/results/model/finding.ts';
import { byCell, heatRows } from '../../../web/results/model/heat.ts';
import { reading } from '../../../web/results/model/reading.ts';
import { trendOf, trendTable } from '../../../web/results/model/trendOf.ts';
import { type View, view } from '../../../web/results/model/view.ts';
import { countInWindows, scoreWindow } from '../../../web/results/model/window.ts';
import { inventedBoard } from '../../support/invented.ts';

const f = resultsFormat('en-GB');
let board: Board;
let views: View[];

beforeAll(() => {
  board = inventedBoard();
  const { waves } = board;
  views = waves.flatMap((wave) =>
    wave.release.units.flatMap((unit) => view({ board, wave, unit: unit.id, t: en, f }) ?? []),
  );
}, 60_000);

describe('a finding', () => {
  it('never says rose or fell without a clear verdict', () => {
    let clear = 0;
    for (const page of views) {
      const since = sincePrevious(page);
      const verdict = since === null || since === 'other-group' ? null : since.verdict;
      const said = /\b(rose|fell)\b/.exec(finding(page))?.[1];
      expect(said ?? 'none').toBe(verdict === 'rise' ? 'rose' : verdict === 'fall' ? 'fell' : 'none');
      if (said) clear++;
    }
    expect(clear).toBeGreaterThan(0);
  });

  it('says nothing of a hidden unit but that it is hidden', () => {
    const hidden = views.filter((page) => page.unit.members > 0 && !page.now.score(page.unit.id, 'morale'));
    expect(hidden.length).toBeGreaterThan(0);
    for (const page of hidden) {
      expect(finding(page)).toMatch(/hidden for privacy/);
      expect(`${finding(page)} ${trendFinding(page)}`).not.toMatch(/rose|fell|\bpoints?\b|\blow\b|\bhigh\b/);
    }
  });

  it('gives the same verdict for a cell on every page', () => {
    const last = board.waves.map(reading).at(-1);
    const before = board.waves.map(reading).at(-2);
    if (!last) throw new Error('no waves');
    const first = comparisons(before, last);
    for (const page of views.filter((one) => one.now === last)) expect(page.changes).toBe(first);
  });

  it('does not compare a group with the other group it was before', () => {
    const across = views.filter((page) => page.points.at(-1)?.cut);
    expect(across.length).toBeGreaterThan(0);
    for (const page of across) {
      expect(sincePrevious(page)).toBe('other-group');
      expect(page.changes?.morale.of(page.unit.id, 'morale')).toBeUndefined();
      expect(page.changes?.themes.all.some((one) => one.unit === page.unit.id)).toBe(false);
    }
  });
});

const LOOK: ChartTokens = {
  ink: '#000',
  ink2: '#000',
  ink3: '#000',
  surface: '#fff',
  grid: '#ccc',
  series: '#000',
  band: '#ddd',
  compare: '#777',
  hatch: '#a0a',
  hatchTint: '#fef',
  ui: 'sans-serif',
  voice: 'serif',
  scale: 1,
  forced: false,
};

describe('the trend', () => {
  it('leaves a gap at a hidden wave in line and band and never bridges it', () => {
    const gapped = views.filter((page) => page.points.some((point) => point.state === 'hidden'));
    expect(gapped.length).toBeGreaterThan(0);
    for (const page of gapped) {
      const trend = trendOf(page);
      const [line, low, high] = trendDatasets(trend, LOOK);
      for (const [i, point] of page.points.entries()) {
        if (point.state === 'score') continue;
        const at = trend.points[i]?.at;
        for (const dataset of [line, low, high]) {
          expect(dataset?.data.find((spot) => spot.x === at)?.y).toBeNull();
          expect(dataset?.spanGaps).toBe(false);
        }
      }
    }
  });

  it('cuts line and band where the group changed', () => {
    const cut = views.find((page) => page.points.some((point) => point.cut));
    if (!cut) throw new Error('no group changed');
    const trend = trendOf(cut);
    const at = trend.points.findIndex((point) => point.cut);
    const [before, after] = [trend.points[at - 1]?.at ?? 0, trend.points[at]?.at ?? 0];
    for (const dataset of trendDatasets(trend, LOOK).slice(0, 3))
      expect(dataset.data.find((spot) => spot.x === (before + after) / 2)?.y).toBeNull();
  });

  it('shows every unit in the window of the organisation', () => {
    expect(new Set(views.map((page) => page.window.join('–'))).size).toBe(1);
    expect(scoreWindow([59, 51], [countInWindows([40]), countInWindows([72])])).toEqual([30, 80]);
    expect(scoreWindow([85, 95], [countInWindows([30])])).toEqual([50, 100]);
  });

  it('has no number for a hidden wave in its table', () => {
    for (const page of views) {
      const rows = trendTable(page).rows.toReversed();
      for (const [i, point] of page.points.entries())
        if (point.state === 'hidden') expect(rows[i]?.slice(1, 3)).toEqual([null, null]);
    }
  });
});

describe('the heat map', () => {
  it('orders hidden cells of any column by name alone, after the shown ones', () => {
    for (const wave of board.waves) {
      const now = reading(wave);
      const rows = heatRows({ now, changes: null, t: en, f }, now.tree.root.id).filter(
        (row) => row.depth === 1,
      );
      for (const column of [0, 1, 4]) {
        const kinds = byCell(rows, column, f.compare).map((row) => row.cells[column]?.kind);
        const rank = kinds.map((kind) => (kind === 'score' ? 0 : kind === 'hidden' ? 1 : 2));
        expect(rank).toEqual(rank.toSorted());
      }
    }
  });

  it('fills a word or a range of a small group with no extreme colour', () => {
    for (const page of views)
      for (const row of heatRows({ now: page.now, changes: null, t: en, f }, page.unit.id))
        for (const cell of row.cells)
          if (cell.kind === 'score' && !/^\d+$/.test(cell.text)) expect([2, 4, 6]).toContain(cell.step);
  });
});
