/** The gate before publishing refuses what the engine would never make, and names the place without a count. */
import { describe, expect, test } from 'vitest';
import { checkRelease } from '../../../worker/core/release/check.ts';
import type { Cell, CountedBallot, ReleaseDocument } from '../../../worker/core/release/document.ts';
import { release } from '../../../worker/core/release/release.ts';
import { tally } from '../../../worker/core/release/tally.ts';
import { MH, manifestOf, questionnaireOf, scaleItem } from './organisation.ts';

const questionnaire = questionnaireOf([
  scaleItem('mood', { core: true }),
  { kind: 'open', id: 'better', text: { en: 'Better?' } },
]);
const manifest = manifestOf([
  { id: 'all', parent: null, size: 12 },
  { id: 'ads', parent: 'all', size: 40 },
  { id: 'ops', parent: 'all', size: 40 },
  { id: 'lab', parent: 'all', size: 12 },
]);
const say = (cohort: string, count: number, mood: number, writers = 0): CountedBallot[] =>
  Array.from({ length: count }, (_, at) => ({
    cohort,
    answers: at < writers ? { mood, better: `${cohort} ${at}` } : { mood },
  }));
// Ads and ops are published; the three of lab are the rest of the whole together with the seven at the top.
const ballots = [
  ...say('c-all', 7, 3),
  ...say('c-ads', 35, 5, 6),
  ...say('c-ops', 12, 1),
  ...say('c-lab', 3, 2),
];
const safe = release({
  manifest,
  mh: MH,
  questionnaire,
  tally: tally({ manifest, questionnaire, ballots }),
  wave: 'w1',
});
const findings = (doc: ReleaseDocument, counted = ballots) =>
  checkRelease({ doc, manifest, mh: MH, questionnaire, ballots: counted });
const kinds = (doc: ReleaseDocument, counted = ballots) => [
  ...new Set(findings(doc, counted).map(({ kind }) => kind)),
];
const withCell = (unit: string, change: Partial<Cell>): ReleaseDocument => ({
  ...safe,
  cells: safe.cells.map((cell) => (cell.unit === unit ? { ...cell, ...change } : cell)),
});

test('what the engine made passes', () => {
  expect(safe.cells.map(({ unit }) => unit)).toEqual(['all', 'ads', 'ops']);
  expect(findings(safe)).toEqual([]);
});

describe('refused, with the place named', () => {
  test('a cell about three people', () => {
    const lab: Cell = {
      unit: 'lab',
      group: null,
      item: 'mood',
      n: '5-9',
      favourable: [0, 30],
      unfavourable: [70, 100],
      distribution: null,
    };
    expect(findings({ ...safe, cells: [...safe.cells, lab] })).toContainEqual(
      expect.objectContaining({ kind: 'small-cell', where: 'lab, mood' }),
    );
  });

  test('published sub-units that leave three people of the whole', () => {
    const few = ballots.filter(({ cohort }) => cohort !== 'c-all');
    expect(findings(safe, few)).toContainEqual(
      expect.objectContaining({ kind: 'small-pool', where: 'all, mood' }),
    );
    expect(findings(safe, few)).toContainEqual(
      expect.objectContaining({ kind: 'small-pool', where: 'all, participation' }),
    );
  });

  test('an exact share instead of a step', () => {
    expect(kinds(withCell('ads', { favourable: [100, 100], unfavourable: [0, 0] }))).toContain('narrow-step');
  });

  test('a step that only one count fits into', () => {
    expect(kinds(withCell('ads', { favourable: [99, 100] }))).toContain('narrow-step'); // of 35: 35 alone
  });

  test('a step cut to fit one team', () => {
    expect(kinds(withCell('ops', { unfavourable: [75, 100] }))).toEqual(['off-grid']);
  });

  test('a figure that is not true', () => {
    expect(kinds(withCell('ops', { favourable: [80, 100] }))).toEqual(['wrong-figure']);
    expect(kinds(withCell('ops', { n: '20-49' }))).toContain('wrong-figure');
  });

  test('a distribution of twelve people, or a false one of thirty-five', () => {
    const steps = safe.cells.find(({ unit }) => unit === 'ads')?.distribution ?? null;
    expect(steps).not.toBeNull();
    expect(kinds(withCell('ops', { distribution: steps }))).toContain('small-cell');
    expect(kinds(withCell('ads', { distribution: steps && [[90, 100], ...steps.slice(1)] }))).toEqual([
      'wrong-figure',
    ]);
  });

  test('a narrower participation, or one that is not true', () => {
    const share = (step: [number, number]) => ({
      ...safe,
      participation: safe.participation.map((one) => (one.unit === 'ads' ? { ...one, share: step } : one)),
    });
    expect(kinds(share([86, 88]))).toEqual(['off-grid']);
    expect(kinds(share([30, 40]))).toContain('wrong-figure');
  });

  test('a comment at two levels, out of order, invented, or with too few behind it', () => {
    const [first, ...rest] = safe.comments;
    if (!first) throw new Error('There are comments in this release.');
    expect(safe.comments).toHaveLength(6);
    const why = (doc: ReleaseDocument, counted = ballots) =>
      findings(doc, counted)
        .filter(({ kind }) => kind === 'comment')
        .map(({ explanation }) => explanation);
    const of = (comments: ReleaseDocument['comments']) => why({ ...safe, comments });
    const [OUT_OF_ORDER, UNTRUE] = [
      'The order is not that of the hash.',
      'A comment was not written there, or is not shown just once.',
    ];
    const TOO_FEW = 'Too few people stand behind these comments.';
    expect(of([{ ...first, unit: 'all' }, ...safe.comments])).toContain(UNTRUE);
    expect(of([...rest, first])).toEqual([OUT_OF_ORDER]);
    expect(of([first, ...safe.comments])).toEqual([UNTRUE]);
    expect(of(rest)).toEqual([UNTRUE]);
    expect(of(safe.comments.map((comment) => ({ ...comment, unit: 'lab' })))).toContain(UNTRUE);
    // Only the first four writers there; only nine people there; a place that is not published.
    const texts = ['c-ads 0', 'c-ads 1', 'c-ads 2', 'c-ads 3'];
    const four = { ...safe, comments: safe.comments.filter(({ text }) => texts.includes(text)) };
    expect(why(four, [...say('c-all', 7, 3), ...say('c-ads', 35, 5, 4), ...say('c-ops', 12, 1)])).toEqual([
      TOO_FEW,
    ]);
    expect(why(safe, [...say('c-all', 7, 3), ...say('c-ads', 9, 5, 6), ...say('c-ops', 12, 1)])).toEqual([
      TOO_FEW,
    ]);
    const elsewhere = safe.participation.filter(({ unit }) => unit !== 'ads');
    expect(why({ ...safe, participation: elsewhere })).toEqual([
      'Comments stand at a unit that is not published.',
    ]);
  });

  test('other rules, units, items or another manifest than were sealed', () => {
    expect(kinds({ ...safe, rules: { ...safe.rules, k_cell: 3 } })).toEqual(['form']);
    expect(kinds({ ...safe, units: safe.units.slice(1) })).toEqual(['form']);
    expect(kinds({ ...safe, items: [] })).toContain('form');
    expect(kinds({ ...safe, manifest: 'cd'.repeat(32) })).toEqual(['form']);
    expect(kinds({ ...safe, cells: [...safe.cells, ...safe.cells.slice(0, 1)] })).toContain('form');
  });
});

test('a finding never says how many people it is about', () => {
  const lab: Cell = {
    unit: 'lab',
    group: null,
    item: 'mood',
    n: '5-9',
    favourable: [0, 30],
    unfavourable: [70, 100],
    distribution: null,
  };
  for (const { explanation, where } of findings({ ...safe, cells: [...safe.cells, lab] }))
    expect(`${explanation} ${where}`).not.toMatch(/\d/);
});
