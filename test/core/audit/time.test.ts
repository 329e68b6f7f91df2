/** Two waves, or two tables, must not say together what neither may say alone. */
import { expect, test } from 'vitest';
import { audit } from '../../../worker/core/audit/audit.ts';
import type { ReleaseDocument } from '../../../worker/core/release/document.ts';
import { DEFAULT_RULES } from '../../../worker/core/season.ts';
import { organisationOf } from '../../support/organisations.ts';
import { cell, document, type Place } from './fixtures/published.ts';

const places: Place[] = [
  { id: 'all', parent: null, label: 'Northwind', people: 30 },
  { id: 'ads', parent: 'all', label: 'Ads', people: 24 },
];
const wave = (id: string, day: string, more: Partial<ReleaseDocument> = {}, list = places) =>
  document(list, [cell('all', 54), cell('ads', 24)], {
    wave: id,
    opened: `${day}T08:00:00Z`,
    closed: `${day.slice(0, 8)}28T08:00:00Z`,
    ...more,
  });
const together = (...documents: ReleaseDocument[]) =>
  audit({ releases: documents.map((one) => ({ where: one.wave, document: one })) }).findings;
const first = wave('w1', '2026-10-05');

test('two waves of a season with the same people are compared without harm', () => {
  expect(together(first, wave('w2', '2026-11-02'))).toEqual([]);
});

test('stricter rules may follow, looser ones may not, in whatever order the files come', () => {
  const strict = wave('w2', '2026-11-02', {
    rules: { ...DEFAULT_RULES, k_cell: 7 },
    manifest: 'cd'.repeat(32),
  });
  expect(together(first, strict)).toEqual([]);
  const loose = wave('w3', '2026-12-07', { manifest: 'ef'.repeat(32) });
  for (const order of [
    [strict, loose],
    [loose, strict],
  ])
    expect(together(...order).map(({ kind, explanation }) => [kind, explanation])).toEqual([
      ['time', 'The rule k_cell is 5 here and 7 in w2. Rules may become stricter, never looser.'],
    ]);
});

test('nobody joins or leaves a unit within a season', () => {
  const joined = places.map((one) => (one.id === 'ads' ? { ...one, people: 25 } : one));
  const found = together(first, wave('w2', '2026-11-02', {}, joined));
  expect(found.map(({ people, explanation }) => [people, explanation])).toEqual([
    [1, expect.stringContaining('‘Northwind’ changed its people within a season')],
  ]);
  expect(together(first, wave('w2', '2026-11-02', { manifest: 'cd'.repeat(32) }, joined))).toEqual([]);
});

test('two waves do not open within a week', () => {
  expect(together(first, wave('w2', '2026-10-11')).map(({ kind }) => kind)).toEqual(['time']);
});

test('one wave is not released twice, with other cells or under another name', () => {
  const fewer = { ...first, cells: first.cells.slice(0, 1) };
  const [found] = together(fewer, first);
  expect(found?.kind).toBe('trees');
  expect(found?.explanation).toContain('‘Ads’');
  expect(together(first, { ...first, wave: 'again' }).map(({ kind }) => kind)).toEqual(['trees']);
  expect(together(first, structuredClone(first))).toEqual([]);
});

test('the rules of a release are those of its sealed manifest', () => {
  const { org, season } = first;
  const manifest = {
    ...organisationOf(1).manifest,
    org,
    season,
    rules: { ...DEFAULT_RULES, k_comments: 12 },
  };
  const { findings } = audit({ releases: [{ where: 'w1', document: first }], manifests: [manifest] });
  expect(findings.filter(({ kind }) => kind === 'time').map(({ explanation }) => explanation)).toEqual([
    'The rule k_comments is 10 here and 12 in the sealed manifest. Rules may become stricter, never looser.',
  ]);
});
