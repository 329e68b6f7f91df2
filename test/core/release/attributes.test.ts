/** Releases with attribute cells: the engine, its check and the independent audit agree that nobody stands alone. */
import { describe, expect, test } from 'vitest';
import { auditRelease } from '../../../worker/core/audit/audit.ts';
import { truthOf } from '../../../worker/core/audit/truth.ts';
import type { Questionnaire } from '../../../worker/core/questionnaire.ts';
import { checkRelease } from '../../../worker/core/release/check.ts';
import type { CountedBallot } from '../../../worker/core/release/document.ts';
import { release } from '../../../worker/core/release/release.ts';
import { tally } from '../../../worker/core/release/tally.ts';
import { releaseBytes } from '../../../worker/core/release/write.ts';
import type { Manifest } from '../../../worker/core/season.ts';
import { attributedManifest } from './attributed.ts';
import { MH, questionnaireOf, random, randomBallots, scaleItem, shuffled } from './organisation.ts';

const QUESTIONS = questionnaireOf([scaleItem('mood'), scaleItem('tense', { reversed: true })]);

const publish = (manifest: Manifest, ballots: CountedBallot[], questionnaire: Questionnaire = QUESTIONS) =>
  release({
    manifest,
    mh: MH,
    questionnaire,
    tally: tally({ manifest, questionnaire, ballots }),
    wave: 'w1',
  });

const organisation = (seed: number) => {
  const next = random(seed);
  const manifest = attributedManifest(next, 10 + Math.floor(40 * next()));
  return { next, manifest, ballots: randomBallots(manifest, QUESTIONS, next, 0.3 + 0.6 * next()) };
};

describe('on generated organisations', () => {
  test('neither the check nor the audit finds anything, and there are cells of every attribute', () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 15; seed++) {
      const { manifest, ballots } = organisation(seed);
      const doc = publish(manifest, ballots);
      for (const { group } of doc.cells)
        if (group) seen.add(`${group.attribute} ${group.value.includes('›')}`);
      expect(checkRelease({ doc, manifest, mh: MH, questionnaire: QUESTIONS, ballots })).toEqual([]);
      const truth = truthOf({ manifest, questionnaire: QUESTIONS, wave: 'w1', ballots });
      expect(auditRelease({ release: doc, previous: [], truth, manifest }).findings).toEqual([]);
    }
    expect([...seen].sort()).toEqual(['gender false', 'job false', 'job true']);
  });

  test('the order of ballots leaves no trace', () => {
    const { next, manifest, ballots } = organisation(3);
    const bytes = releaseBytes(publish(manifest, ballots));
    expect(releaseBytes(publish(manifest, shuffled(ballots, next)))).toEqual(bytes);
  });

  test('a release of some items is the same part of the release of all', () => {
    const { manifest, ballots } = organisation(4);
    const some = questionnaireOf(QUESTIONS.items.filter(({ id }) => id === 'tense'));
    const { cells } = publish(manifest, ballots);
    expect(publish(manifest, ballots, some).cells).toEqual(cells.filter(({ item }) => item === 'tense'));
  });

  test('without declared attributes labels of cohorts change nothing', () => {
    const { manifest, ballots } = organisation(5);
    const doc = publish({ ...manifest, attributes: [] }, ballots);
    expect(doc.cells.every(({ group }) => group === null)).toBe(true);
  });
});

describe('the check before publishing', () => {
  const { manifest, ballots } = organisation(6);
  const doc = publish(manifest, ballots);
  const kinds = (changed: typeof doc, rules = manifest) =>
    checkRelease({ doc: changed, manifest: rules, mh: MH, questionnaire: QUESTIONS, ballots }).map(
      ({ kind }) => kind,
    );

  test('refuses an attribute cell with the figures of another group', () => {
    const cells = doc.cells.map((cell) =>
      cell.group ? { ...cell, favourable: cell.unfavourable, unfavourable: cell.favourable } : cell,
    );
    expect(kinds({ ...doc, cells })).toContain('wrong-figure');
  });

  test('refuses attribute cells below their floors', () => {
    const strict = { ...manifest, rules: { ...manifest.rules, attr_unit: 10_000 } };
    expect(kinds({ ...doc, rules: strict.rules }, strict)).toContain('small-cell');
  });

  test('refuses the same group twice', () => {
    const group = doc.cells.filter((cell) => cell.group !== null).slice(0, 1);
    expect(kinds({ ...doc, cells: [...doc.cells, ...group] })).toContain('form');
  });
});
