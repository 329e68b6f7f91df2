/** Nobody's answers follow from the figures: every set of answers that gives the same document is tried. */
import { expect, test } from 'vitest';
import { admit } from '../../../worker/core/release/admit.ts';
import { attributeValues } from '../../../worker/core/release/attributes.ts';
import { candidates } from '../../../worker/core/release/candidates.ts';
import { choose } from '../../../worker/core/release/choose.ts';
import { type Groups, groupsOf } from '../../../worker/core/release/groups.ts';
import { pattern } from '../../../worker/core/release/pattern.ts';
import { type People, unitDepths } from '../../../worker/core/release/people.ts';
import { withdrawals } from '../../../worker/core/release/repair.ts';
import { directly, unitTree } from '../../../worker/core/release/tree.ts';
import { DEFAULT_RULES } from '../../../worker/core/season.ts';
import { manifestOf, random, scaleItem } from './organisation.ts';

const K = 5;
const RULES = { ...DEFAULT_RULES, attr_unit: 5, attr_cell: K };
/** Favourable, neutral or unfavourable: nothing else of an answer is left. */
const ITEM = scaleItem('done', { scale: [1, 3] });
if (ITEM.kind !== 'scale') throw new Error('not a scale');
const item = ITEM;

/** A root over two units; two of the three or four cohorts may be told apart by an attribute. */
const organisation = (seed: number) => {
  const next = random(seed);
  const base = manifestOf([
    { id: 'all', parent: null },
    { id: 'a', parent: 'all' },
    { id: 'b', parent: 'all' },
  ]);
  const kinds = seed % 2 === 0 ? ['a', 'b', 'all'] : ['a', 'a', 'b'];
  const cohorts = kinds.map((unit, at) => ({
    id: `c${at}`,
    unit,
    label: '',
    attributes: seed % 2 === 0 ? {} : { role: at === 0 ? 'X' : 'Y' },
    size: 20,
    members_root: '',
  }));
  const manifest = { ...base, cohorts, attributes: seed % 2 === 0 ? [] : [{ id: 'role', levels: [] }] };
  const leaning = next();
  const counts = Int32Array.from(
    cohorts.flatMap(() => {
      const n = 5 + Math.floor(3 * next());
      const one = next() < 0.4 ? n : Math.floor(next() * (n + 1));
      const other = Math.floor(next() * (n - one + 1));
      return leaning < 0.5 ? [other, n - one - other, one] : [one, n - one - other, other];
    }),
  );
  const tree = unitTree(manifest);
  const rows = cohorts.map(({ id }) => id);
  return { manifest, tree, counts, rows, attributes: attributeValues(manifest, rows) };
};

/** Every way to answer that leaves all groups within their figures, atom by atom. */
const feasible = (groups: Groups, gone: ReadonlySet<number>): number[][][] => {
  const atoms = groups.groupsOf.map((within, atom) => {
    const [first = 0, second = 0, third = 0] = groups.counts.subarray(atom * 3, atom * 3 + 3);
    const n = first + second + third;
    const ways: number[][] = [];
    for (let low = 0; low <= n; low++)
      for (let middle = 0; low + middle <= n; middle++) ways.push([low, middle, n - low - middle]);
    return { within, ways };
  });
  const found: number[][][] = [];
  const place = (chosen: number[][]) => {
    if (chosen.length < atoms.length) {
      for (const way of atoms[chosen.length]?.ways ?? []) place([...chosen, way]);
      return;
    }
    const holds = groups.unit.every((_, group) => {
      if (gone.has(group)) return true;
      return [0, 1].every((threshold) => {
        const upTo = (groups.atomsOf[group] ?? []).reduce(
          (sum, atom) => sum + (chosen[atom] ?? []).slice(0, threshold + 1).reduce((a, b) => a + b, 0),
          0,
        );
        const at = group * 2 + threshold;
        return upTo >= (groups.low[at] ?? 0) && upTo <= (groups.high[at] ?? 0);
      });
    });
    if (holds) found.push(chosen);
  };
  place([]);
  return found;
};

/** Pools, and parts of pools told apart by figures that are left, whose count at an edge never varies. */
const known = (groups: Groups, gone: ReadonlySet<number>, ways: readonly number[][][]): number => {
  const classes = new Map<string, number[]>();
  for (const [atom, within] of groups.groupsOf.entries()) {
    const left = within.filter((group) => !gone.has(group));
    const pool = left.find((group) => (groups.cell[group] ?? -1) < 0);
    for (const name of left.length > 0 ? [left.join(), `pool ${pool}`] : [])
      classes.set(name, [...(classes.get(name) ?? []), atom]);
  }
  return [...classes.values()].filter((atoms) =>
    [0, 2].some(
      (answer) =>
        new Set(ways.map((way) => atoms.reduce((sum, atom) => sum + (way[atom]?.[answer] ?? 0), 0))).size < 2,
    ),
  ).length;
};

const peopleOf = ({ tree, counts, rows, attributes, manifest }: ReturnType<typeof organisation>): People => {
  const unitOfRow = Int32Array.from(manifest.cohorts, ({ unit }) => tree.position.get(unit) ?? -1);
  const count = Int32Array.from(rows, (_, row) =>
    counts.slice(row * 3, row * 3 + 3).reduce((a, b) => a + b, 0),
  );
  const direct = directly(tree, unitOfRow, (row) => count[row] ?? 0);
  const { published, respondents } = pattern({ tree, direct, k: K, before: new Set() });
  const poolOfRow = unitOfRow.map((at) => (published[at] ? at : published[0] ? 0 : -1));
  return {
    tree,
    unitDepth: unitDepths(tree),
    unitOfRow,
    count,
    published,
    respondents,
    poolOfRow,
    attributes,
  };
};

test('what is left after the repair lets every pool have answered in another way; little more goes than must', () => {
  let certainBefore = 0;
  let withdrawn = 0;
  let needless = 0;
  const cases = 160;
  for (let seed = 0; seed < cases; seed++) {
    const of = organisation(seed);
    const people = peopleOf(of);
    const list = candidates(people, RULES);
    const answers = { item, points: 3, counts: of.counts };
    const make = () => groupsOf({ people, admission: admit({ people, list, k: K }), answers, rules: RULES });
    const groups = make();
    if (groups.groupsOf.length > 3) continue;
    const before = known(groups, new Set(), feasible(groups, new Set()));
    const gone = withdrawals(make());
    certainBefore += before > 0 ? 1 : 0;
    withdrawn += gone.size > 0 ? 1 : 0;
    needless += gone.size > 0 && before === 0 ? 1 : 0;
    expect(known(groups, gone, feasible(groups, gone))).toBe(0);
    if (before > 0) expect(gone.size).toBeGreaterThan(0);
  }
  expect(certainBefore).toBeGreaterThan(10);
  expect(needless).toBeLessThan(cases / 50);
  expect(withdrawn).toBeGreaterThanOrEqual(certainBefore);
});

test('the walk ends with other answers and the same document', () => {
  for (let seed = 0; seed < 60; seed++) {
    const of = organisation(seed);
    const people = peopleOf(of);
    const rules = RULES;
    const admission = admit({ people, list: candidates(people, rules), k: K });
    const groups = groupsOf({ people, admission, answers: { item, points: 3, counts: of.counts }, rules });
    const [low, high] = [groups.low.slice(), groups.high.slice()];
    const gone = withdrawals(groups);
    for (const [at, upTo] of groups.upTo.entries()) {
      if (gone.has(Math.floor(at / 2))) continue;
      expect(upTo >= (low[at] ?? 0) && upTo <= (high[at] ?? 0)).toBe(true);
    }
    expect(groups.counts.every((count) => count >= 0)).toBe(true);
  }
});

test('a rest that must be all favourable keeps a unit from being shown', () => {
  // 205 with 103 favourable at least, 200 of them with 98 at most: the other five would all be favourable.
  const manifest = manifestOf([
    { id: 'all', parent: null, size: 12 },
    { id: 'big', parent: 'all', size: 250 },
  ]);
  const tree = unitTree(manifest);
  const chosen = (favourable: number) =>
    choose({
      answers: { item, points: 3, counts: Int32Array.of(0, 0, 5, 200 - favourable, 0, favourable) },
      tree,
      unitDepth: unitDepths(tree),
      unitOfRow: Int32Array.of(0, 1),
      attributes: [],
      rules: DEFAULT_RULES,
      before: new Set(),
    }).people.published;
  expect([...chosen(98)]).toEqual([1, 0]);
  expect([...chosen(60)]).toEqual([1, 1]);
});
