/** Questions and comments: functions of released cells, and a search that reaches nothing else. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Board } from '../../../web/results/board.ts';
import { findComments, parts } from '../../../web/results/model/comments.ts';
import { questionRows, type WaveDocument } from '../../../web/results/model/questions.ts';
import { reading } from '../../../web/results/model/reading.ts';
import { change, verdict } from '../../../worker/core/score/change.ts';
import { scoreOf } from '../../../worker/core/score/score.ts';
import { inventedBoard } from '../../support/invented.ts';

let board: Board;
let waves: WaveDocument[];

beforeAll(() => {
  board = inventedBoard();
  waves = board.waves.map((wave) => ({ reading: reading(wave), release: wave.release }));
}, 60_000);

describe('questions', () => {
  it('have a score where one is released, and a clear verdict only where it would be clear alone', () => {
    let clear = 0;
    for (let at = 1; at < waves.length; at++) {
      const shown = waves.slice(0, at + 1);
      const now = shown.at(-1);
      for (const unit of now?.release.units ?? []) {
        const above = now?.reading.tree.path(unit.id).at(-2) ?? null;
        for (const row of questionRows(shown, unit, above)) {
          const own = now ? scoreOf(now.release, unit.id, row.item.id) : null;
          expect(row.score).toEqual(own);
          for (const judged of [row.since, row.versus]) {
            if (!judged || judged.verdict === 'none') continue;
            clear++;
            expect(verdict(judged.change)).toBe(judged.verdict);
          }
          if (row.versus && above && now && own) {
            const other = scoreOf(now.release, above.id, row.item.id);
            expect(other && change(other, own)).toEqual(row.versus.change);
          }
          expect(row.score !== null || (row.since === null && row.versus === null)).toBe(true);
        }
      }
    }
    expect(clear).toBeGreaterThan(20);
  });

  it('that were worded otherwise before are not compared', () => {
    const [now, before] = [waves.at(-1), waves.at(-2)];
    if (!now || !before) throw new Error('two waves');
    const other = {
      ...before.release,
      items: before.release.items.map((item, i) =>
        i === 0 ? { ...item, text: { en: 'Another one.' } } : item,
      ),
    };
    const changed = { ...before, release: other };
    const root = now.reading.tree.root;
    const rows = questionRows([changed, now], root, null);
    expect(rows[0]?.since).toBeNull();
    expect(rows[0]?.last[0]).toBeNull();
    expect(rows[1]?.since).not.toBeNull();
  });

  it('of a group that became another one are not compared across the change', () => {
    const first = waves.findIndex(({ release }) => release.season === '2026-summer');
    const unit = waves[first]?.release.units.find(({ label }) => label === 'Applied Research');
    if (!unit) throw new Error('no unit');
    for (const row of questionRows(waves.slice(0, first + 1), unit, null)) {
      expect(row.since).toBeNull();
      expect(row.last.slice(0, -1).every((point) => point === null)).toBe(true);
    }
  });
});

describe('a search in the comments', () => {
  const release = () => {
    const found = board.waves.at(-1)?.release;
    if (!found) throw new Error('no release');
    return found;
  };

  it('finds released comments in the order of the release, and no others', () => {
    const all = findComments(release(), { unit: null, item: null, words: '' });
    expect(all).toEqual(release().comments);
    expect(all.length).toBeGreaterThan(50);
    const [one] = all;
    const number = /\d+/.exec(one?.text ?? '')?.[0] ?? '';
    expect(findComments(release(), { unit: null, item: null, words: number })).toContainEqual(one);
    expect(findComments(release(), { unit: 'nobody', item: null, words: '' })).toEqual([]);
  });

  it('passes over accents and case, and marks what it found', () => {
    const text = 'Die Übergabe war spät, ﬁn.';
    const doc = { ...release(), comments: [{ unit: 'all', item: 'more', text }] };
    expect(findComments(doc, { unit: null, item: null, words: 'ubergabe SPAT' })).toHaveLength(1);
    const marked = parts(text, 'uber');
    expect(marked.map((part) => part.text).join('')).toBe(text);
    expect(marked.filter((part) => part.found).map((part) => part.text)).toEqual(['Über']);
  });
});
