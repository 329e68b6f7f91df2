import { expect, test } from 'vitest';
import { rosterDiff } from '../../../worker/core/roster/diff.ts';
import type { Member } from '../../../worker/core/roster/member.ts';

const member = (employee_id: string, unit: string, more: Partial<Member> = {}): Member => ({
  employee_id,
  unit: unit.split('/'),
  attributes: {},
  ...more,
});

const NOTHING = { joined: [], left: [], moved: [], renamed: [], changed: [] };

test('the same people in another order are no change', () => {
  const people = [member('b', 'X', { attributes: { p: '1', q: '2' } }), member('a', 'Y')];
  const again = [member('a', 'Y'), member('b', 'X', { attributes: { q: '2', p: '1' } })];
  expect(rosterDiff(people, again)).toEqual(NOTHING);
});

test('who joined, who left, who moved and from where to where', () => {
  const diff = rosterDiff(
    [member('a', 'X'), member('b', 'X'), member('c', 'Y')],
    [member('b', 'Y'), member('c', 'Y'), member('e', 'X'), member('d', 'X')],
  );
  expect(diff).toEqual({
    ...NOTHING,
    joined: ['d', 'e'],
    left: ['a'],
    moved: [{ employee_id: 'b', from: ['X'], to: ['Y'] }],
  });
});

test('a unit under a new name is a renamed unit, not people who moved', () => {
  const before = [
    member('a', 'Ads/Rank'),
    member('b', 'Ads/Rank'),
    member('gone', 'Ads/Rank'),
    member('c', 'Ads'),
  ];
  const after = [
    member('a', 'Ads/Ranking'),
    member('b', 'Ads/Ranking'),
    member('new', 'Ads/Ranking'),
    member('c', 'Ads'),
  ];
  expect(rosterDiff(before, after)).toEqual({
    ...NOTHING,
    joined: ['new'],
    left: ['gone'],
    renamed: [{ from: ['Ads', 'Rank'], to: ['Ads', 'Ranking'], members: 2 }],
  });
});

test('a unit that is split, or two that are merged, are moves', () => {
  const split = rosterDiff([member('a', 'X'), member('b', 'X')], [member('a', 'Y'), member('b', 'Z')]);
  const merged = rosterDiff([member('a', 'Y'), member('b', 'Z')], [member('a', 'X'), member('b', 'X')]);
  for (const { renamed, moved } of [split, merged]) {
    expect(renamed).toEqual([]);
    expect(moved.map(({ employee_id }) => employee_id)).toEqual(['a', 'b']);
  }
});

test('a changed detail is told apart from a move', () => {
  const diff = rosterDiff(
    [member('a', 'X'), member('b', 'X')],
    [member('a', 'X', { manager_of: ['X'] }), member('b', 'X')],
  );
  expect(diff).toEqual({ ...NOTHING, changed: ['a'] });
});
