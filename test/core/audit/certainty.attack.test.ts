/** Nobody's answers follow from the figures of the groups around them. */
import { beforeAll, expect, test } from 'vitest';
import { loadSolver } from '../../../worker/cli/solver.ts';
import { audit } from '../../../worker/core/audit/audit.ts';
import { colluding } from '../../../worker/core/audit/collusion.ts';
import { poolFindings } from '../../../worker/core/audit/pools.ts';
import type { Solve } from '../../../worker/core/audit/program.ts';
import { auditThoroughly } from '../../../worker/core/audit/thorough.ts';
import { waveOf } from '../../../worker/core/audit/wave.ts';
import type { Cell } from '../../../worker/core/release/document.ts';
import { cell, document, item, type Place, truth } from './fixtures/published.ts';
import { ordered, safetyCells, safetyPlaces, safetyTruth } from './fixtures/unsafe.ts';

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

const places: Place[] = [
  { id: 'all', parent: null, label: 'Northwind', people: 5 },
  { id: 'ads', parent: 'all', label: 'Ads', people: 35 },
];
/** Four of the 35 are favourable, none of the five at the top. */
const answers = { all: [3, 2, 0], ads: [20, 11, 4] } as const;
const input = (cells: Cell[]) => ({
  releases: [{ where: 'w1', document: document(places, cells) }],
  truths: [truth(places, answers)],
});

test('five people of whom it follows that none is favourable, from two harmless steps', () => {
  // At most 10 % of 40 are 0-4, more than 10 % of 35 are 4-7.
  const cells = [
    cell('all', 40, { favourable: [0, 10], unfavourable: [50, 60] }),
    cell('ads', 35, { favourable: [10, 20], unfavourable: [50, 60] }),
  ];
  expect(audit(input(cells)).findings).toEqual([
    {
      kind: 'answer',
      where: 'w1, mood',
      people: 5,
      explanation: "‘Northwind’ minus ‘Ads’ (5 people): nobody's answer is favourable.",
    },
    expect.objectContaining({ explanation: expect.stringMatching(/^‘Ads’ \(35 people\): exactly how many/) }),
  ]);
  expect(audit(input([cells[0] ?? cell('all', 40)])).findings).toEqual([]);
});

test('the same through a threshold of the full distribution', () => {
  const steps = (favourable: [number, number]): Cell['distribution'] => [
    [0, 10],
    [50, 60],
    [100 - favourable[1], 100 - favourable[0]],
    [90, 100],
    [100, 100],
  ];
  const wide = { favourable: [0, 100] as [number, number], unfavourable: [0, 100] as [number, number] };
  const cells = [
    cell('all', 40, { ...wide, distribution: steps([0, 10]) }),
    cell('ads', 35, { ...wide, distribution: steps([10, 20]) }),
  ];
  expect(audit(input(cells)).findings.map(({ explanation }) => explanation)).toContain(
    "‘Northwind’ minus ‘Ads’ (5 people): nobody's answer is favourable.",
  );
});

test('figures that no answers fit are not believed', () => {
  const cells = [cell('all', 40, { favourable: [90, 100] }), cell('ads', 35, { favourable: [0, 10] })];
  expect(audit(input(cells)).findings.map(({ kind }) => kind)).toContain('form');
});

test('what follows only where attributes meet the tree, without a program and with one', async () => {
  // Five women of Safety: Safety is at most 30 % favourable (0-4), its men more than 30 % (4-7).
  const cells = safetyCells.map((one) => {
    if (one.group?.value === 'Safety') return { ...one, n: '10-19', favourable: [0, 25] as [number, number] };
    return one.group ? { ...one, favourable: [30, 70] as [number, number] } : one;
  });
  const counts = safetyTruth(11, 5);
  const mood: Record<string, number[]> = { 'Safety men': [0, 7, 0, 4, 0], 'Safety women': [0, 3, 2, 0, 0] };
  const profiles = counts.profiles.map((one) => ({
    ...one,
    answers: { mood: mood[one.id] ?? one.answers.mood },
  }));
  const truths = [{ ...counts, profiles }];
  const releases = [{ where: 'w1', document: document(safetyPlaces, cells) }];
  const found = audit({ releases, truths }).findings;
  expect(found.map(({ kind, people }) => [kind, people])).toEqual([['answer', 5]]);
  expect(found[0]?.explanation).toContain('‘Safety’');
  const open = cells.map((one) => (one.group ? { ...one, favourable: [0, 100] as [number, number] } : one));
  const safe = { releases: [{ where: 'w1', document: document(safetyPlaces, open) }], truths };
  expect((await auditThoroughly(safe, { solve, most: Infinity })).findings).toEqual([]);
});

test('the solver finds Safety minus men too', async () => {
  const releases = [{ where: 'w1', document: document(safetyPlaces, safetyCells) }];
  const report = await auditThoroughly({ releases, truths: [safetyTruth()] }, { solve, most: Infinity });
  expect(report.findings.map(({ kind, people }) => [kind, people])).toEqual([['linear', 2]]);
});

test('what no single figure tells and three together do, by linear programming', async () => {
  // Three parts of ten; each two of them hold at least 8 favourable answers, all three at most 12: four each.
  const attributes = [
    { a: 'in', b: 'out', c: 'in' },
    { a: 'in', b: 'in', c: 'out' },
    { a: 'out', b: 'in', c: 'in' },
  ];
  const one: Place[] = [{ id: 'all', parent: null, label: 'Northwind', people: 30 }];
  const whole = truth(one);
  const profiles = attributes.map((own, at) => ({
    id: `part ${at}`,
    unit: 'all',
    attributes: own,
    members: 10,
    ballots: 10,
    answers: { mood: [0, 3, 3, 4, 0] },
  }));
  const figures = (from: number): Cell[] => [
    cell('all', 30, { favourable: [0, 40] }),
    ...['a', 'b', 'c'].map((attribute) =>
      cell('all', 20, { group: { attribute, value: 'in' }, favourable: [from, 100] }),
    ),
  ];
  const at = (from: number) => ({
    releases: [{ where: 'w1', document: document(one, figures(from)) }],
    truths: [{ ...whole, profiles }],
  });
  expect(audit(at(35)).findings).toEqual([]);
  const { findings } = await auditThoroughly(at(35), { solve, most: Infinity });
  expect(findings.map(({ kind, people }) => [kind, people])).toEqual([['answer', 10]]);
  expect((await auditThoroughly(at(30), { solve, most: Infinity })).findings).toEqual([]);
});

test('two who tell each other what they answered leave the smallest pool two smaller', () => {
  const forest = { nodes: Int32Array.of(0, 1), up: Int32Array.of(-1, 0), poolOf: Int32Array.of(0, 1) };
  const wave = waveOf({ where: 'w1', document: document(places, []) }, {});
  if (!wave) throw new Error('These places are a tree.');
  const said = (pools: [number, number][]) =>
    poolFindings(wave, { forest, pools: colluding(pools), statistic: 'mood', k: 3, kind: 'collusion' });
  expect(
    said([
      [5, 5],
      [35, 35],
    ]),
  ).toEqual([]);
  expect(
    said([
      [4, 4],
      [35, 35],
    ])[0]?.explanation,
  ).toBe(
    '‘Northwind’ (37) minus ‘Ads’ (35) leaves 2 people once two of them tell each other what they answered: fewer than 3.',
  );
});

test('bands that together leave one or two sizes', () => {
  const three: Place[] = [
    { id: 'all', parent: null, label: 'Northwind', people: 5 },
    { id: 'ads', parent: 'all', label: 'Ads', people: 7 },
    { id: 'ops', parent: 'all', label: 'Ops', people: 7 },
  ];
  const cells = [cell('all', 19, { n: '10-19' }), cell('ads', 7, { n: '7-9' }), cell('ops', 7, { n: '7-9' })];
  const found = audit({
    releases: [{ where: 'w1', document: document(three, cells) }],
    truths: [truth(three)],
  });
  expect(found.findings.map(({ kind }) => kind)).toContain('size');
});

test('comments: too few writers, too few people, an order of their own', () => {
  const doc = (comments: { unit: string; item: string; text: string }[]) =>
    document([{ id: 'all', parent: null, label: 'Northwind', people: 30 }], [cell('all', 30)], {
      items: [item('mood')],
      participation: [{ unit: 'all', share: [90, 100] }],
      comments,
    });
  const written = Array.from({ length: 6 }, (_, at) => ({ unit: 'all', item: 'more', text: `Words ${at}` }));
  const says = (comments: typeof written) =>
    audit({ releases: [{ where: 'w1', document: doc(comments) }] }).findings.map(
      ({ explanation }) => explanation,
    );
  expect(says(ordered(written))).toEqual([]);
  expect(says(ordered(written).slice(0, 4))).toEqual(['‘Northwind’ shows comments of fewer than 5 writers.']);
  expect(says(ordered(written).reverse())[0]).toContain('not in the order of their hash');
});
