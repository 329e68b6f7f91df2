import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
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

describe('with attributes', () => {
  const people = (site: string, count: number, unit = 'Ads') =>
    Array.from({ length: count }, (_, i) => `${unit}${site}${i},${unit},${site},${2000 + (i % 4)}\n`).join(
      '',
    );
  const STAFF = `employee_id,unit,site,since\n\n${people('Rome', 20)}${people('Oslo', 14)}${people('', 2)}`;
  const trees = async (name: string, text: string, of = 'site.csv') => {
    await mkdir(join(folder, name), { recursive: true });
    return file(`${name}/${of}`, text).then(() => join(folder, name));
  };
  const TREE = 'Rome;Italy;*\nOslo;Norway;*\n';

  test('cohorts are divided, labelled, reported by level, and every reason is told', async () => {
    const roster = await file('staff.csv', STAFF);
    const out = join(folder, 'staff-out.csv');
    const { code, out: printed } = await chorusCohorts(
      roster,
      '--attributes',
      'site,since:category',
      '--hierarchies',
      await trees('good', TREE),
      '--out',
      out,
    );
    expect(code).toBe(0);
    expect(printed).toContain('Why an attribute is known no better');
    expect(printed).toContain(
      'Ads · site: Rome (20): since is not told; fewer than 24 people cannot be divided',
    );
    expect(printed).toMatch(/Attributes, units first; 0\.\d{4} of their information is lost/);
    expect(printed).toContain('  site: value 20 (56 %), group 0 (0 %), any 16 (44 %); lost 0.4444');
    const rows = parse<Record<string, string>>(await readFile(out), { columns: true });
    expect(rows[0]).toMatchObject({
      cohort_label: 'Ads · site: Rome',
      cohort_size: '20',
      site: 'Rome',
      since: '*',
    });
    expect(rows.at(-1)).toMatchObject({ cohort_label: 'Ads', cohort_size: '16', site: '*' });
  });

  test('--json says what is known of how many', async () => {
    const roster = await file('staff.csv', STAFF);
    const { out } = await chorusCohorts(roster, '--attributes', 'site', '--priority', 'attributes', '--json');
    expect(JSON.parse(out)).toEqual({
      members: 36,
      units: 1,
      cohorts: 2,
      smallest: 16,
      moved_up: 0,
      priority: 'attributes',
      ncp: 16 / 36,
      attributes: [
        {
          id: 'site',
          name: 'site',
          ncp: 16 / 36,
          members: [
            { level: 'value', members: 20 },
            { level: 'any', members: 16 },
          ],
        },
      ],
    });
  });

  test('a value outside the hierarchy is refused with the row of the file', async () => {
    const roster = await file('outside.csv', STAFF.replace('AdsRome3,Ads,Rome', 'AdsRome3,Ads,Romee'));
    const { code, err } = await chorusCohorts(
      roster,
      '--attributes',
      'site',
      '--hierarchies',
      await trees('good', TREE),
      '--json',
    );
    expect(code).toBe(1);
    expect(err).toContain(
      'row 6, site "Romee": “Romee” is not in the hierarchy of site. Did you mean “Rome”?',
    );
  });

  test('a hierarchy that is not a tree is refused with its own row and column', async () => {
    const roster = await file('staff.csv', STAFF);
    const bad = await trees('bad', 'Rome;Italy;*\nOslo;Norway;X\n', 'staff_hierarchy_site.csv');
    const { code, err } = await chorusCohorts(roster, '--attributes', 'site', '--hierarchies', bad, '--json');
    expect(code).toBe(1);
    expect(err).toContain('row 2, hierarchy of site, column 3 "X": ');
  });

  test('two files for one attribute, and none, are said', async () => {
    const roster = await file('staff.csv', STAFF);
    await trees('two', TREE, 'site.csv');
    const two = await trees('two', TREE, 'site_hierarchy.csv');
    const { err } = await chorusCohorts(roster, '--attributes', 'site', '--hierarchies', two, '--json');
    expect(err).toContain('Several files of the folder may be the hierarchy of site');
    await expect(chorusCohorts(roster, '--attributes', 'since', '--hierarchies', two)).rejects.toThrow(
      UsageError,
    );
    await expect(
      chorusCohorts(roster, '--attributes', 'site', '--hierarchies', join(folder, 'no')),
    ).rejects.toThrow(UsageError);
  });

  test.each([
    ['a priority without attributes', ['--priority', 'units']],
    ['an unknown priority', ['--attributes', 'site', '--priority', 'teams']],
    ['an empty name', ['--attributes', 'site,,since']],
    ['hierarchies without attributes', ['--hierarchies', '.']],
    ['an original without a score', ['--original', 'x.csv']],
    ['a unit without a tree', ['--no-tree', '--unit', 'a']],
  ])('%s is said plainly', async (_, argv) => {
    const roster = await file('staff.csv', STAFF);
    await expect(chorusCohorts(roster, ...argv)).rejects.toThrow(UsageError);
  });
});

describe('a table without a tree', () => {
  const TABLE = `age;job;note\n${Array.from({ length: 30 }, (_, i) => `${20 + (i % 13)};"${i % 3 ? 'nurse' : 'cook; chef'}";n${i}\n`).join('')}`;

  test('is k-anonymous, keeps its rows in order, and is scored the same by --score', async () => {
    const table = await file('table.csv', TABLE);
    const out = join(folder, 'anonymous.csv');
    const columns = ['--attributes', 'age,job'];
    const { code, out: json } = await chorusCohorts(
      table,
      '--no-tree',
      '--k',
      '4',
      ...columns,
      '--out',
      out,
      '--json',
    );
    expect(code).toBe(0);
    const made = JSON.parse(json);
    expect(Object.keys(made)).toEqual(['rows', 'classes', 'smallest', 'suppressed', 'ncp', 'seconds']);
    expect(made).toMatchObject({ rows: 30, suppressed: 0 });
    const rows = parse(await readFile(out), { delimiter: ';' });
    expect(rows).toHaveLength(31);
    expect(rows[0]).toEqual(['age', 'job']);
    const sizes = new Map<string, number>();
    for (const row of rows.slice(1)) sizes.set(row.join('|'), (sizes.get(row.join('|')) ?? 0) + 1);
    expect(Math.min(...sizes.values())).toBeGreaterThanOrEqual(4);
    expect(made).toMatchObject({ classes: sizes.size, smallest: Math.min(...sizes.values()) });

    const scored = JSON.parse(
      (await chorusCohorts('--score', out, '--original', table, ...columns, '--json')).out,
    );
    expect(scored).toMatchObject({
      rows: 30,
      classes: made.classes,
      smallest: made.smallest,
      suppressed: 0,
      ncp: made.ncp,
      misfits: 0,
    });
  });

  test('says what it left out, and how well each column is known', async () => {
    const table = await file('table.csv', TABLE);
    const { out } = await chorusCohorts(
      table,
      '--no-tree',
      '--attributes',
      'age:category,job',
      '--out',
      join(folder, 'said.csv'),
    );
    expect(out).toContain('Left out, because they are not generalised: note');
    expect(out).toMatch(/ {2}age: value \d+, any \d+\n/);
  });

  test('an unknown column, too few rows, a broken table and a foreign table are refused', async () => {
    const table = await file('table.csv', TABLE);
    const err = async (...argv: string[]) => {
      const result = await chorusCohorts(...argv, '--json');
      expect(result.code).toBe(1);
      return result.err;
    };
    expect(await err(table, '--no-tree', '--attributes', 'agee')).toContain('Did you mean “age”?');
    expect(await err(table, '--no-tree', '--k', '31')).toContain('The table has 30 rows');
    expect(await err(table, '--no-tree', '--attributes', 'job:numeric')).toContain(
      'row 2, job "cook; chef": job is declared numeric',
    );
    expect(await err(await file('ragged.csv', 'a;b\n1;2\n3\n'), '--no-tree')).toContain(
      'row 3 "3": This row has 1 value; the first row names 2 columns.',
    );
    expect(await err(await file('none.csv', 'a;b\n'), '--no-tree')).toContain('The table has no rows.');
    expect(
      await err('--score', await file('odd.csv', 'age;job;note\nyoung;*;*\n'), '--original', table),
    ).toContain('row 2, age "young": Nobody can say');
  });

  test.each([
    ['a k of one', ['--no-tree', '--k', '1']],
    ['both ways at once', ['--no-tree', '--score', 'x.csv']],
    ['a file beside --score', ['--score', 'x.csv', '--original', 'x.csv']],
  ])('%s is said plainly', async (_, argv) => {
    await expect(chorusCohorts(await file('table.csv', TABLE), ...argv)).rejects.toThrow(UsageError);
  });

  test('a score needs the original', async () => {
    await expect(chorusCohorts('--score', await file('table.csv', TABLE))).rejects.toThrow(UsageError);
  });
});

const ADULT = resolve(import.meta.dirname, '../../../shared/data/adult');

test.skipIf(!existsSync(ADULT)).each([
  [5, 0.055],
  [10, 0.085],
])('on the census extract at k = %i the loss is at most %f, nobody left out', async (k, most) => {
  const source = join(ADULT, 'adult.csv');
  const out = join(folder, `adult-${k}.csv`);
  const trees = ['--hierarchies', ADULT];
  const made = await chorusCohorts(source, '--no-tree', '--k', String(k), ...trees, '--out', out, '--json');
  const { seconds: _, ...result } = JSON.parse(made.out);
  expect(result).toMatchObject({ rows: 30_162, suppressed: 0 });
  expect(result.smallest).toBeGreaterThanOrEqual(k);
  expect(result.ncp).toBeLessThanOrEqual(most);
  const scored = await chorusCohorts('--score', out, '--original', source, ...trees, '--json');
  expect(JSON.parse(scored.out)).toMatchObject({ ...result, misfits: 0 });
});
