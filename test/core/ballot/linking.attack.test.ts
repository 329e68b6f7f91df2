/** The signature is not the weak point; time and order are (PROTOCOL 1). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Attack, assign, linkedShare, matchLikelihood, matchOrder } from '../../support/linking.ts';
import { RESPONDENTS, WAYS } from '../../support/linkingTable.ts';
import { stream } from '../../support/organisations.ts';

const ROUNDS = 400;

/**
 * Guessing names one ballot in a cohort on average, with a variance of one; four standard errors above is more than
 * guessing.
 */
const guessing = (people: number) => (1 + 4 / Math.sqrt(ROUNDS)) / people;

const share = (way: keyof typeof WAYS, people: number, attack: Attack) =>
  linkedShare({ habit: WAYS[way], people, rounds: ROUNDS }, attack, stream(people));

describe.each(RESPONDENTS)('an operator who kept every row and every time, of %i people', (people) => {
  test('does no better than guessing when ballots were collected in an earlier window', () => {
    expect(share('earlier window', people, matchOrder)).toBeLessThan(guessing(people));
    expect(share('earlier window', people, matchLikelihood(WAYS['earlier window']))).toBeLessThan(
      guessing(people),
    );
  });

  test('links nearly everybody when people collect and answer in one sitting, with the order of rows alone', () => {
    expect(share('one sitting', people, matchOrder)).toBeGreaterThan(0.8);
    expect(share('one sitting', people, matchLikelihood(WAYS['one sitting']))).toBeGreaterThan(0.8);
  });

  test('does much better than guessing when the browser only waits up to a day', () => {
    const way = 'one window, sent within 24 h';
    expect(share(way, people, matchOrder)).toBeGreaterThan(3 * guessing(people));
    expect(share(way, people, matchLikelihood(WAYS[way]))).toBeGreaterThan(3 * guessing(people));
  });

  test('does a little better when those who come early come early again: what the gap cannot take away', () => {
    const way = 'earlier window, the early stay early (0.5)';
    const linked = share(way, people, matchOrder);
    expect(linked).toBeGreaterThan(guessing(people));
    expect(linked).toBeLessThan(2.5 / people);
  });
});

describe('the attacker', () => {
  test('finds the least costly assignment of all', () => {
    const matrix = fc.integer({ min: 1, max: 6 }).chain((n) =>
      fc.array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: n, maxLength: n }), {
        minLength: n,
        maxLength: n,
      }),
    );
    const cheapest = (cost: number[][], used: number[] = []): number =>
      used.length === cost.length
        ? 0
        : Math.min(
            ...cost.flatMap((_, j) =>
              used.includes(j) ? [] : [(cost[used.length]?.[j] ?? 0) + cheapest(cost, [...used, j])],
            ),
          );
    fc.assert(
      fc.property(matrix, (cost) => {
        const claimed = assign(cost);
        expect(claimed.toSorted((a, b) => a - b)).toEqual(cost.map((_, i) => i));
        expect(claimed.reduce((sum, j, i) => sum + (cost[i]?.[j] ?? 0), 0)).toBe(cheapest(cost));
      }),
    );
  });
});
