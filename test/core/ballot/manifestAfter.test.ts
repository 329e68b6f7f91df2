/** What would be held back once its answers are in is refused before anybody collects. */
import { expect, test } from 'vitest';
import { checkManifestAfter } from '../../../worker/core/ballot/manifestAfter.ts';
import { FLOORS, type Manifest, type Rules } from '../../../worker/core/season.ts';
import { manifestWith } from './season.ts';

const STRICT: Rules = { ...manifestWith().rules, k_cell: 7, attr_unit: 60 };
const before = manifestWith({ rules: STRICT });
const [first] = before.waves;

/** A season of one wave, some days after the earlier season's first wave opened. */
const later = (days: number, over: Partial<Manifest> = {}): Manifest => {
  const opens = new Date(Date.parse(first?.opens ?? '') + days * 86_400_000).toISOString();
  const wave = { ...(first ?? before.waves[0]), id: 'w9', opens: `${opens.slice(0, 19)}Z` };
  return manifestWith({ season: 's2', rules: STRICT, waves: [wave as Manifest['waves'][number]], ...over });
};
const columns = (manifest: Manifest, earlier = [before]) =>
  checkManifestAfter(manifest, earlier).map(({ column }) => column);

test('a season as strict as the one before, a week from each of its waves, may follow', () => {
  expect(columns(later(14))).toEqual([]);
  expect(columns(later(-7))).toEqual([]);
  expect(columns(later(14), [])).toEqual([]);
});

test('no rule may be looser than in any season before, not only the newest', () => {
  for (const rule of Object.keys(FLOORS)) {
    const rules = { ...STRICT, [rule]: STRICT[rule as keyof Rules] - 1 };
    expect(columns(later(21, { rules }))).toEqual([`rules.${rule}`]);
    const newest = later(60, { season: 's3', rules });
    expect(
      columns(later(21, { rules, waves: later(90).waves.map((w) => ({ ...w, id: 'w8' })) }), [
        before,
        newest,
      ]),
    ).toEqual([`rules.${rule}`]);
  }
});

test('no wave may open within a week of any wave there is, before or after it', () => {
  for (const days of [-6.999, -1, 0, 3, 7, 13.999]) expect(columns(later(days))).toContain('waves.w9.opens');
});

test('no season and no wave takes a name that was used', () => {
  expect(columns(later(14, { season: 's1' }))).toEqual(['season']);
  const renamed = later(14).waves.map((wave) => ({ ...wave, id: 'w1' }));
  expect(columns(later(14, { waves: renamed }))).toEqual(['waves.w1.id']);
});
