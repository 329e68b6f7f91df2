import { beforeAll, describe, expect, test } from 'vitest';
import {
  checkCohortKeys,
  cohortKeys,
  isModulus,
  keysRoot,
  keyTree,
  sortKeyLines,
} from '../../../worker/core/ballot/key.ts';
import { checkManifestFloors, manifestHash, parseManifest } from '../../../worker/core/ballot/manifest.ts';
import { b64u, fromB64u, hex, sha256, utf8 } from '../../../worker/core/bytes.ts';
import { jcs } from '../../../worker/core/jcs.ts';
import { type CohortKeys, FLOORS, type Manifest, type Rules } from '../../../worker/core/season.ts';
import { makeSeason, manifestWith, type Season } from './season.ts';
import { flip } from './support.ts';

const codes = (over: Partial<Manifest>, now?: string) =>
  checkManifestFloors(manifestWith(over), now === undefined ? {} : { now }).map(({ code }) => code);

describe('a manifest', () => {
  const manifest = manifestWith();
  const bytes = jcs(manifest);

  test('reads back from its bytes, which its hash names', () => {
    expect(parseManifest(bytes)).toEqual(manifest);
    expect(manifestHash(bytes)).toEqual(sha256(bytes));
    expect(checkManifestFloors(manifest)).toEqual([]);
  });

  test('whoever changes a byte makes another manifest or none', () => {
    for (let at = 0; at < bytes.length; at++) {
      const changed = flip(bytes, at);
      const read = parseManifest(changed);
      if (read !== null) expect(jcs(read)).toEqual(changed);
      expect(manifestHash(changed)).not.toEqual(manifestHash(bytes));
    }
  });

  test('has one spelling: other order, spaces or repeated keys are refused', () => {
    const text = JSON.stringify(manifest);
    for (const other of [text, JSON.stringify(manifest, null, 1), `${new TextDecoder().decode(bytes)}\n`])
      expect(parseManifest(utf8(other))).toBeNull();
    expect(parseManifest(utf8(new TextDecoder().decode(bytes).replace('{', '{"v":1,')))).toBeNull();
    for (const junk of ['', 'null', '[]', '{}', '[['.repeat(20000)])
      expect(parseManifest(utf8(junk))).toBeNull();
    expect(parseManifest(Uint8Array.of(0xff, 0xfe))).toBeNull();
  });

  test('has every key and no other, all the way down', () => {
    const walk = (value: unknown, change: (path: string, changed: unknown) => void, path = ''): void => {
      if (typeof value !== 'object' || value === null) return;
      const entries = Object.entries(value);
      if (!Array.isArray(value) && !path.endsWith('attributes')) {
        change(`${path}+`, { ...value, extra: 1 });
        for (const [key] of entries)
          change(`${path}.${key}-`, Object.fromEntries(entries.filter(([k]) => k !== key)));
      }
      for (const [key, inner] of entries)
        walk(
          inner,
          (where, changed) => {
            const entriesNow = entries.map(([k, v]) => [k, k === key ? changed : v]);
            change(
              where,
              Array.isArray(value) ? entriesNow.map(([, v]) => v) : Object.fromEntries(entriesNow),
            );
          },
          `${path}.${key}`,
        );
    };
    let tried = 0;
    walk(manifest, (path, changed) => {
      tried++;
      expect(parseManifest(jcs(changed)), path).toBeNull();
    });
    expect(tried).toBeGreaterThan(60);
  });

  test('holds values of the right type only', () => {
    const odd: Record<string, unknown>[] = [
      { v: 2 },
      { suite: 2 },
      { org: 'Northwind' },
      { season: 'a b' },
      { season: 'a'.repeat(33) },
      { rules: { ...manifest.rules, k_cell: 5.5 } },
      { rules: { ...manifest.rules, k_cell: '5' } },
      { collect_opens: '2026-02-30T00:00:00Z' },
      { collect_opens: '2026-01-05T08:00:00+00:00' },
      { collect_opens: '2026-01-05' },
      { units: [{ id: 'all', parent: 7, label: 'x' }] },
      { units: [{ id: 'all', parent: null, label: 'e\u0301' }] },
      { attributes: [{ id: 'a', levels: [1] }] },
      { priority: 'people' },
      { cohorts: [{ ...manifest.cohorts[0], size: -1 }] },
      { cohorts: [{ ...manifest.cohorts[0], members_root: 'AB' }] },
      { cohorts: [{ ...manifest.cohorts[0], attributes: { a: 1 } }] },
      { waves: {} },
      { keys_root: 'A'.repeat(64) },
      { log_key: 'AAAA' },
      { desk: 'https://desk.example/' },
      { desk: 'https://DESK.example' },
      { box: 'ftp://box.example' },
      { box: 'https://bücher.example' },
      { box: 7 },
    ];
    for (const over of odd)
      expect(parseManifest(jcs({ ...manifest, ...over })), JSON.stringify(over)).toBeNull();
  });
});

describe('the floors', () => {
  const { waves, cohorts, units, rules } = manifestWith();
  const [w1, w2] = waves;
  const [c1, c2] = cohorts;
  if (!w1 || !w2 || !c1 || !c2) throw new Error('two of each');

  test.each(Object.keys(FLOORS))('nobody can seal a season with %s below its floor', (rule) => {
    const floor = FLOORS[rule as keyof Rules];
    expect(codes({ rules: { ...rules, [rule]: floor - 1 } })).toContain('rule-below-floor');
    expect(codes({ rules: { ...rules, [rule]: floor } })).not.toContain('rule-below-floor');
  });

  test('collection ends after it opens, and in the future when it is sealed', () => {
    expect(codes({ collect_closes: '2026-01-05T08:00:00Z' })).toEqual(['collection-ends-before-it-opens']);
    expect(codes({}, '2026-01-16T16:00:00Z')).toEqual(['collection-in-the-past']);
    expect(codes({}, '2026-01-16T15:59:59Z')).toEqual([]);
  });

  test('no wave opens within 72 hours of the close of collection, or within the longer gap of its rules', () => {
    const opening = (opens: string) => ({ waves: [{ ...w1, opens }] });
    expect(codes(opening('2026-01-19T15:59:59Z'))).toEqual(['gap-too-short']);
    expect(codes(opening('2026-01-19T16:00:00Z'))).toEqual([]);
    const longer = { rules: { ...rules, gap_hours: 73 } };
    expect(codes({ ...longer, ...opening('2026-01-19T16:59:59Z') })).toEqual(['gap-too-short']);
    expect(codes({ ...longer, ...opening('2026-01-19T17:00:00Z') })).toEqual([]);
    expect(codes({ rules: { ...rules, gap_hours: 1 }, ...opening('2026-01-19T15:59:59Z') })).toEqual([
      'rule-below-floor',
      'gap-too-short',
    ]);
  });

  test('waves are seven days apart, in order, and each opens, closes, is released', () => {
    expect(codes({ waves: [w1, { ...w2, opens: '2026-01-27T07:59:59Z' }] })).toEqual(['waves-too-close']);
    expect(codes({ waves: [w2, w1] })).toEqual(['waves-too-close']);
    expect(codes({ waves: [] })).toEqual(['no-waves']);
    expect(codes({ waves: [{ ...w1, closes: w1.opens }] })).toEqual(['wave-times-out-of-order']);
    expect(codes({ waves: [{ ...w1, releases: '2026-01-26T15:59:59Z' }] })).toEqual([
      'wave-times-out-of-order',
    ]);
    expect(codes({ waves: [{ ...w1, releases: w1.closes }] })).toEqual([]);
  });

  test('no cohort is smaller than k, whatever rules say below eight', () => {
    expect(codes({ cohorts: [c1, { ...c2, size: 11 }] })).toEqual(['cohort-too-small']);
    const low = { rules: { ...rules, k_cohort: 3 } };
    expect(codes({ ...low, cohorts: [c1, { ...c2, size: 7 }] })).toEqual([
      'rule-below-floor',
      'cohort-too-small',
    ]);
    expect(codes({ cohorts: [] })).toEqual(['no-cohorts']);
    expect(
      codes({
        cohorts: [
          { ...c1, size: 12 },
          { ...c2, size: 11 },
        ],
      }),
    ).toContain('too-many-cohorts');
  });

  test('units are one tree, ids are not used twice, cohorts stand in it', () => {
    const unit = (id: string, parent: string | null) => ({ id, parent, label: id });
    expect(codes({ units: [...units, unit('x', 'y'), unit('y', 'x')] })).toEqual([
      'broken-tree',
      'broken-tree',
    ]);
    expect(codes({ units: [...units, unit('x', 'nowhere')] })).toEqual(['broken-tree']);
    expect(codes({ units: [...units, unit('x', null)] })).toEqual(['not-one-root']);
    expect(codes({ units: [] })).toContain('not-one-root');
    expect(codes({ units: [...units, unit('lab', 'all')] })).toEqual(['duplicate-id']);
    expect(codes({ cohorts: [c1, { ...c2, id: 'c1' }] })).toEqual(['duplicate-id']);
    expect(codes({ cohorts: [c1, { ...c2, unit: 'gone' }] })).toEqual(['unknown-unit']);
  });
});

describe('a cohort’s keys', () => {
  let season: Season;
  let keys: CohortKeys;
  beforeAll(async () => {
    season = await makeSeason();
    keys = season.tree.cohortKeys('c1', ['w1', 'w2']);
  });

  const with0 = (change: Partial<CohortKeys['keys'][0]>): CohortKeys => ({
    ...keys,
    keys: keys.keys.map((key, i) => (i === 0 ? { ...key, ...change } : key)),
  });

  test('are those of the manifest, in the order of its waves, whatever order they were made in', () => {
    expect(checkCohortKeys(season.manifest, keys)).toBe(true);
    expect(keysRoot(season.lines.toReversed())).toEqual(keysRoot(season.lines));
    expect(hex(keysRoot(season.lines))).toBe(season.manifest.keys_root);
    expect(cohortKeys(season.lines, 'c1', ['w1', 'w2'])).toEqual(keys);
    expect(sortKeyLines(season.lines.toReversed()).map(({ wave, cohort }) => wave + cohort)).toEqual([
      'w1c1',
      'w1c2',
      'w2c1',
      'w2c2',
    ]);
    expect(() => season.tree.cohortKeys('c1', ['w9'])).toThrow(RangeError);
  });

  test('nobody can be given a key of their own', () => {
    const own = b64u(new Uint8Array(256).fill(255));
    const [first] = keys.keys;
    if (!first) throw new Error('no key');
    expect(checkCohortKeys(season.manifest, with0({ n: own }))).toBe(false);
    for (const at of [0, 1, 17, 255])
      expect(
        checkCohortKeys(
          season.manifest,
          with0({ n: b64u(flip(fromB64u(first.n) ?? new Uint8Array(), at, 2)) }),
        ),
      ).toBe(false);
    expect(checkCohortKeys(season.manifest, with0({ index: 1 }))).toBe(false);
    expect(checkCohortKeys(season.manifest, with0({ proof: first.proof.slice(1) }))).toBe(false);
    expect(checkCohortKeys(season.manifest, with0({ proof: [...first.proof, 'zz'] }))).toBe(false);
    expect(checkCohortKeys(season.manifest, with0({ wave: 'w2' }))).toBe(false);
    expect(checkCohortKeys(season.manifest, { ...keys, cohort: 'c2' })).toBe(false);
    expect(checkCohortKeys(season.manifest, { ...keys, cohort: 'c9' })).toBe(false);
    expect(checkCohortKeys(season.manifest, { ...keys, keys: keys.keys.toReversed() })).toBe(false);
    expect(checkCohortKeys(season.manifest, { ...keys, keys: keys.keys.slice(1) })).toBe(false);
    expect(checkCohortKeys(season.manifest, { ...keys, keys: keys.keys.slice(0, 1) })).toBe(false);
    expect(checkCohortKeys(season.manifest, { ...keys, size: 5 })).toBe(false);
    expect(checkCohortKeys({ ...season.manifest, keys_root: '0'.repeat(64) }, keys)).toBe(false);
  });

  test('a tree with keys beside the manifest’s, weak keys, or one key for two waves is refused', () => {
    const check = (lines: typeof season.lines) => {
      const tree = keyTree(lines);
      const manifest = { ...season.manifest, keys_root: hex(tree.root) };
      return checkCohortKeys(manifest, tree.cohortKeys('c1', ['w1', 'w2']));
    };
    expect(check(season.lines)).toBe(true);
    const n = season.lines[0]?.n ?? '';
    const foreign = keyTree(
      season.lines.map((line) => (line.cohort === 'c2' ? { ...line, cohort: 'c9' } : line)),
    );
    const sealed = { ...season.manifest, keys_root: hex(foreign.root) };
    expect(checkCohortKeys(sealed, foreign.cohortKeys('c9', ['w1', 'w2']))).toBe(false);
    expect(check([...season.lines, { wave: 'w3', cohort: 'c1', n }])).toBe(false);
    expect(check(season.lines.map((line) => (line.cohort === 'c1' ? { ...line, n } : line)))).toBe(false);
    const weak = [new Uint8Array(256).fill(254), new Uint8Array(256).fill(1), new Uint8Array(255).fill(255)];
    for (const modulus of weak) {
      expect(isModulus(modulus)).toBe(false);
      expect(check(season.lines.map((line, i) => (i === 0 ? { ...line, n: b64u(modulus) } : line)))).toBe(
        false,
      );
    }
  });

  test('any JSON in their place is refused, not thrown', () => {
    // What a hostile desk may send: the type is what the caller hopes for.
    for (const junk of [
      null,
      7,
      [],
      {},
      { keys: [{}] },
      { ...keys, keys: [null, null] },
      { ...keys, keys: 'xx' },
    ])
      expect(checkCohortKeys(season.manifest, junk as unknown as CohortKeys)).toBe(false);
    expect(checkCohortKeys(season.manifest, with0({ n: 7 as unknown as string }))).toBe(false);
  });
});
