/** What a wave publishes: safe for everyone in it, the same bytes every time, nothing about too few. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Questionnaire } from '../../../worker/core/questionnaire.ts';
import { checkRelease } from '../../../worker/core/release/check.ts';
import type { CountedBallot, ReleaseDocument } from '../../../worker/core/release/document.ts';
import { parseRelease } from '../../../worker/core/release/parse.ts';
import { release } from '../../../worker/core/release/release.ts';
import { tally } from '../../../worker/core/release/tally.ts';
import { releaseBytes } from '../../../worker/core/release/write.ts';
import type { Manifest } from '../../../worker/core/season.ts';
import {
  MH,
  manifestOf,
  questionnaireOf,
  random,
  randomBallots,
  randomManifest,
  scaleItem,
  shuffled,
} from './organisation.ts';

const QUESTIONS = questionnaireOf([
  scaleItem('mood', { core: true }),
  scaleItem('tense', { reversed: true }),
  scaleItem('recommend', { scale: [0, 10] }),
  { kind: 'open', id: 'better', text: { en: 'What would be better?' } },
]);

const publish = (
  manifest: Manifest,
  ballots: CountedBallot[],
  more: { questionnaire?: Questionnaire; previous?: ReleaseDocument } = {},
) => {
  const questionnaire = more.questionnaire ?? QUESTIONS;
  const previous = more.previous ? { previous: more.previous } : {};
  return release({
    manifest,
    mh: MH,
    questionnaire,
    tally: tally({ manifest, questionnaire, ballots }),
    wave: 'w1',
    ...previous,
  });
};

const text = (doc: ReleaseDocument) => new TextDecoder().decode(releaseBytes(doc));

describe('on generated organisations', () => {
  test('the check before publishing finds nothing, whatever k_cell is', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 5, max: 12 }),
        (seed, size, k) => {
          const next = random(seed);
          const manifest = randomManifest(next, size, { k_cell: k });
          const ballots = randomBallots(manifest, QUESTIONS, next, 0.2 + 0.75 * next());
          const doc = publish(manifest, ballots);
          expect(checkRelease({ doc, manifest, mh: MH, questionnaire: QUESTIONS, ballots })).toEqual([]);
          expect(parseRelease(releaseBytes(doc))).toEqual(doc);
        },
      ),
      { numRuns: 120, seed: 3 },
    );
  });

  test('the order in which ballots were counted leaves no trace', () => {
    const next = random(5);
    const manifest = randomManifest(next, 40);
    const ballots = randomBallots(manifest, QUESTIONS, next);
    expect(text(publish(manifest, shuffled(ballots, next)))).toBe(text(publish(manifest, ballots)));
  });

  test('a release of some items is the same part of the release of all', () => {
    const next = random(6);
    const manifest = randomManifest(next, 40);
    const ballots = randomBallots(manifest, QUESTIONS, next);
    const some = questionnaireOf(QUESTIONS.items.filter((item) => item.id !== 'tense'));
    const part = publish(manifest, ballots, { questionnaire: some });
    const whole = publish(manifest, ballots);
    expect(part.cells).toEqual(whole.cells.filter((cell) => cell.item !== 'tense'));
    expect(part.participation).toEqual(whole.participation);
    expect(part.comments).toEqual(whole.comments);
  });
});

const TEAM = manifestOf([
  { id: 'all', parent: null },
  { id: 'ads', parent: 'all', size: 20 },
  { id: 'people', parent: 'all', size: 20 },
]);
const say = (cohort: string, count: number, answers: CountedBallot['answers']): CountedBallot[] =>
  Array.from({ length: count }, () => ({ cohort, answers }));

describe('nobody can tell what one person said', () => {
  test('from a unanimous team of five: the step leaves room for one who differs', () => {
    const doc = publish(TEAM, [...say('c-ads', 5, { mood: 5 }), ...say('c-people', 15, { mood: 2 })]);
    const cell = doc.cells.find(({ unit }) => unit === 'ads');
    expect(cell).toMatchObject({
      n: '5-9',
      favourable: [70, 100],
      unfavourable: [0, 30],
      distribution: null,
    });
  });

  test('by taking the published units from the whole: the rest is nobody or at least five', () => {
    const doc = publish(TEAM, [...say('c-ads', 12, { mood: 4 }), ...say('c-people', 4, { mood: 1 })]);
    expect(doc.cells.map(({ unit }) => unit)).toEqual(['all']);
  });

  test('when fewer than five answered in all: nothing is published, the tree stays whole', () => {
    const doc = publish(TEAM, say('c-ads', 4, { mood: 5, better: 'More time' }));
    expect([doc.cells, doc.participation, doc.comments]).toEqual([[], [], []]);
    expect(doc.units.map(({ members }) => members)).toEqual([40, 20, 20]);
  });

  test('by looking at what is missing: an item everyone skipped looks like one that four answered', () => {
    const base = say('c-ads', 12, { recommend: 9 });
    const skipped = publish(TEAM, [...base, ...say('c-people', 12, { mood: null })]);
    const four = publish(TEAM, [
      ...base,
      ...say('c-people', 4, { mood: 5 }),
      ...say('c-people', 8, { mood: null }),
    ]);
    expect(text(four)).toBe(text(skipped));
  });

  test('an exact number of respondents never stands in the document', () => {
    const thirteen = publish(TEAM, say('c-ads', 13, { mood: 4 }));
    const fourteen = publish(TEAM, say('c-ads', 14, { mood: 4 }));
    expect(text(fourteen)).toBe(text(thirteen));
  });
});

test('a full distribution stands only where at least thirty answered', () => {
  const manifest = manifestOf([{ id: 'all', parent: null, size: 80 }]);
  expect(publish(manifest, say('c-all', 29, { mood: 4 })).cells[0]?.distribution).toBeNull();
  expect(publish(manifest, say('c-all', 30, { mood: 4 })).cells[0]?.distribution).toHaveLength(5);
});

test('a person who skips everything counts in participation and nowhere else', () => {
  const doc = publish(TEAM, say('c-ads', 14, {}));
  expect(doc.cells).toEqual([]);
  expect(doc.participation).toEqual([
    { unit: 'all', share: [30, 40] },
    { unit: 'ads', share: [30, 70] },
  ]);
});

test('units that were published last time stay when the choice is otherwise equal', () => {
  const manifest = manifestOf([
    { id: 'all', parent: null },
    { id: 'a', parent: 'all', size: 20 },
    { id: 'b', parent: 'all', size: 20 },
    { id: 'c', parent: 'all', size: 12 },
  ]);
  const ballots = [
    ...say('c-a', 6, { mood: 4 }),
    ...say('c-b', 6, { mood: 4 }),
    ...say('c-c', 3, { mood: 4 }),
  ];
  const units = (doc: ReleaseDocument) => doc.cells.map(({ unit }) => unit);
  expect(units(publish(manifest, ballots))).toEqual(['all', 'a']);
  const before = publish(manifest, [
    ...say('c-b', 9, { mood: 4 }),
    ...say('c-a', 4, { mood: 4 }),
    ...say('c-c', 3, {}),
  ]);
  expect(units(before)).not.toContain('a');
  // With b shown last time, b stays; without that memory a would win by its id.
  const remembered = { ...before, cells: before.cells.map((cell) => ({ ...cell, unit: 'b' })) };
  expect(units(publish(manifest, ballots, { previous: remembered }))).toEqual(['all', 'b']);
});

test('a count that cannot be right never becomes a release', () => {
  const count = (ballot: CountedBallot) => () =>
    tally({ manifest: TEAM, questionnaire: QUESTIONS, ballots: [ballot] });
  expect(count({ cohort: 'c-nowhere', answers: {} })).toThrow();
  expect(count({ cohort: 'c-ads', answers: { mood: 6 } })).toThrow();
  expect(count({ cohort: 'c-ads', answers: { mood: '5' } })).toThrow();
});
