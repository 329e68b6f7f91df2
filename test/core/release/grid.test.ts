/** No level gives a count away, for any size of group up to 5,000. */
import { describe, expect, test } from 'vitest';
import { levelCuts, participationCuts, stepOf } from '../../../worker/core/release/grid.ts';
import { bandText, distributionFrom, sizeBand, sizeBands } from '../../../worker/core/release/sizeBand.ts';

/** Fewest counts that share a step, over all steps that occur. */
const fewest = (total: number, cuts: readonly number[]): { fewest: number; steps: number } => {
  const found = new Map<string, number>();
  for (let count = 0; count <= total; count++) {
    const step = stepOf(count, total, cuts).join();
    found.set(step, (found.get(step) ?? 0) + 1);
  }
  return { fewest: Math.min(...found.values()), steps: found.size };
};

describe('levels', () => {
  test.each([5, 6, 7, 8, 10, 15, 18, 20])('hold at least two counts each, k_cell = %i', (k) => {
    for (let n = k; n <= 5000; n += n < 600 ? 1 : 7) {
      const cuts = levelCuts(sizeBand(n, k).low);
      const { fewest: least, steps } = fewest(n, cuts);
      expect(least, `${n} people`).toBeGreaterThanOrEqual(2);
      expect(steps, `${n} people`).toBe(cuts.length + 1);
    }
  });

  test('hold at least two counts each, for every single size to 5,000', () => {
    let narrow = 0;
    for (let n = 5; n <= 5000; n++) {
      const cuts = [...levelCuts(sizeBand(n, 5).low), 100];
      let before = -1;
      for (const cut of cuts) {
        const last = Math.floor((cut * n) / 100);
        if (last - before < 2) narrow++;
        before = last;
      }
    }
    expect(narrow).toBe(0);
  });

  test('are those of the design', () => {
    expect(levelCuts(5)).toEqual([30, 70]);
    expect(levelCuts(8)).toEqual([30, 70]);
    expect(levelCuts(10)).toEqual([20, 40, 60, 80]);
    expect(levelCuts(20)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect(levelCuts(50)).toHaveLength(19);
    expect(levelCuts(100).slice(0, 3)).toEqual([5, 7, 9]);
    expect(levelCuts(100).at(-1)).toBe(95);
    expect(levelCuts(200).slice(0, 3)).toEqual([5, 6, 7]);
    expect(levelCuts(500).at(-1)).toBe(95);
  });

  test('are open below and closed above, and the first one includes nobody', () => {
    expect(stepOf(0, 10, [30, 70])).toEqual([0, 30]);
    expect(stepOf(3, 10, [30, 70])).toEqual([0, 30]);
    expect(stepOf(7, 10, [30, 70])).toEqual([30, 70]);
    expect(stepOf(10, 10, [30, 70])).toEqual([70, 100]);
    // 7 of 25 is exactly 28 %, where 100 * 0.28 is not 28 in binary fractions.
    expect(stepOf(7, 25, [28])).toEqual([0, 28]);
  });

  test('are the same seen from either end, so that a share and its rest tell the same', () => {
    for (const low of [5, 10, 20, 50, 100, 200]) {
      const cuts = levelCuts(low);
      expect(cuts.map((cut) => 100 - cut).reverse()).toEqual(cuts);
    }
  });
});

test('participation steps hold at least three counts, for every unit of 8 to 5,000 members', () => {
  for (let members = 8; members <= 5000; members++) {
    let before = -1;
    for (const cut of [...participationCuts(members), 100]) {
      const last = Math.floor((cut * members) / 100);
      expect(last - before, `${members} members, up to ${cut} %`).toBeGreaterThanOrEqual(3);
      before = last;
    }
  }
});

describe('the number of respondents is a band', () => {
  const bands = (k: number) => sizeBands(k).map(bandText);
  test('that depends on k_cell', () => {
    expect(bands(5)).toEqual(['5-9', '10-19', '20-49', '50-99', '100-199', '200-499', '500+']);
    expect(bands(7)[0]).toBe('7-9');
    expect(bands(8).slice(0, 2)).toEqual(['8-19', '20-49']);
    expect(bands(10).slice(0, 2)).toEqual(['10-19', '20-49']);
    expect(bands(18)[0]).toBe('18-49');
  });

  test('of at least three sizes, without gap or overlap, for every k_cell', () => {
    for (let k = 5; k <= 60; k++) {
      let next = k;
      for (const { low, high } of sizeBands(k)) {
        expect(low).toBe(next);
        expect(high - low).toBeGreaterThanOrEqual(2);
        next = high + 1;
      }
      expect(next).toBe(Number.POSITIVE_INFINITY);
    }
  });

  test('that having or lacking a distribution does not cut down to fewer than three sizes', () => {
    expect(distributionFrom(30, 5)).toBe(30);
    expect(distributionFrom(51, 5)).toBe(53);
    expect(distributionFrom(48, 5)).toBe(50);
    expect(distributionFrom(50, 5)).toBe(50);
    for (let from = 30; from <= 600; from++) {
      const threshold = distributionFrom(from, 5);
      expect(threshold).toBeGreaterThanOrEqual(from);
      const { low, high } = sizeBand(threshold, 5);
      expect(threshold === low || (threshold - low >= 3 && high - threshold >= 2)).toBe(true);
    }
  });
});
