/** The engine's releases of invented organisations: the audit, which shares nothing with it, finds nothing. */
import { expect, test } from 'vitest';
import { auditRelease } from '../../../worker/core/audit/audit.ts';
import { truthOf } from '../../../worker/core/audit/truth.ts';
import { release } from '../../../worker/core/release/release.ts';
import { tally } from '../../../worker/core/release/tally.ts';
import { MANIFEST_HASH, organisationOf, shapeOf } from '../../support/organisations.ts';

/** All thousand by `npm run bench -- audit`; here the first few of every size. */
const SEEDS = Array.from({ length: 60 }, (_, at) => at + 1).filter((seed) => shapeOf(seed).people < 4000);

test.for(SEEDS)('nobody is given away by organisation %i', (seed) => {
  const { manifest, questionnaire, ballots } = organisationOf(seed);
  const doc = release({
    manifest,
    mh: MANIFEST_HASH,
    questionnaire,
    tally: tally({ manifest, questionnaire, ballots }),
    wave: 'w1',
  });
  const truth = truthOf({ manifest, questionnaire, wave: 'w1', ballots });
  const report = auditRelease({ release: doc, previous: [], truth, manifest });
  expect(report.findings).toEqual([]);
  expect(report.checks.every(({ passed }) => passed)).toBe(true);
});

test('one more unit than the engine published is found, whichever it is', () => {
  let tried = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const invented = organisationOf(seed, { people: 600, levels: 4, attributes: 0, participation: 0.4 });
    const { manifest, questionnaire, ballots } = invented;
    const doc = release({
      manifest,
      mh: MANIFEST_HASH,
      questionnaire,
      tally: tally({ manifest, questionnaire, ballots }),
      wave: 'w1',
    });
    const truth = truthOf({ manifest, questionnaire, wave: 'w1', ballots });
    const shown = new Set(doc.participation.map(({ unit }) => unit));
    // Units in which nobody voted leave nobody over; the engine publishes as many others as is safe.
    const voted = new Set(truth.profiles.flatMap(({ unit, ballots: count }) => (count > 0 ? [unit] : [])));
    for (const id of voted) {
      if (shown.has(id)) continue;
      tried++;
      const order = new Map(manifest.units.map((unit, at) => [unit.id, at]));
      const place = ({ unit }: { unit: string }) => order.get(unit) ?? -1;
      const participation = [...doc.participation, { unit: id, share: [0, 100] as [number, number] }];
      participation.sort((a, b) => place(a) - place(b));
      const report = auditRelease({ release: { ...doc, participation }, previous: [], truth, manifest });
      expect(report.findings.map(({ kind }) => kind)).toContain('linear');
    }
  }
  expect(tried).toBeGreaterThan(5);
});
