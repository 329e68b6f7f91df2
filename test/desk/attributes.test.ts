/** A season whose cohorts are divided by declared attributes. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkManifestFloors } from '../../worker/core/ballot/manifest.ts';
import type { Member } from '../../worker/core/roster/member.ts';
import { field, importRoster, manifestOf, openPlace, PLAN, type Place, sealed } from './support.ts';

let place: Place;
beforeEach(async () => {
  place = await openPlace();
});
afterEach(() => place.remove());

/** One department of forty in three cities. */
const CITIES: Member[] = Array.from({ length: 40 }, (_, i) => ({
  employee_id: `E${i}`,
  unit: ['Ads', i % 2 === 0 ? 'Ranking' : 'Labs'],
  attributes: { Site: i < 22 ? 'Rome' : i < 36 ? 'Oslo' : 'Milan', hired: String(2000 + (i % 3)) },
}));

const HIERARCHY = [
  ['Rome', 'Italy', '*'],
  ['Milan', 'Italy', '*'],
  ['Oslo', 'Norway', '*'],
];

const SITES = { attributes: [{ name: 'Site', hierarchy: HIERARCHY }], priority: 'attributes' };

test('the manifest says which attributes are declared, what came first, and what every cohort carries', async () => {
  const manifest = await manifestOf(place, await sealed(place, { ...PLAN, ...SITES }, CITIES));
  expect(manifest.attributes).toEqual([{ id: 'site', levels: ['value', 'group', 'any'] }]);
  expect(manifest.priority).toBe('attributes');
  expect(manifest.cohorts.map(({ label, attributes, size }) => [label, attributes, size]).toSorted()).toEqual(
    [
      ['Ads · Site: Italy', { site: 'Italy' }, 26],
      ['Ads · Site: Oslo', { site: 'Norway › Oslo' }, 14],
    ],
  );
  expect(manifest.units.map(({ label }) => label).toSorted()).toEqual([
    'Ads',
    'Labs',
    'Northwind',
    'Ranking',
  ]);
  expect(checkManifestFloors(manifest)).toEqual([]);
});

test('without attributes the manifest declares none', async () => {
  const manifest = await manifestOf(place, await sealed(place, PLAN, CITIES));
  expect(manifest).toMatchObject({ attributes: [], priority: 'units' });
  for (const { attributes } of manifest.cohorts) expect(attributes).toEqual({});
});

test('a hierarchy that is none, a value outside it and an unknown attribute are refused by name', async () => {
  await importRoster(place, CITIES);
  const codes = async (attributes: object[]) => {
    const reply = await place.desk('POST', '/seasons', { ...PLAN, attributes });
    expect(reply.status).toBe(422);
    return field<{ code: string; column: string }[]>(reply, 'problems').map(({ code, column }) => [
      code,
      column,
    ]);
  };
  expect(await codes([{ name: 'Site', hierarchy: [...HIERARCHY, ['Rome', 'Norway', '*']] }])).toEqual([
    ['hierarchy-value-twice', 'hierarchy of Site, column 1'],
  ]);
  expect(await codes([{ name: 'Site', hierarchy: HIERARCHY.slice(1) }])).toEqual([
    ['value-outside-hierarchy', 'Site'],
  ]);
  expect(await codes([{ name: 'site' }])).toEqual([['unknown-attribute', 'site']]);
  const shape = await place.desk('POST', '/seasons', {
    ...PLAN,
    attributes: [{ name: 'Site', kind: 'colour' }],
  });
  expect([shape.status, field(shape, 'error')]).toEqual([400, 'bad-request']);
});
