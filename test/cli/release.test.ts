/** Files in, safe release out: what it writes, and what it says about files that cannot be used. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeIo } from '../../worker/cli/io.ts';
import { command } from '../../worker/cli/release.ts';
import { audit } from '../../worker/core/audit/audit.ts';
import { parseManifest } from '../../worker/core/ballot/manifest.ts';
import { parseRelease } from '../../worker/core/release/parse.ts';
import { random } from '../core/release/organisation.ts';

const QUESTIONNAIRE = {
  v: 1,
  id: 'poll',
  title: { en: 'Poll' },
  items: [
    {
      kind: 'scale',
      id: 'mood',
      theme: 'mood',
      core: true,
      scale: [1, 5],
      reversed: false,
      text: { en: 'Good.' },
    },
    {
      kind: 'scale',
      id: 'stay',
      theme: 'staying',
      core: true,
      scale: [1, 5],
      reversed: false,
      text: { en: 'Stay.' },
    },
    { kind: 'open', id: 'more', text: { en: 'What else?' } },
  ],
};

const UNITS = ['Ads / Ranking', 'Ads / Labs', 'Care', 'Care / Night', 'Build'];
const people = Array.from({ length: 300 }, (_, i) => ({
  id: `e${i}`,
  unit: UNITS[i % 7 < 5 ? i % 5 : 4] ?? '',
  site: i % 3 === 0 ? 'Rome' : 'Oslo',
}));
const ROSTER = ['employee_id,unit,site', ...people.map(({ id, unit, site }) => `${id},${unit},${site}`)].join(
  '\n',
);
const next = random(9);
const answer = () => (next() < 0.05 ? '' : String(1 + Math.floor(5 * next() ** 0.7)));
const rows = people
  .filter(() => next() < 0.7)
  .map((person) => ({ ...person, answers: [answer(), answer(), next() < 0.2 ? 'More "time", please' : ''] }));
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const ANSWERS = [
  'employee_id,mood,stay,more',
  ...rows.map(({ id, answers }) => [id, ...answers.map(quoted)].join(',')),
].join('\r\n');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chorus-release-'));
  await writeFile(join(folder, 'q.json'), JSON.stringify(QUESTIONNAIRE));
  await writeFile(join(folder, 'roster.csv'), ROSTER);
});
afterAll(() => rm(folder, { recursive: true }));

let runs = 0;
const chorusRelease = async (answers: string, ...more: string[]) => {
  const out = join(folder, `out${runs++}`);
  await writeFile(join(folder, 'answers.csv'), answers);
  const files = ['roster.csv', 'answers.csv', 'q.json'].map((name) => join(folder, name));
  const [roster = '', file = '', questionnaire = ''] = files;
  const argv = [
    '--roster',
    roster,
    '--answers',
    file,
    '--questionnaire',
    questionnaire,
    '--out',
    out,
    ...more,
  ];
  const options = { ...command.options, json: { type: 'boolean' } } as const;
  const args = parseArgs({ args: argv, options, allowPositionals: true });
  const written = { out: '', err: '' };
  const stream = (to: 'out' | 'err') => ({
    write: (text: string) => {
      written[to] += text;
    },
  });
  const io = makeIo(args.values.json === true, stream('out'), stream('err'));
  const code = await command.run({ values: args.values, positionals: args.positionals }, io);
  return { code, folder: out, ...written, json: args.values.json ? JSON.parse(written.out) : null };
};

const read = (where: string, name: string) => readFile(join(where, name));

describe('answers collected elsewhere', () => {
  test('become a release, its table and its manifest, which the audit accepts', async () => {
    const { code, json, folder: out } = await chorusRelease(ANSWERS, '--json');
    expect(code).toBe(0);
    expect(json).toMatchObject({
      respondents: rows.length,
      units: 7,
      items: 2,
      smallest_pool_band: expect.any(String),
    });
    expect(Object.keys(json)).toEqual([
      'respondents',
      'units',
      'items',
      'cells_shown',
      'cells_hidden',
      'smallest_pool_band',
      'seconds',
    ]);
    const release = parseRelease(await read(out, 'release.json'));
    const manifest = parseManifest(await read(out, 'manifest.json'));
    if (!release || !manifest) throw new Error('not written');
    expect(release.cells).toHaveLength(json.cells_shown);
    expect(json.cells_shown + json.cells_hidden).toBe(14);
    const table: Record<string, string>[] = parse(await read(out, 'release.csv'), { columns: true });
    expect(table).toHaveLength(14);
    expect(release.comments.every(({ text }) => text === 'More "time", please')).toBe(true);
    const where = 'release.json';
    expect(audit({ releases: [{ where, document: release }], manifests: [manifest] }).findings).toEqual([]);
  });

  test('give the same bytes whatever the order of the rows', async () => {
    const [head = '', ...lines] = ANSWERS.split('\r\n');
    const one = await chorusRelease(ANSWERS);
    const other = await chorusRelease([head, ...lines.toReversed()].join('\n'));
    for (const name of ['release.json', 'release.csv', 'manifest.json'])
      expect(await read(other.folder, name)).toEqual(await read(one.folder, name));
  });

  test('need no id: the unit is enough', async () => {
    const byUnit = [
      'unit,mood,stay,more',
      ...rows.map(({ unit, answers }) => [unit, ...answers.map(quoted)].join(',')),
    ];
    const { folder: out } = await chorusRelease(byUnit.join('\n'));
    const { folder: same } = await chorusRelease(ANSWERS);
    expect(await read(out, 'release.json')).toEqual(await read(same, 'release.json'));
  });

  test('with an attribute show its groups too', async () => {
    const { json, folder: out } = await chorusRelease(ANSWERS, '--attributes', 'site', '--json');
    const release = parseRelease(await read(out, 'release.json'));
    const groups = release?.cells.filter(({ group }) => group?.attribute === 'site') ?? [];
    expect(groups.length).toBeGreaterThan(0);
    expect((release?.cells.length ?? 0) - groups.length).toBe(json.cells_shown);
  });

  test('all equal or all skipped are released as safely as any', async () => {
    const all = (mood: string) =>
      ['employee_id,mood,stay,more', ...rows.map(({ id }) => `${id},${mood},,`)].join('\n');
    const equal = await chorusRelease(all('5'), '--json');
    expect(equal.code).toBe(0);
    const release = parseRelease(await read(equal.folder, 'release.json'));
    expect(release?.cells.length).toBeGreaterThan(0);
    expect(release?.cells.every(({ favourable: [low] }) => low < 100)).toBe(true);
    const skipped = await chorusRelease(all(''), '--json');
    expect(skipped.json).toMatchObject({ cells_shown: 0, cells_hidden: 14, smallest_pool_band: null });
    expect(parseRelease(await read(skipped.folder, 'release.json'))?.participation.length).toBeGreaterThan(0);
  });

  test('of fewer than five people are not published, and it says so kindly', async () => {
    const few = ['employee_id,mood,stay,more', ...rows.slice(0, 4).map(({ id }) => `${id},5,5,`)].join('\n');
    const { code, out, folder: where } = await chorusRelease(few);
    expect(code).toBe(0);
    expect(out).toContain('nothing is published');
    expect(existsSync(where)).toBe(false);
  });
});

describe('a file that cannot be used is explained by row, column and value, and nothing is written', () => {
  const bad: [string, string, string][] = [
    ['unknown-respondent', 'employee_id,mood,stay,more\ne1,5,5,\nnobody,5,5,', 'row 3, employee_id "nobody"'],
    ['duplicate-respondent', 'employee_id,mood,stay,more\ne1,5,5,\ne1,4,4,', 'row 3, employee_id "e1"'],
    ['unknown-unit', 'unit,mood,stay,more\nAds / Rankings,5,5,', 'row 2, unit "Ads / Rankings"'],
    ['off-scale', 'employee_id,mood,stay,more\ne1,6,5,', 'row 2, mood "6"'],
    ['off-scale', 'employee_id,mood,stay,more\ne1,good,5,', 'row 2, mood "good"'],
    ['unknown-item', 'employee_id,mood,stay,more,joy\ne1,5,5,,5', 'row 1, joy "joy"'],
    ['missing-item', 'employee_id,mood,more\ne1,5,', 'row 1, stay "stay"'],
    ['missing-column', 'mood,stay,more\n5,5,', 'row 1, unit "unit"'],
    ['wrong-column-count', 'employee_id,mood,stay,more\ne1,5,5', 'row 2'],
    ['too-long', `employee_id,mood,stay,more\ne1,5,5,${'x'.repeat(1001)}`, 'row 2, more'],
    ['too-many-answers', `unit,mood,stay,more\n${'Build,5,5,\n'.repeat(200)}`, '"Build"'],
    ['empty-file', '', 'The file of answers is empty'],
  ];
  test.each(bad)('%s', async (code, answers, where) => {
    const { code: exit, err, folder: out } = await chorusRelease(answers);
    expect(exit).toBe(1);
    expect(err).toContain(where);
    expect(existsSync(out)).toBe(false);
    const { json } = await chorusRelease(answers, '--json');
    expect(json.problems.map((problem: { code: string }) => problem.code)).toContain(code);
  });

  test('a comment is never repeated in a message', async () => {
    const { err } = await chorusRelease(`employee_id,mood,stay,more\ne1,5,5,secret ${'x'.repeat(1001)}`);
    expect(err).not.toContain('secret');
  });

  test('rules below their floor or against each other are refused', async () => {
    expect((await chorusRelease(ANSWERS, '--rule', 'k_cell=4')).err).toContain('below 5');
    expect((await chorusRelease(ANSWERS, '--rule', 'k_cell=40')).err).toContain(
      'k_distribution (30) is below k_cell (40)',
    );
    await expect(chorusRelease(ANSWERS, '--rule', 'k_sell=7')).rejects.toThrow('--rule takes NAME=N');
  });
});

test('without cohorts units of fewer than eight have no participation, and the release is safe all the same', async () => {
  const { code, folder: out } = await chorusRelease(ANSWERS, '--no-cohorts');
  expect(code).toBe(0);
  const release = parseRelease(await read(out, 'release.json'));
  const members = new Map(release?.units.map((unit) => [unit.id, unit.members]));
  expect(release?.participation.every(({ unit }) => (members.get(unit) ?? 0) >= 8)).toBe(true);
});
