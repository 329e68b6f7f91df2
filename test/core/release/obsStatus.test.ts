/** What an export says of a unit beside its figures follows from manifests: never from who answered what. */
import { expect, test } from 'vitest';
import { contradictions } from '../../../worker/core/contradictions.ts';
import type { ReleaseDocument } from '../../../worker/core/release/document.ts';
import { obsStatuses } from '../../../worker/core/release/obsStatus.ts';
import { DEFAULT_RULES } from '../../../worker/core/season.ts';

const unit = (id: string, parent: string | null, members: number, label = id) => ({
  id,
  parent,
  members,
  label,
});

const documentOf = (units: ReleaseDocument['units'], manifest: string): ReleaseDocument => ({
  format: 'chorus-release/1',
  org: 'files',
  season: 's',
  wave: 'w',
  manifest,
  rules: DEFAULT_RULES,
  opened: '2026-01-01T00:00:00Z',
  closed: '2026-01-02T00:00:00Z',
  items: [],
  units,
  cells: [],
  participation: [],
  comments: [],
  audit: { cells: 0, method: '', engine: '' },
});

test('a unit whose people were merged upward is K, the nearest one that counts them W', () => {
  const units = [
    unit('all', null, 40),
    unit('ads', 'all', 20),
    unit('tiny', 'ads', 0),
    unit('tinier', 'tiny', 0),
  ];
  const statuses = obsStatuses(documentOf(units, 'a'));
  expect(statuses.get('tiny')?.hidden).toBe('K');
  expect(statuses.get('tinier')?.hidden).toBe('K');
  expect(statuses.get('ads')).toEqual({ shown: 'W', hidden: 'Q' });
  expect(statuses.get('all')).toEqual({ shown: 'A', hidden: 'Q' });
});

test('a unit that is new, moved, renamed or has one or two other people starts a new series', () => {
  const before = [unit('all', null, 60), unit('a', 'all', 20), unit('b', 'all', 20), unit('c', 'a', 20)];
  const now = [
    unit('all', null, 80),
    unit('a', 'all', 22),
    unit('b', 'all', 20, 'B'),
    unit('c', 'b', 20),
    unit('d', 'all', 25),
  ];
  const shown = (season: string) =>
    [...obsStatuses(documentOf(now, 'b'), documentOf(before, season))].map(
      ([id, { shown: status }]) => `${id} ${status}`,
    );
  expect(shown('a')).toEqual(['all A', 'a B', 'b B', 'c B', 'd B']);
  // Within a season the roster is frozen.
  expect(shown('b')).toEqual(['all A', 'a A', 'b A', 'c A', 'd A']);
});

test('rules that contradict each other are named with what to do', () => {
  expect(contradictions(DEFAULT_RULES)).toEqual([]);
  expect(contradictions({ ...DEFAULT_RULES, k_cell: 31 }).map(({ column }) => column)).toContain(
    'rules.k_distribution',
  );
  for (const { message, remedy } of contradictions({ ...DEFAULT_RULES, k_comments: 4, attr_unit: 5 }))
    expect([message, remedy].every((text) => text.endsWith('.'))).toBe(true);
});
