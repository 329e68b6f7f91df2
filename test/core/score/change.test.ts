/** A change gets a word only when it is more than chance, more than a step and more than three points. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg } from '../../../worker/core/score/benjaminiHochberg.ts';
import { change, changeRange, verdict, verdicts } from '../../../worker/core/score/change.ts';
import { comparable } from '../../../worker/core/score/comparable.ts';
import { twoSidedP } from '../../../worker/core/score/normal.ts';
import type { Score } from '../../../worker/core/score/score.ts';
import { document } from './document.ts';

const at = (s0: number, s1: number, h: number): Score => ({ s0, s1, h, n0: 100 });

describe('one change', () => {
  test('worked example: 50-52 give or take 3, then 60-62 give or take 4', () => {
    // d in [60 - 52, 62 - 50] = [8, 12], widened by sqrt(9 + 16) = 5: [3, 17]. p of 1.96 * 8 / 5 = 3.136.
    const found = change(at(50, 52, 3), at(60, 62, 4));
    expect(found).toMatchObject({ points: 10, low: 3, high: 17 });
    expect(found.p).toBeCloseTo(0.0017127, 6);
    expect(verdict(found)).toBe('rise');
    expect(verdict(change(at(60, 62, 4), at(50, 52, 3)))).toBe('fall');
  });

  test('is not clear while the steps overlap or touch, however sure the scores are', () => {
    expect(verdict(change(at(50, 60, 0), at(55, 70, 0)))).toBe('none');
    expect(verdict(change(at(50, 60, 0), at(60, 70, 0)))).toBe('none');
    expect(change(at(50, 60, 0), at(60, 70, 0)).p).toBe(1);
  });

  test('is not clear under three points, nor when chance could be it', () => {
    expect(verdict(change(at(50, 50, 0), at(52.5, 52.5, 0)))).toBe('none');
    expect(verdict(change(at(50, 50, 0), at(53, 53, 0)))).toBe('rise');
    expect(verdict(change(at(50, 50, 3), at(55, 55, 4)))).toBe('none');
    expect(verdict(change(at(50, 50, 3), at(55.1, 55.1, 4)))).toBe('rise');
  });

  test('is certain where everyone answered twice', () => {
    expect(change(at(50, 51, 0), at(60, 61, 0)).p).toBe(0);
  });

  test('is printed rounded outward', () => {
    expect(changeRange(change(at(50, 51, 0.5), at(60, 61, 0.5)))).toEqual([8, 12]);
  });

  test('backwards is its mirror', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: 0, max: 90 }),
        fc.nat(9),
        fc.nat(9),
        (s, t, g, h) => {
          const [a, b] = [at(s, s + 5, g), at(t, t + 5, h)];
          const [there, back] = [change(a, b), change(b, a)];
          expect([there.points + back.points, there.low + back.high, there.p - back.p]).toEqual([0, 0, 0]);
        },
      ),
      { seed: 4 },
    );
  });
});

test.each([
  [0, 1],
  [0.5, 0.617075077451974],
  [1, 0.317310507862914],
  [1.96, 0.0499957902964409],
  [2.999, 0.0027086659072497],
  [3, 0.00269979606326019],
  [5, 5.73303143758389e-7],
  [8, 1.24419211485435e-15],
  [20, 5.50724823721247e-89],
])('the two-sided p-value of z = %d is %d', (z, p) => {
  expect(Math.abs(twoSidedP(z) / p - 1)).toBeLessThan(z === 2.999 ? 1e-3 : 1e-10);
  expect(twoSidedP(-z)).toBe(twoSidedP(z));
});

describe('many changes together', () => {
  test('the example of Benjamini and Hochberg (1995, section 3.2): four of fifteen stand', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(benjaminiHochberg(p, 0.05)).toEqual(p.map((_, index) => index < 4));
    expect(benjaminiHochberg([], 0.05)).toEqual([]);
  });

  test('a step-up: a p-value above its own line stands when a larger one is below its line', () => {
    expect(benjaminiHochberg([0.04, 0.045, 0.03], 0.05)).toEqual([true, true, true]);
  });

  test('against the definition by adjusted p-values, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.integer({ min: 0, max: 1000 }).map((n) => n / 5000),
          { maxLength: 30 },
        ),
        (p) => {
          const adjusted = (value: number) =>
            Math.min(
              ...p
                .filter((q) => q >= value)
                .map((q) => (q * p.length) / p.filter((other) => other <= q).length),
            );
          const slack = 1e-12;
          benjaminiHochberg(p, 0.05).forEach((stands, index) => {
            const q = adjusted(p[index] ?? 1);
            if (Math.abs(q - 0.05) > slack) expect(stands).toBe(q <= 0.05);
          });
        },
      ),
      { seed: 5 },
    );
  });

  test('what is clear alone can lose its word among many', () => {
    const weak = change(at(50, 50, 3), at(55.2, 55.2, 4));
    const none = change(at(50, 50, 3), at(50, 50, 4));
    expect(verdict(weak)).toBe('rise');
    expect(verdicts([weak])).toEqual(['rise']);
    expect(verdicts([weak, ...Array.from({ length: 20 }, () => none)])[0]).toBe('none');
  });
});

describe('a series', () => {
  const of = (manifest: string, label: string, members: number) =>
    document({
      manifest: manifest.repeat(32),
      items: [],
      cells: [],
      units: [
        { id: 'all', parent: null, label: 'All', members: 500 },
        { id: 'ads', parent: 'all', label, members },
      ],
    });
  test('goes on within a season, and across seasons where name, place and people stayed', () => {
    expect(comparable(of('aa', 'Ads', 40), of('aa', 'Ads', 40), 'ads')).toBe(true);
    expect(comparable(of('aa', 'Ads', 40), of('bb', 'Ads', 40), 'ads')).toBe(true);
    expect(comparable(of('aa', 'Ads', 40), of('bb', 'Ads', 45), 'ads')).toBe(true);
  });
  test('breaks where one to four people came or left, or the unit was renamed or is new', () => {
    expect(comparable(of('aa', 'Ads', 40), of('bb', 'Ads', 41), 'ads')).toBe(false);
    expect(comparable(of('aa', 'Ads', 40), of('bb', 'Ads', 36), 'ads')).toBe(false);
    expect(comparable(of('aa', 'Ads', 40), of('bb', 'Adverts', 40), 'ads')).toBe(false);
    expect(comparable(of('aa', 'Ads', 40), of('bb', 'Ads', 40), 'lab')).toBe(false);
  });
});
