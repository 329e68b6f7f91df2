/** Comments stand at exactly one place, behind enough people, in an order that tells nothing. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { CountedBallot } from '../../../worker/core/release/document.ts';
import { release } from '../../../worker/core/release/release.ts';
import { tally } from '../../../worker/core/release/tally.ts';
import { MH, manifestOf, questionnaireOf, random, scaleItem, shuffled } from './organisation.ts';

const questionnaire = questionnaireOf([
  scaleItem('mood'),
  { kind: 'open', id: 'better', text: { en: 'Better?' } },
  { kind: 'open', id: 'keep', text: { en: 'Keep?' } },
]);
const manifest = manifestOf([
  { id: 'all', parent: null },
  { id: 'ads', parent: 'all', size: 40 },
  { id: 'ops', parent: 'all', size: 40 },
]);

/** `writers` of `people` write on `better`; every text is its own. */
const group = (cohort: string, people: number, writers: number): CountedBallot[] =>
  Array.from({ length: people }, (_, at) => ({
    cohort,
    answers: at < writers ? { mood: 3, better: `${cohort} ${at}` } : { mood: 3 },
  }));

const comments = (ballots: CountedBallot[]) =>
  release({
    manifest,
    mh: MH,
    questionnaire,
    tally: tally({ manifest, questionnaire, ballots }),
    wave: 'w1',
  }).comments;
const places = (ballots: CountedBallot[]) => [...new Set(comments(ballots).map(({ unit }) => unit))].sort();

test('ten respondents and five writers have their comments shown in their own unit', () => {
  const list = comments([...group('c-ads', 10, 5), ...group('c-ops', 10, 0)]);
  expect(list).toHaveLength(5);
  expect(places([...group('c-ads', 10, 5), ...group('c-ops', 10, 0)])).toEqual(['ads']);
});

test('four writers, or nine respondents, have theirs shown a level higher or not at all', () => {
  expect(places([...group('c-ads', 10, 4), ...group('c-ops', 10, 1)])).toEqual(['all']);
  expect(places([...group('c-ads', 9, 5), ...group('c-ops', 9, 0)])).toEqual(['all']);
  expect(places([...group('c-ads', 10, 4), ...group('c-ops', 10, 0)])).toEqual([]);
});

test('what stays behind at the top must be enough by itself', () => {
  // Ads shows its own; the four of ops are alone at the top and so appear nowhere.
  const list = comments([...group('c-ads', 12, 6), ...group('c-ops', 12, 4)]);
  expect(list.every(({ unit }) => unit === 'ads')).toBe(true);
  expect(list).toHaveLength(6);
});

test('five comments by three people are not five writers: each question is counted by itself', () => {
  const both = group('c-ads', 12, 3).map((ballot) => ({
    ...ballot,
    answers: { ...ballot.answers, ...(ballot.answers.better ? { keep: 'Our team' } : {}) },
  }));
  expect(comments(both)).toEqual([]);
});

test('the order is that of SHA-256(mh, question, 0, text), however they came in', () => {
  const ballots = [...group('c-ads', 20, 12), ...group('c-ops', 20, 9)];
  const list = comments(ballots);
  const key = ({ item, text }: { item: string; text: string }) =>
    createHash('sha256').update(Buffer.from(MH, 'hex')).update(item).update('\0').update(text).digest('hex');
  expect(list.map(key)).toEqual(list.map(key).sort());
  expect(comments(shuffled(ballots, random(1)))).toEqual(list);
  // And not that of the units: they alternate.
  expect(new Set(list.slice(0, 6).map(({ unit }) => unit)).size).toBe(2);
});

test('a blank comment is no comment', () => {
  const blank = group('c-ads', 12, 5).map((ballot) => ({ ...ballot, answers: { better: ' \n ' } }));
  expect(comments(blank)).toEqual([]);
});

test('higher floors in the manifest are kept', () => {
  const strict = { ...manifest, rules: { ...manifest.rules, k_comments: 20, min_comments: 10 } };
  const ballots = [...group('c-ads', 19, 10), ...group('c-ops', 10, 0)];
  const counted = tally({ manifest: strict, questionnaire, ballots });
  const list = release({ manifest: strict, mh: MH, questionnaire, tally: counted, wave: 'w1' }).comments;
  expect(new Set(list.map(({ unit }) => unit))).toEqual(new Set(['all']));
});
