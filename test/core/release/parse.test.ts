/** A release is read only in its one spelling. */
import { expect, test } from 'vitest';
import { utf8 } from '../../../worker/core/bytes.ts';
import { jcs } from '../../../worker/core/jcs.ts';
import { parseRelease } from '../../../worker/core/release/parse.ts';
import { release } from '../../../worker/core/release/release.ts';
import { tally } from '../../../worker/core/release/tally.ts';
import { releaseBytes } from '../../../worker/core/release/write.ts';
import { MH, manifestOf, questionnaireOf, scaleItem } from './organisation.ts';

const questionnaire = questionnaireOf([scaleItem('mood')]);
const manifest = manifestOf([{ id: 'all', parent: null, size: 40 }]);
const ballots = Array.from({ length: 35 }, () => ({ cohort: 'c-all', answers: { mood: 4 } }));
const doc = release({
  manifest,
  mh: MH,
  questionnaire,
  tally: tally({ manifest, questionnaire, ballots }),
  wave: 'w1',
});

test('the bytes of a release give the release back', () => {
  expect(parseRelease(releaseBytes(doc))).toEqual(doc);
});

test('anything else is no release', () => {
  const text = new TextDecoder().decode(releaseBytes(doc));
  const [cell] = doc.cells;
  for (const bytes of [
    utf8(''),
    utf8('null'),
    utf8('[]'),
    utf8(` ${text}`),
    utf8(text.replace('"cells":', '"cells":[],"cells":')),
    Uint8Array.of(0xff, 0xfe),
    jcs({ ...doc, secret: 1 }),
    jcs({ ...doc, format: 'chorus-release/2' }),
    jcs({ ...doc, cells: [{ ...cell, n: 13 }] }),
    jcs({ ...doc, cells: [{ ...cell, mean: 3.4 }] }),
    jcs({ ...doc, cells: [{ ...cell, favourable: [50, 150] }] }),
    jcs({ ...doc, cells: [{ ...cell, favourable: [50] }] }),
    jcs({ ...doc, participation: [{ unit: 'all', share: 0.5 }] }),
  ])
    expect(parseRelease(bytes)).toBeNull();
});
