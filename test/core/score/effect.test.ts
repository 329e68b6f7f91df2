/** What followed an event, against those it did not touch: said when clear, and "cannot tell" when it cannot. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effect, type Line } from '../../../worker/core/score/effect.ts';
import type { Score } from '../../../worker/core/score/score.ts';

const score = (s: number, h = 1, step = 1): Score => ({ s0: s, s1: s + step, h, n0: 100 });
const line = (values: (number | null)[], members = 100, h = 1): Line => ({
  members,
  scores: values.map((value) => (value === null ? null : score(value, h))),
});
const run = (touched: Line[], untouched: Line[], after = 2) =>
  effect({ touched, untouched, after, waves: 4 });

describe('a difference in differences', () => {
  it('takes off what happened to everybody', () => {
    const found = run([line([60, 60, 50, 50])], [line([70, 70, 68, 68])]);
    expect(found.after?.points).toBeCloseTo(-8);
    expect(found.verdict).toBe('fall');
    expect(found.reference).toBe(1);
    expect(found.waves[1]).toBeNull();
  });

  it('holds the truth whatever the steps hide: the interval covers every score inside them', () => {
    const unit = fc.record({
      values: fc.array(
        fc.tuple(fc.integer({ min: 0, max: 90 }), fc.double({ min: 0, max: 1, noNaN: true })),
        {
          minLength: 4,
          maxLength: 4,
        },
      ),
      members: fc.integer({ min: 5, max: 900 }),
    });
    fc.assert(
      fc.property(
        fc.array(unit, { minLength: 1, maxLength: 4 }),
        fc.array(unit, { minLength: 1, maxLength: 4 }),
        (a, b) => {
          const lines = (units: typeof a): Line[] =>
            units.map(({ values, members }) => ({
              members,
              scores: values.map(([s]) => ({ s0: s, s1: s + 10, h: 0, n0: 50 })),
            }));
          const mean = (units: typeof a, wave: number) => {
            const all = units.reduce((sum, { members }) => sum + members, 0);
            return units.reduce((sum, { values, members }) => {
              const [s, part] = values[wave] ?? [0, 0];
              return sum + (members / all) * (s + 10 * part);
            }, 0);
          };
          const found = run(lines(a), lines(b));
          const truth = mean(a, 2) - mean(a, 1) - (mean(b, 2) - mean(b, 1));
          expect(truth).toBeGreaterThanOrEqual((found.after?.low ?? 0) - 1e-9);
          expect(truth).toBeLessThanOrEqual((found.after?.high ?? 0) + 1e-9);
        },
      ),
    );
  });

  it('weighs units by their people, and leaves out what is hidden in either wave', () => {
    const found = run(
      [line([60, 60, 50, 50], 300), line([60, 60, 58, 58], 100), line([60, null, 10, 10], 900)],
      [line([70, 70, 70, 70])],
    );
    expect(found.after?.points).toBeCloseTo(-8);
    expect(found.touched).toBe(2);
  });

  it('is wider for fewer people', () => {
    const wide = run([line([60, 60, 50, 50], 100, 8)], [line([70, 70, 70, 70])]);
    const narrow = run([line([60, 60, 50, 50], 100, 1)], [line([70, 70, 70, 70])]);
    expect((wide.after?.high ?? 0) - (wide.after?.low ?? 0)).toBeGreaterThan(
      (narrow.after?.high ?? 0) - (narrow.after?.low ?? 0),
    );
  });
});

describe('cannot tell', () => {
  const fell = line([60, 60, 50, 50]);
  const stayed = line([70, 70, 70, 70]);

  it.each([
    ['before the first wave', run([fell], [stayed], 0), 'no-wave-before'],
    ['after the last wave', run([fell], [stayed], 4), 'no-wave-after'],
    ['when everyone was touched', run([fell], []), 'nobody-untouched'],
    ['when the touched are hidden', run([line([60, 60, null, null])], [stayed]), 'nothing-released'],
    ['when the groups moved apart before', run([line([80, 60, 50, 50])], [stayed]), 'apart-before'],
  ] as const)('%s', (_, found, why) => {
    expect(found.unknown).toBe(why);
    expect(found.verdict).toBeNull();
  });

  it('is not said of a difference that chance could make: that is no clear change', () => {
    const found = run([line([60, 60, 57, 57], 100, 4)], [stayed]);
    expect(found).toMatchObject({ unknown: null, verdict: 'none', before: 'alike' });
  });

  it('says when only one wave lies before, so that nothing is known of how they moved', () => {
    expect(run([fell], [stayed], 1).before).toBe('unknown');
  });
});
