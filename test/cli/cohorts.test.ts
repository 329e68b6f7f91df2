import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command } from '../../worker/cli/cohorts.ts';
import { UsageError } from '../../worker/cli/command.ts';
import { makeIo } from '../../worker/cli/io.ts';

const REAL = resolve(import.meta.dirname, '../../../shared/data/montgomery-roster.csv');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chorus-cohorts-'));
});
afterAll(() => rm(folder, { recursive: true }));

const file = async (name: string, text: string) => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};

const chorusCohorts = async (...argv: string[]) => {
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
  return { code, ...written };
};

const ROSTER = `employee_id,unit,manager_of,site\n${[
  ...Array.from({ length: 13 }, (_, i) => `r${i},Ads / Ranking,,Rome`),
  ...Array.from({ length: 5 }, (_, i) => `l${i},Ads / Labs,,Rome`),
  ...Array.from({ length: 8 }, (_, i) => `"q,${i}",Ads / Quality,,Oslo`),
  'boss,Ads,Ads / Labs,Oslo',
].join('\n')}\n`;

test('the steward sees what is merged and why, the sizes, and gets the table of members and cohorts', async () => {
  const roster = await file('roster.csv', ROSTER);
  const out = join(folder, 'table.csv');
  const { code, out: printed } = await chorusCohorts(roster, '--out', out);
  expect(code).toBe(0);
  expect(printed).toContain('Ads › Labs (5) is too small for 12; counted in Ads › smaller units (14)');
  expect(printed).toMatch(
    /Members +27\nUnits +4\nCohorts +2, none below 12 people; the smallest has 13\nMoved up +14 /,
  );
  expect(printed).toContain('Leaders    1 are counted');
  expect(printed).toMatch(/ 12-15 {2}█+ 2\n/);
  expect(printed).toContain('Not used for cohorts: site');

  const rows = parse(await readFile(out), { columns: true });
  expect(rows).toHaveLength(27);
  expect(rows).toContainEqual(
    expect.objectContaining({
      employee_id: 'q,3',
      unit: 'Ads / Quality',
      cohort_label: 'Ads › smaller units',
      cohort_size: '14',
    }),
  );
  expect((await stat(out)).mode & 0o077).toBe(0);
});

test('--json prints one object and nothing else, and writes no file unless told to', async () => {
  const roster = await file('json.csv', ROSTER);
  const before = await readdir(folder);
  const { code, out } = await chorusCohorts(roster, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({ members: 27, units: 4, cohorts: 2, smallest: 13, moved_up: 14 });
  expect(await readdir(folder)).toEqual(before);
});

test('another table is never overwritten by accident, the same one may be written again', async () => {
  const roster = await file('again.csv', ROSTER);
  const out = await file('precious.csv', 'precious');
  const refused = await chorusCohorts(roster, '--out', out, '--json');
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toContain('--force');
  expect(await readFile(out, 'utf8')).toBe('precious');
  expect((await chorusCohorts(roster, '--out', out, '--force')).code).toBe(0);
  expect((await chorusCohorts(roster, '--out', out)).code).toBe(0);
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a bad roster is refused with every problem, and no table is written', async () => {
  const roster = await file('bad.csv', 'employee_id,unit\nE1,Ads\nE1,ads\n');
  const out = join(folder, 'none.csv');
  const { code, err, out: json } = await chorusCohorts(roster, '--out', out, '--json');
  expect(code).toBe(1);
  expect(err).toContain('row 3, employee_id "E1": The employee id E1 is in rows 2 and 3. Keep one');
  expect(err).toContain('row 3, unit "ads": ');
  expect(JSON.parse(json)).toMatchObject({ error: 'bad-roster', problems: [{ row: 3 }, { row: 3 }] });
  expect(existsSync(out)).toBe(false);
});

test('a roster smaller than k is refused', async () => {
  const roster = await file('small.csv', 'employee_id,unit\nE1,Ads\nE2,Ads\n');
  const { code, err } = await chorusCohorts(roster);
  expect(code).toBe(1);
  expect(err).toContain('The roster has 2 people');
});

describe('what cannot be meant is said plainly', () => {
  test.each([
    ['no file', []],
    ['two files', ['a.csv', 'b.csv']],
    ['a file that is not there', ['nowhere.csv']],
    ['a k below the floor', ['a.csv', '--k', '5']],
    ['a k that is no number', ['a.csv', '--k', 'twelve']],
    ['a mapping without a column', ['a.csv', '--map', 'employee_id']],
    ['an empty column', ['a.csv', '--unit', 'a,,b']],
    ['another delimiter', ['a.csv', '--delimiter', '|']],
  ])('%s', async (_, argv) => {
    await expect(chorusCohorts(...argv)).rejects.toThrow(UsageError);
  });
});

test('columns, delimiter, k and the organisation’s name are taken from the command line', async () => {
  const roster = await file(
    'mapped.csv',
    `ID;A;B\n${Array.from({ length: 9 }, (_, i) => `${i};x, y;z${i}`).join('\n')}`,
  );
  const argv = [
    '--map',
    'employee_id=ID',
    '--unit',
    'A',
    '--unit',
    'B',
    '--k',
    '8',
    '--delimiter',
    ';',
    '--name',
    'Acme',
  ];
  const { code, out } = await chorusCohorts(roster, ...argv, '--out', join(folder, 'mapped-out.csv'));
  expect(code).toBe(0);
  expect(out).toContain('counted in x, y (9)');
});

test.skipIf(!existsSync(REAL))('on a real organisation of 9,228 nobody is left below 12', async () => {
  const out = join(folder, 'real.csv');
  const { code, out: json } = await chorusCohorts(
    REAL,
    '--unit',
    'department_name,division',
    '--json',
    '--out',
    out,
  );
  expect(code).toBe(0);
  expect(JSON.parse(json)).toEqual({ members: 9228, units: 770, cohorts: 218, smallest: 12, moved_up: 2348 });
  const sizes = new Map<string, number>();
  for (const { cohort } of parse<{ cohort: string }>(await readFile(out), { columns: true }))
    sizes.set(cohort, (sizes.get(cohort) ?? 0) + 1);
  expect(Math.min(...sizes.values())).toBe(12);
});
