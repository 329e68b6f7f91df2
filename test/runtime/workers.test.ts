/**
 * The same application on the real Workers runtime over real libSQL servers: a whole season is rehearsed through
 * its HTTP API, and the rehearsal's own checks must find nothing.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unstable_startWorker } from 'wrangler';
import { makeApi } from '../../worker/cli/api.ts';
import { playSeason } from '../../worker/cli/rehearse/play.ts';
import type { Member } from '../../worker/core/roster/member.ts';
import { parseKept } from '../../worker/kept.ts';
import { newOrgId } from '../../worker/secrets.ts';
import { run } from '../cli/run.ts';
import { freePort, type LibsqlServer, startLibsqlServer } from '../support/sqld.ts';

const DATABASES = ['desk', 'keys', 'box', 'board'] as const;

const folder = mkdtempSync(join(tmpdir(), 'chorus-workers-'));
const secretFile = join(folder, 'organisations.json');
let org = '';
let admin = '';
const servers: LibsqlServer[] = [];
let worker: Awaited<ReturnType<typeof unstable_startWorker>>;
let url: string;
let working = true;
let schedule: Promise<void>;

const members: Member[] = Array.from({ length: 60 }, (_, i) => ({
  employee_id: `W${i}`,
  unit: i < 20 ? ['Shop'] : i < 45 ? ['Works', 'Press'] : ['Works', 'Paint'],
  attributes: {},
}));

const nothing = { tick() {}, done() {} };
const io = { out() {}, err() {}, json() {}, progress: () => nothing, isTTY: false };

beforeAll(async () => {
  for (const _ of DATABASES) servers.push(await startLibsqlServer());
  const port = await freePort();
  url = `http://localhost:${port}`;
  const create = ['organisation', 'create', '--name', 'Small Works', '--url', url, '--secret', secretFile];
  const databases = DATABASES.flatMap((name, i) => [`--${name}-db`, servers[i]?.url ?? '']);
  const made = await run([...create, ...databases]);
  if (made.code !== 0) throw new Error(made.stderr);
  const secret = readFileSync(secretFile, 'utf8');
  const [kept] = parseKept(secret) ?? [];
  org = kept?.org ?? '';
  admin = kept?.secrets.desk?.admin ?? '';
  worker = await unstable_startWorker({
    name: 'chorus-runtime-test',
    entrypoint: resolve(import.meta.dirname, 'rehearsalWorker.ts'),
    config: '', // none of the project's own: no assets, no cron
    compatibilityDate: '2026-04-01',
    compatibilityFlags: ['nodejs_compat'],
    bindings: {
      CHORUS_ORGANISATIONS: {
        type: 'plain_text',
        value: secret,
      },
    },
    dev: {
      server: { port, hostname: '127.0.0.1' },
      inspector: false,
      watch: false,
      remote: false,
      logLevel: 'error',
    },
  });
  await worker.ready;
  // Cron events, as often as the test wants them.
  schedule = (async () => {
    while (working) {
      const event = await fetch(`${url}/cdn-cgi/handler/scheduled`);
      if (!event.ok) throw new Error(`the cron event failed with ${event.status}`);
      await sleep(100);
    }
  })();
});

afterAll(async () => {
  working = false;
  await schedule;
  await worker.dispose();
  await Promise.all(servers.map((server) => server.stop()));
  rmSync(folder, { recursive: true, force: true });
});

test('a season is sealed, collected, answered, closed and read on workerd and libSQL servers', async () => {
  const api = makeApi((path, init) => fetch(`${url}${path}`, init), org, admin);
  const { rehearsal, findings } = await playSeason(api, io, {
    members,
    waves: 1,
    participation: 0.8,
    kCohort: undefined,
  });
  expect(findings).toEqual([]);
  expect(rehearsal).toMatchObject({ members: 60, collected: 60, lost: 0, duplicates: 0 });
  expect(rehearsal.counted).toBeGreaterThan(30);
  expect(rehearsal.cells_shown).toBeGreaterThan(0);
});

test('it refuses what the Node server refuses: no credentials, no early clock, no foreign organisation', async () => {
  const anonymous = makeApi((path, init) => fetch(`${url}${path}`, init), org);
  await expect(anonymous.desk('GET', '/seasons')).rejects.toMatchObject({ status: 401 });
  const cookie = await fetch(`${url}/api/box/${org}/ballots`, {
    method: 'POST',
    body: 'x',
    headers: { cookie: 'a=b' },
  });
  expect(cookie.status).toBe(400);
  expect((await fetch(`${url}/api/board/${newOrgId('Other')}/log`)).status).toBe(404);
});

test('the command that made it keeps the secret to its owner, migrates again without harm and takes no database twice', async () => {
  expect(statSync(secretFile).mode & 0o077).toBe(0);
  expect(await run(['organisation', 'migrate', '--secret', secretFile])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(org),
  });
  const again = DATABASES.flatMap((name, i) => [`--${name}-db`, servers[i]?.url ?? '']);
  const create = ['organisation', 'create', '--name', 'Other', '--url', url, '--secret', secretFile];
  expect(await run([...create, ...again])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('holds an organisation already'),
  });
  expect(await run([...create, '--sides', 'box'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--box-db'),
  });
  const nowhere = await run([...create, '--sides', 'box', '--box-db', 'http://127.0.0.1:9']);
  expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be used') });
  expect(parseKept(readFileSync(secretFile, 'utf8'))).toHaveLength(1);
});
