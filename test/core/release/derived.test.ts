/** Everything a reader sees is computed from the document's bytes: true counts that give the same bytes look alike. */
import { expect, test } from 'vitest';
import { releaseCsv } from '../../../worker/core/release/csv.ts';
import type { ReleaseDocument } from '../../../worker/core/release/document.ts';
import { parseRelease } from '../../../worker/core/release/parse.ts';
import { release } from '../../../worker/core/release/release.ts';
import { tally } from '../../../worker/core/release/tally.ts';
import { releaseBytes } from '../../../worker/core/release/write.ts';
import { change, verdict } from '../../../worker/core/score/change.ts';
import { moraleIndex } from '../../../worker/core/score/morale.ts';
import { scoreOf } from '../../../worker/core/score/score.ts';
import { MH, questionnaireOf, random, randomBallots, randomManifest, scaleItem } from './organisation.ts';

const questionnaire = questionnaireOf([
  scaleItem('mood', { core: true }),
  scaleItem('calm', { core: true, reversed: true }),
]);

const derived = (doc: ReleaseDocument) => ({
  csv: releaseCsv(doc),
  units: doc.units.map(({ id }) => {
    const [mood, calm] = ['mood', 'calm'].map((item) => scoreOf(doc, id, item));
    return [mood, calm, moraleIndex(doc, id), mood && calm && verdict(change(mood, calm))];
  }),
});

test('every derived figure is the same when computed again from the bytes', () => {
  for (let seed = 0; seed < 10; seed++) {
    const next = random(seed);
    const manifest = randomManifest(next, 40);
    const ballots = randomBallots(manifest, questionnaire, next);
    const doc = release({
      manifest,
      mh: MH,
      questionnaire,
      tally: tally({ manifest, questionnaire, ballots }),
      wave: 'w1',
    });
    const again = parseRelease(releaseBytes(doc));
    expect(again && derived(again)).toEqual(derived(doc));
    const figures = JSON.stringify(derived(doc).units);
    expect(figures).toMatch(/s0/);
  }
});
