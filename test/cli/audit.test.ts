/** `chorus audit` as a guardian runs it: on files, in a shell, with nobody to ask. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { truthOf } from '../../worker/core/audit/truth.ts';
import { jcs } from '../../worker/core/jcs.ts';
import { releaseCsv } from '../../worker/core/release/csv.ts';
import { release } from '../../worker/core/release/release.ts';
import { tally } from '../../worker/core/release/tally.ts';
import { FIXTURES } from '../core/audit/fixtures/unsafe.ts';
import { MANIFEST_HASH, organisationOf } from '../support/organisations.ts';

const CLI = resolve(import.meta.dirname, '../../worker/cli.ts');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  const { manifest, questionnaire, ballots } = organisationOf(11, { people: 400, attributes: 2, levels: 2 });
  const counted = tally({ manifest, questionnaire, ballots });
  const doc = release({ manifest, mh: MANIFEST_HASH, questionnaire, tally: counted, wave: 'w1' });
  await mkdir(join(folder, 'board'));
  await writeFile(join(folder, 'board', 'a1'), jcs(doc));
  await writeFile(join(folder, 'board', 'a2'), jcs(manifest));
  await writeFile(join(folder, 'board', 'a3'), Uint8Array.of(0, 255, 254));
  await writeFile(join(folder, 'export.csv'), releaseCsv(doc));
  await writeFile(
    join(folder, 'counts.json'),
    JSON.stringify(truthOf({ manifest, questionnaire, wave: 'w1', ballots })),
  );
  const safety = FIXTURES.find(({ name }) => name === 'Safety minus men');
  await writeFile(join(folder, 'safety.json'), JSON.stringify(safety?.input.releases[0]?.document));
  await writeFile(join(folder, 'safety counts.json'), JSON.stringify(safety?.input.truths?.[0]));
});
afterAll(() => rm(folder, { recursive: true }));

const run = async (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
  try {
    const done = await promisify(execFile)(process.execPath, [CLI, 'audit', ...args], { cwd: folder });
    return { code: 0, ...done };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
};

test('a safe board and its export pass, with and without true counts', async () => {
  const open = await run('board', 'export.csv');
  expect(open.stderr).toBe('');
  expect(open.code).toBe(0);
  expect(open.stdout).toContain('Without true counts');
  const exact = await run('board', 'export.csv', '--truth', 'counts.json', '--json');
  expect(exact.code).toBe(0);
  expect(JSON.parse(exact.stdout)).toMatchObject({
    ok: true,
    findings: [],
    checked: { exact: true, documents: 1 },
  });
});

test('an unsafe release is rejected in one object, with the combination in words', async () => {
  const { code, stdout } = await run('safety.json', '--truth', 'safety counts.json', '--json', '--thorough');
  expect(code).toBe(1);
  expect(JSON.parse(stdout).findings).toContainEqual({
    kind: 'linear',
    where: 'safety.json, mood',
    people: 2,
    explanation: '‘Safety’ (13) minus ‘men’ (11) in ‘Transport’ leaves 2 people: fewer than 5.',
  });
});

test('what cannot be asked is said plainly, with exit code 2 and no stack', async () => {
  for (const [args, says] of [
    [[], 'takes at least one file'],
    [['nowhere.json'], 'There is no file nowhere.json'],
    [['export.csv'], 'None of these files is a release'],
    [['board', '--k', '3'], 'at least 5'],
    [['board', '--truth', 'export.csv'], 'true counts'],
    [['board/a3'], 'is no text'],
  ] as const) {
    const { code, stdout, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/\n\s+at /);
  }
});
