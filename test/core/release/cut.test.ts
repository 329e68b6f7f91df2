/** Attribute cells: nobody can be isolated by adding and subtracting the cells of one attribute. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Admitted, admit } from '../../../worker/core/release/admit.ts';
import { attributeValues } from '../../../worker/core/release/attributes.ts';
import { type Candidate, candidates } from '../../../worker/core/release/candidates.ts';
import { addEdge, boundedCut, type Network } from '../../../worker/core/release/flow.ts';
import { type People, unitDepths } from '../../../worker/core/release/people.ts';
import { below, unitTree } from '../../../worker/core/release/tree.ts';
import { manifestOf, random } from './organisation.ts';

type Edge = [number, number, number];

/** People on the edges between the two sides of every division of the nodes; those that divide nothing are 0. */
const allCuts = (nodes: number, edges: readonly Edge[]): number[] =>
  Array.from({ length: 1 << nodes }, (_, side) =>
    edges.reduce((sum, [a, b, people]) => sum + (((side >> a) & 1) !== ((side >> b) & 1) ? people : 0), 0),
  );

test('the bounded flow between two nodes is the smallest cut between them, of all cuts', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 2, max: 7 })
        .chain((nodes) =>
          fc.tuple(
            fc.constant(nodes),
            fc.array(
              fc.tuple(
                fc.integer({ min: 0, max: nodes - 1 }),
                fc.integer({ min: 0, max: nodes - 1 }),
                fc.integer({ min: 1, max: 6 }),
              ),
              { maxLength: 14 },
            ),
            fc.integer({ min: 1, max: 12 }),
          ),
        ),
      ([nodes, list, enough]) => {
        const edges = list.filter(([a, b]) => a !== b);
        const network: Network = new Map();
        for (const [a, b, people] of edges) addEdge(network, a, b, people);
        const cuts = allCuts(nodes, edges).filter((_, side) => (side & 1) === 1 && ((side >> 1) & 1) === 0);
        expect(boundedCut(network, 0, 1, enough)).toBe(Math.min(enough, ...cuts));
      },
    ),
    { numRuns: 600, seed: 1 },
  );
});

const K = 5;

/** A root over two units with cohorts of random values, all units published. */
const makePeople = (next: () => number): People => {
  const units = manifestOf([
    { id: 'all', parent: null },
    { id: 'a', parent: 'all' },
    { id: 'b', parent: 'all' },
  ]);
  const values = ['X', 'X › 1', 'X › 2', 'Y', 'Z', ''];
  const cohorts = Array.from({ length: 9 }, (_, at) => ({
    id: `c${at}`,
    unit: ['all', 'a', 'b'][at % 3] ?? '',
    label: '',
    attributes: { job: values[Math.floor(next() * values.length)] ?? '' },
    size: 20,
    members_root: '',
  }));
  const manifest = { ...units, cohorts, attributes: [{ id: 'job', levels: [] }] };
  const tree = unitTree(manifest);
  const count = Int32Array.from(cohorts, () => Math.floor(next() * 7));
  const unitOfRow = Int32Array.from(cohorts, ({ unit }) => tree.position.get(unit) ?? -1);
  const direct = new Int32Array(3);
  for (const [row, at] of unitOfRow.entries()) direct[at] = (direct[at] ?? 0) + (count[row] ?? 0);
  // Pools of 0 or at least K, as the tree pattern would have them.
  const published = Uint8Array.from(direct, (people) => (people === 0 || people >= K ? 1 : 0));
  const poolOfRow = unitOfRow.map((at) => (published[at] ? at : published[0] ? 0 : -1));
  return {
    tree,
    unitDepth: unitDepths(tree),
    unitOfRow,
    count,
    published,
    respondents: below(tree, direct),
    poolOfRow,
    attributes: attributeValues(
      manifest,
      cohorts.map(({ id }) => id),
    ),
  };
};

/** Edges of everybody between their pool and their finest cell; node 3 is the ground, then the cells. */
const edgesOf = (people: People, cells: readonly Candidate[]): Edge[] =>
  [...people.count].flatMap((count, row): Edge[] => {
    const pool = people.poolOfRow[row] ?? -1;
    const within = cells
      .map((cell, at) => ({ cell, at }))
      .filter(({ cell }) => cell.rows.includes(row))
      .sort((a, b) => a.cell.rows.length - b.cell.rows.length || b.at - a.at);
    return pool < 0 || count === 0 ? [] : [[pool, 4 + (within[0]?.at ?? -1), count]];
  });

const isSafe = (people: People, cells: readonly Candidate[]): boolean =>
  allCuts(4 + cells.length, edgesOf(people, cells)).every((cut) => cut === 0 || cut >= K);

/** One is about a unit above the other's (the root, 0) and about a finer value. */
const crosses = ({ attributes }: People, a: Candidate, b: Candidate): boolean => {
  const [higher, deeper] = a.unit === 0 ? [a, b] : [b, a];
  const finer = (one: Candidate) => attributes[0]?.depth[one.value] ?? 0;
  const [coarse, fine] = [deeper, higher].map(({ value }) => attributes[0]?.values[value] ?? '');
  return (
    higher.unit === 0 &&
    deeper.unit !== 0 &&
    finer(higher) > finer(deeper) &&
    `${fine}`.startsWith(`${coarse} › `)
  );
};

describe('cells of one attribute are admitted exactly when no cut becomes too small', () => {
  const cases = Array.from({ length: 400 }, (_, seed) => {
    const people = makePeople(random(seed));
    const poolSums = new Map<number, number>();
    for (const [row, pool] of people.poolOfRow.entries())
      poolSums.set(pool, (poolSums.get(pool) ?? 0) + (people.count[row] ?? 0));
    const treeIsSafe = [...poolSums].every(([pool, sum]) => pool < 0 || sum === 0 || sum >= K);
    const list = candidates(people, { k_cell: K, attr_unit: 5, attr_cell: K });
    return { people, list, treeIsSafe };
  }).filter(({ treeIsSafe }) => treeIsSafe);

  test('what is admitted leaves every cut empty or large enough', () => {
    expect(cases.length).toBeGreaterThan(100);
    for (const { people, list } of cases)
      expect(isSafe(people, admit({ people, list, k: K }).cells)).toBe(true);
  });

  test('what is refused would have made a cut too small, or crosses an admitted cell', () => {
    let refused = 0;
    for (const { people, list } of cases)
      for (const [at, candidate] of list.entries()) {
        const before: Admitted[] = admit({ people, list: list.slice(0, at), k: K }).cells;
        const after = admit({ people, list: list.slice(0, at + 1), k: K }).cells;
        if (after.length > before.length) continue;
        if (before.some((cell) => crosses(people, cell, candidate))) continue;
        refused++;
        expect(isSafe(people, [...before, candidate])).toBe(false);
      }
    expect(refused).toBeGreaterThan(20);
  });
});

test('Safety minus men: the cell of thirteen goes when it would leave two women', () => {
  const units = manifestOf([{ id: 'all', parent: null }]);
  const cohort = (id: string, size: number, attributes: Record<string, string>) => ({
    id,
    unit: 'all',
    label: id,
    attributes,
    size,
    members_root: '',
  });
  const cohorts = [
    cohort('men', 11, { job: 'Safety › men' }),
    cohort('women', 2, { job: 'Safety' }),
    cohort('rest', 60, {}),
  ];
  const manifest = { ...units, cohorts, attributes: [{ id: 'job', levels: [] }] };
  const tree = unitTree(manifest);
  const count = Int32Array.from([11, 2, 60]);
  const people: People = {
    tree,
    unitDepth: unitDepths(tree),
    unitOfRow: new Int32Array(3),
    count,
    published: Uint8Array.of(1),
    respondents: Int32Array.of(73),
    poolOfRow: new Int32Array(3),
    attributes: attributeValues(manifest, ['men', 'women', 'rest']),
  };
  const list = candidates(people, { k_cell: K, attr_unit: 50, attr_cell: 10 });
  expect(list.map((one) => one.people)).toEqual([13, 11]);
  expect(admit({ people, list, k: K }).cells.map((cell) => cell.people)).toEqual([13]);
});
