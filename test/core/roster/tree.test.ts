import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildUnitTree, unitId } from '../../../worker/core/roster/tree.ts';

const path = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), {
  minLength: 1,
  maxLength: 4,
});

test('an id is always short, plain and the same for the same path', () => {
  fc.assert(
    fc.property(path, (path) => {
      expect(unitId(path)).toMatch(/^[a-z0-9][a-z0-9-]{0,29}$/);
      expect(unitId([...path])).toBe(unitId(path));
    }),
  );
});

test('ids stay what they were when this was written: old releases must find their units', () => {
  expect(unitId([])).toBe('all');
  expect(unitId(['Ads', 'Ränking & Quality of Results'])).toBe('ranking-quality-o-ae4zuut745y7');
  expect(unitId(['営業'])).toBe('unit-2trmf3a22tcy');
});

test('paths that read alike have different ids', () => {
  const ids = [['a', 'b'], ['a/b'], ['b'], ['A', 'b'], ['a', 'b', 'b'], ['a b']].map(unitId);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the tree holds every unit and every unit above one, parents first, in the same order for any order of members', () => {
  const members = [['x', 'y', 'z'], ['x'], ['w'], ['x', 'y', 'v']].map((unit) => ({ unit }));
  const tree = buildUnitTree(members, 'Northwind');
  const units = tree.units();
  expect(units).toHaveLength(6);
  expect(units[0]).toEqual({ id: 'all', parent: null, label: 'Northwind' });
  for (const [i, unit] of units.entries())
    if (i > 0) expect(units.slice(0, i).map(({ id }) => id)).toContain(unit.parent);
  expect(
    tree
      .find(['x', 'y'])
      ?.children.map(({ name }) => name)
      .toSorted(),
  ).toEqual(['v', 'z']);
  expect(tree.find(['y'])).toBeUndefined();
  expect(buildUnitTree(members.toReversed(), 'Northwind').units()).toEqual(units);
});
