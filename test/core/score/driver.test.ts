/** Drivers say what moves together, only over enough large units; bars add up to everyone. */
import { describe, expect, test } from 'vitest';
import type { ReleaseItem, Step } from '../../../worker/core/release/document.ts';
import { answerBand } from '../../../worker/core/score/answerBand.ts';
import { distributionBands } from '../../../worker/core/score/distributionBands.ts';
import { driver } from '../../../worker/core/score/driver.ts';
import { rankCorrelation } from '../../../worker/core/score/rankCorrelation.ts';
import { cell, document } from './document.ts';

const item = (id: string, core: boolean): ReleaseItem => ({
  id,
  theme: 'mood',
  core,
  scale: [1, 5],
  reversed: false,
  text: { en: 'X.' },
});

/** Units whose favourable share of `core` rises by a step each, and whose `other` follows it or not. */
const rising = (units: number, n: string, follow: (index: number) => number) =>
  document({
    items: [item('core', true), item('other', false)],
    units: Array.from({ length: units }, (_, at) => ({
      id: `u${at}`,
      parent: null,
      label: 'U',
      members: 90,
    })),
    cells: Array.from({ length: units }, (_, at) => {
      const step = (index: number): Step => [2 * index, 2 * index + 2];
      return [
        cell(`u${at}`, 'core', step(at), [0, 2], n),
        cell(`u${at}`, 'other', step(follow(at)), [0, 2], n),
      ];
    }).flat(),
  });

describe('a driver', () => {
  test('moves together with the index, or against it', () => {
    expect(
      driver(
        rising(25, '20-49', (at) => at),
        'other',
      ),
    ).toEqual({ correlation: 1, units: 25 });
    expect(
      driver(
        rising(25, '20-49', (at) => 24 - at),
        'other',
      )?.correlation,
    ).toBe(-1);
  });
  test('is not named over fewer than twenty units of at least twenty respondents', () => {
    expect(
      driver(
        rising(19, '20-49', (at) => at),
        'other',
      ),
    ).toBeNull();
    expect(
      driver(
        rising(25, '10-19', (at) => at),
        'other',
      ),
    ).toBeNull();
    expect(
      driver(
        rising(25, '20-49', () => 3),
        'other',
      ),
    ).toBeNull();
  });
});

test('rank correlation: textbook values, and ties at their mean rank', () => {
  expect(rankCorrelation([1, 2, 3, 4], [10, 20, 40, 30])).toBeCloseTo(0.8, 12);
  // IQ and hours of television of ten people: rho = -29/165.
  const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
  const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
  expect(rankCorrelation(iq, hours)).toBeCloseTo(-29 / 165, 12);
  // Ranks 1.5 1.5 3 against 1 2 3: 1.5 / sqrt(1.5 * 2).
  expect(rankCorrelation([5, 5, 9], [1, 2, 3])).toBeCloseTo(1.5 / Math.sqrt(3), 12);
  expect(rankCorrelation([1, 1], [1, 2])).toBeNull();
});

test('shares of single answers add up to everyone and hold what the steps allow', () => {
  const bands = distributionBands([
    [0, 10],
    [20, 30],
    [40, 50],
    [70, 80],
    [100, 100],
  ]);
  expect(bands.map(({ width }) => width)).toEqual([5, 20, 20, 30, 25]);
  expect(bands[1]).toEqual({ low: 10, high: 30, width: 20 });
  expect(bands[4]).toEqual({ low: 20, high: 30, width: 25 });
});

test('answers are for, against or neither, as the scale and its direction say', () => {
  const bands = (scale: [1, 5] | [0, 10] | [1, 3], reversed = false) =>
    Array.from(
      { length: scale[1] - scale[0] + 1 },
      (_, at) => answerBand({ scale, reversed }, scale[0] + at)[0],
    ).join('');
  expect(bands([1, 5])).toBe('uunff');
  expect(bands([1, 5], true)).toBe('ffnuu');
  expect(bands([0, 10])).toBe('uuuuuuunnff');
  expect(bands([1, 3])).toBe('unf');
});
