/** A full distribution tells no more than its steps, also together with the cell it stands in. */
import { describe, expect, test } from 'vitest';
import type { Scale } from '../../../worker/core/questionnaire.ts';
import { cumulativeSteps } from '../../../worker/core/release/distribution.ts';
import { levelCuts, stepOf } from '../../../worker/core/release/grid.ts';

const five: Scale = [1, 5];

test('worked example: 4, 6, 8, 12 and 10 of 40 people', () => {
  // At most 1: 10 %. At most 2: 25 %. Over 3: 55 %. Over 4: 25 %.
  expect(cumulativeSteps({ scale: five, reversed: false }, [4, 6, 8, 12, 10], levelCuts(20))).toEqual([
    [0, 10],
    [20, 30],
    [40, 50],
    [70, 80],
    [100, 100],
  ]);
});

describe('each threshold is measured from the side of the cell', () => {
  test.each([
    { scale: five, reversed: false, low: 2, high: 4 },
    { scale: five, reversed: true, low: 2, high: 4 },
    { scale: [0, 10] as Scale, reversed: false, low: 6, high: 9 },
    { scale: [0, 10] as Scale, reversed: true, low: 1, high: 4 },
  ])('scale $scale, reversed $reversed', ({ scale, reversed, low, high }) => {
    const cuts = levelCuts(50);
    // Exactly half and half: the one share that two one-sided steps would give away.
    const counts = Array.from({ length: scale[1] - scale[0] + 1 }, () => 0);
    counts[low - scale[0]] = 30;
    counts[high - scale[0]] = 30;
    const steps = cumulativeSteps({ scale, reversed }, counts, cuts);
    const [lowShare, highShare] = [stepOf(30, 60, cuts), stepOf(30, 60, cuts)];
    expect(steps[low - scale[0]]).toEqual(lowShare);
    expect(steps[high - scale[0] - 1]).toEqual([100 - highShare[1], 100 - highShare[0]]);
  });
});

test('cumulative steps never fall', () => {
  for (let seed = 0; seed < 3000; seed++) {
    const counts = [3, 5, 7, 11, 13].map((prime) => (seed * prime) % 17);
    if (counts.reduce((sum, count) => sum + count, 0) < 30) continue;
    const steps = cumulativeSteps({ scale: five, reversed: seed % 2 === 0 }, counts, levelCuts(20));
    for (const [index, [lo, hi]] of steps.entries()) {
      expect(lo).toBeGreaterThanOrEqual(steps[index - 1]?.[0] ?? 0);
      expect(hi).toBeGreaterThanOrEqual(steps[index - 1]?.[1] ?? 0);
    }
  }
});
