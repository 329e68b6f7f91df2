/** Scores against worked examples done by hand and against a second way of computing each of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell, ReleaseDocument, Step } from '../../../worker/core/release/document.ts';
import { display, range, shown, wordOf } from '../../../worker/core/score/display.ts';
import { halfWidth, largestSpread } from '../../../worker/core/score/halfWidth.ts';
import { moraleIndex } from '../../../worker/core/score/morale.ts';
import { participationText } from '../../../worker/core/score/participation.ts';
import { recommendScore } from '../../../worker/core/score/recommend.ts';
import { itemScore, meanScore, scoreOf } from '../../../worker/core/score/score.ts';
import { themeScore } from '../../../worker/core/score/theme.ts';
import { cell, document } from './document.ts';

const score = (favourable: Step, unfavourable: Step, n = '50-99', members = 120) =>
  itemScore(cell('ads', 'mood', favourable, unfavourable, n), members);

describe('the score of a cell', () => {
  test('worked example: 55-60 % for, 20-25 % against, 50-99 of 120 people', () => {
    // S0 = 50 + (55 - 25) / 2 = 65, S1 = 50 + (60 - 20) / 2 = 70, middle 67.5, half up 68.
    // V: f + u - (f - u)^2 is largest at f = 0.55, u = 0.25 (0.80 - 0.09 = 0.71) or f = 0.6, u = 0.25
    // (0.85 - 0.1225 = 0.7275). h = 1.96 * 50 * sqrt(0.7275 / 50 * 70 / 119) = 9.0667.
    const found = score([55, 60], [20, 25]);
    expect(found).toMatchObject({ s0: 65, s1: 70, n0: 50 });
    expect(found.h).toBeCloseTo(9.0667, 3);
    expect(shown(found)).toBe(68);
    expect(range(found)).toEqual([55, 80]); // floor(55.93), ceil(79.07)
  });

  test('worked example: nobody can be both for and against', () => {
    // 70-100 % for leaves at most 30 % against: S0 = 50 + (70 - 30) / 2, S1 = 50 + 100 / 2.
    expect(score([70, 100], [0, 30], '5-9', 12)).toMatchObject({ s0: 70, s1: 100 });
    // 90-100 % for and 0-10 % against: at 90 % for at most 10 % are against, at 100 % nobody.
    expect(score([90, 100], [0, 10], '20-49', 30)).toMatchObject({ s0: 90, s1: 100 });
    // Against 70-100 %: for at most 30 %, and with 0-30 % for S1 = 50 + (30 - 70) / 2.
    expect(score([0, 30], [70, 100], '5-9', 12)).toMatchObject({ s0: 0, s1: 30 });
  });

  test('worked example: steps of different grids, which together allow less than each alone', () => {
    // At 70 % for at most 30 % are against: S0 = 50 + (70 - 30) / 2. At 20 % against at most 80 % are for.
    expect(score([70, 100], [20, 40])).toMatchObject({ s0: 70, s1: 80 });
  });

  test('has no doubt left when everyone answered', () => {
    expect(score([55, 60], [20, 25], '50-99', 50).h).toBe(0);
    expect(score([55, 60], [20, 25], '50-99', 40).h).toBe(0);
    expect(halfWidth({ spread: 1, n0: 50, members: 99 })).toBeCloseTo(9.8, 10); // 98 sqrt(1/50 * 49/98)
    expect(halfWidth({ spread: 1, n0: 1, members: 1 })).toBe(0);
  });

  test('holds the true score of every count the levels allow', () => {
    fc.assert(
      fc.property(fc.nat({ max: 20 }), fc.nat({ max: 20 }), (fu, uu) => {
        const [f, u] = [Math.min(fu * 5, 95), Math.min(uu * 5, 95)];
        fc.pre(f + u < 100);
        const { s0, s1 } = score([f, f + 5], [u, u + 5]);
        for (let for_ = f; for_ <= f + 5; for_++)
          for (let against = u; against <= Math.min(u + 5, 100 - for_); against++) {
            expect(50 + (for_ - against) / 2).toBeGreaterThanOrEqual(s0);
            expect(50 + (for_ - against) / 2).toBeLessThanOrEqual(s1);
          }
      }),
      { seed: 1 },
    );
  });
});

test('the largest spread is never beaten by any point of the box, on a fine lattice', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 95 }),
      fc.nat({ max: 95 }),
      fc.constantFrom(1, 2, 5, 10, 20, 30, 40),
      (f0, u0, width) => {
        fc.pre(f0 + u0 < 100);
        const [f1, u1] = [Math.min(100, f0 + width), Math.min(100, u0 + width)];
        let best = 0;
        for (let i = 0; i <= 60; i++)
          for (let j = 0; j <= 60; j++) {
            const [f, u] = [(f0 + ((f1 - f0) * i) / 60) / 100, (u0 + ((u1 - u0) * j) / 60) / 100];
            if (f + u <= 1 + 1e-12) best = Math.max(best, f + u - (f - u) ** 2);
          }
        const found = largestSpread([f0, f1], [u0, u1]);
        expect(found).toBeGreaterThanOrEqual(best - 1e-12);
        expect(found).toBeLessThanOrEqual(best + 0.02);
        expect(found).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 400, seed: 2 },
  );
});

describe('what is printed', () => {
  test('is a word under ten people, a range under fifty, a number from fifty', () => {
    expect(display({ s0: 70, s1: 100, h: 12, n0: 5 })).toEqual({
      kind: 'word',
      word: 'high',
      range: [58, 100],
    });
    expect(display({ s0: 55, s1: 65, h: 4.2, n0: 10 })).toEqual({ kind: 'range', range: [50, 70] });
    expect(display({ s0: 55, s1: 65, h: 4.2, n0: 20 }).kind).toBe('range');
    expect(display({ s0: 55, s1: 60, h: 4.2, n0: 50 })).toEqual({
      kind: 'number',
      number: 58,
      range: [50, 65],
    });
  });

  test('is "high" only if even the lowest score is, "low" only if even the highest is', () => {
    const word = (s0: number, s1: number) => wordOf({ s0, s1, h: 30, n0: 5 });
    expect([word(60, 90), word(59.5, 90), word(10, 40), word(10, 40.5)]).toEqual([
      'high',
      'mixed',
      'low',
      'mixed',
    ]);
  });

  test('is rounded outward and stays on the scale', () => {
    expect(range({ s0: 60, s1: 65, h: 0, n0: 50 })).toEqual([60, 65]);
    expect(range({ s0: 60, s1: 65, h: 0.01, n0: 50 })).toEqual([59, 66]);
    expect(range({ s0: 2, s1: 99, h: 5, n0: 50 })).toEqual([0, 100]);
  });
});

const items: ReleaseDocument['items'] = [
  { id: 'mood', theme: 'mood', core: true, scale: [1, 5], reversed: false, text: { en: 'Mood.' } },
  { id: 'energy', theme: 'energy', core: true, scale: [1, 5], reversed: false, text: { en: 'Energy.' } },
  { id: 'tired', theme: 'energy', core: false, scale: [1, 5], reversed: true, text: { en: 'Tired.' } },
  { id: 'recommend', theme: 'recommend', core: false, scale: [0, 10], reversed: false, text: { en: 'R?' } },
];
const units = [
  { id: 'all', parent: null, label: 'All', members: 120 },
  { id: 'ads', parent: 'all', label: 'Ads', members: 60 },
];
const cells: Cell[] = [
  cell('all', 'mood', [60, 65], [10, 15]),
  cell('all', 'energy', [30, 35], [40, 45], '20-49'),
  cell('all', 'tired', [50, 55], [20, 25]),
  cell('all', 'recommend', [30, 35], [20, 25]),
  cell('ads', 'mood', [20, 30], [50, 60], '20-49'),
];
const doc = document({ items, units, cells });

describe('composites', () => {
  test('the morale index is the mean over the core items', () => {
    const [mood, energy] = [scoreOf(doc, 'all', 'mood'), scoreOf(doc, 'all', 'energy')];
    // Mood 72.5..77.5, energy 42.5..47.5: index 57.5..62.5.
    expect(moraleIndex(doc, 'all')).toMatchObject({ s0: 57.5, s1: 62.5, n0: 20 });
    expect(moraleIndex(doc, 'all')?.h).toBeCloseTo(((mood?.h ?? 0) + (energy?.h ?? 0)) / 2, 12);
  });

  test('is hidden as soon as one core item is, or when there is none', () => {
    expect(scoreOf(doc, 'ads', 'mood')).not.toBeNull();
    expect(moraleIndex(doc, 'ads')).toBeNull();
    expect(moraleIndex(document({ items: [], units, cells: [] }), 'all')).toBeNull();
    expect(meanScore([])).toBeNull();
  });

  test('a theme takes all of its items and hides with any of them', () => {
    // Energy 42.5..47.5, tired (already turned round by the release) 62.5..67.5: theme 52.5..57.5.
    expect(themeScore(doc, 'all', 'energy')).toMatchObject({ s0: 52.5, s1: 57.5 });
    expect(themeScore(doc, 'ads', 'energy')).toBeNull();
    expect(themeScore(doc, 'all', 'pride')).toBeNull();
  });

  test('the recommend score is share for minus share against', () => {
    const found = recommendScore(doc, 'all');
    // 30-35 % minus 20-25 %: 5..15, middle 10. V: f = 0.35, u = 0.25 gives 0.59; h = 98 sqrt(0.59/50*70/119) = 8.165.
    expect(found?.number).toBe(10);
    expect(found?.range).toEqual([Math.floor(5 - 2 * 8.165), Math.ceil(15 + 2 * 8.165)]);
    expect(recommendScore(doc, 'ads')).toBeNull();
  });
});

test('participation is said in the words of its step', () => {
  expect(participationText([0, 30])).toEqual({ kind: 'at-most', high: 30 });
  expect(participationText([60, 70])).toEqual({ kind: 'between', low: 60, high: 70 });
  expect(participationText([90, 100])).toEqual({ kind: 'more-than', low: 90 });
});
