/**
 * The works council runs the desk, somebody else box and board: real processes on ports of their own, set up with the
 * real command, a whole season through their HTTP APIs.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { Refused } from '../../worker/cli/api.ts';
import { playSeason } from '../../worker/cli/rehearse/play.ts';
import { DEFAULT_QUESTIONNAIRE } from '../../worker/core/bank.ts';
import type { Member } from '../../worker/core/roster/member.ts';
import type { LogEntry } from '../../worker/core/season.ts';
import type { SeasonStatus } from '../../worker/desk/status.ts';
import { run } from '../cli/run.ts';
import { type Split, splitHosts } from './hosts.ts';

const START = '2026-03-01T08:00:00Z';
const CLOSES = '2026-03-07T18:00:00Z';

const members: Member[] = Array.from({ length: 40 }, (_, i) => ({
  employee_id: `W${i}`,
  unit: i < 15 ? ['Shop'] : ['Works'],
  attributes: {},
}));

const nothing = { tick() {}, done() {} };
const io = { out() {}, err() {}, json() {}, progress: () => nothing, isTTY: false };

let split: Split;
afterEach(() => split.end());

const startAll = () => Promise.all(split.hosts.map((host) => host.start()));

const logOf = async (): Promise<LogEntry[]> => (await split.api.log()).map(({ entry }) => JSON.parse(entry));

const types = async () => (await logOf()).map(({ type }) => type);

const until = async (ready: () => Promise<boolean>) => {
  for (let waited = 0; waited < 30_000; waited += 200) {
    if (await ready()) return;
    await sleep(200);
  }
  throw new Error('it did not happen within 30 s');
};

const wave = {
  id: 'w1',
  opens: '2026-03-11T08:00:00Z',
  closes: '2026-03-13T18:00:00Z',
  releases: '2026-03-14T08:00:00Z',
  questionnaire: DEFAULT_QUESTIONNAIRE('pulse'),
};

/** Roster, plan and keys; not sealed. */
const planned = async () => {
  const { digest } = await split.api.desk<{ digest: string }>('POST', '/roster/preview', { members });
  await split.api.desk('PUT', '/roster', { members, digest });
  const plan = { season: 'q1', rules: {}, collect_opens: START, collect_closes: CLOSES, waves: [wave] };
  await split.api.desk('POST', '/seasons', plan);
  await until(async () => (await split.api.desk<SeasonStatus>('GET', '/seasons/q1')).state === 'ready');
};

const seal = () => split.api.desk<{ mh: string }>('POST', '/seasons/q1/seal');

describe.each([
  { parts: [['box', 'board'], ['desk']] as const, name: 'the desk on one host, box and board on another' },
  { parts: [['board'], ['box'], ['desk']] as const, name: 'every side on a host of its own' },
])('$name', ({ parts }) => {
  test('a whole season is collected, answered, closed, released and erased, and nothing is lost', async () => {
    split = await splitHosts(
      parts.map((sides) => [...sides]),
      { start: START },
    );
    await startAll();
    const { rehearsal, findings } = await playSeason(split.api, io, {
      members,
      waves: 1,
      participation: 0.8,
      kCohort: undefined,
    });
    expect(findings).toEqual([]);
    expect(rehearsal).toMatchObject({ members: 40, collected: 40, lost: 0, duplicates: 0 });
    expect(rehearsal.counted).toBeGreaterThan(20);
    expect(await types()).toEqual(['manifest', 'collection-close', 'wave-close', 'release', 'erasure']);

    for (const host of split.hosts) {
      const own = readdirSync(join(host.dataDir, split.org)).filter((file) => file.endsWith('.db'));
      const files = { desk: ['desk.db', 'keys.db'], box: ['box.db'], board: ['board.db'] };
      expect(own.sort()).toEqual(host.sides.flatMap((side) => files[side]).sort());
      const secrets = JSON.parse(readFileSync(join(host.dataDir, split.org, 'secrets.json'), 'utf8'));
      expect(Object.keys(secrets).sort()).toEqual([...host.sides, 'name', 'v'].sort());
      const { paths } = await (await fetch(`${host.url}/api/openapi.json`)).json();
      const served = new Set(Object.keys(paths).map((path) => path.split('/')[2]));
      expect([...served].sort()).toEqual(['clock', ...host.sides].sort());
      for (const side of ['desk', 'box', 'board'] as const)
        if (!host.sides.includes(side))
          expect((await fetch(`${host.url}/api/${side}/${split.org}/log`)).status).toBe(404);
    }
  }, 180_000);
});

test('while the board is down nothing is lost and nothing is said twice: it is all there once it is back', async () => {
  split = await splitHosts([['box', 'board'], ['desk']], { start: START });
  await startAll();
  await planned();
  const board = split.hostOf('board');
  await board.kill();
  await expect(seal()).rejects.toMatchObject({ status: 503, code: 'board-unreachable' });
  expect((await split.api.desk<SeasonStatus>('GET', '/seasons/q1')).state).toBe('ready');
  await board.start();
  const { mh } = await seal();

  await board.kill();
  const move = (url: string, to: string) =>
    fetch(`${url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to }),
    });
  expect((await move(split.hostOf('desk').url, CLOSES)).status).toBe(503);
  expect((await split.api.desk<SeasonStatus>('GET', '/seasons/q1')).issued).toBeUndefined();
  await board.start();
  // Its clock stands before the close: what comes too early stays out of the log, and is sent again.
  await sleep(4000);
  expect(await types()).toEqual(['manifest']);
  await move(board.url, CLOSES);
  await until(async () => (await types()).length > 1);
  expect(await logOf()).toMatchObject([{ type: 'manifest', body: mh }, { type: 'collection-close' }]);
  await until(async () => (await split.api.desk<SeasonStatus>('GET', '/seasons/q1')).issued === 0);
}, 120_000);

test('a desk that the board has not pinned can publish nothing', async () => {
  split = await splitHosts([['box', 'board'], ['desk']], { start: START });
  await startAll();
  await planned();
  // Another desk with keys of its own, made with the same card, in the place of the real one.
  const real = split.hostOf('desk');
  const other = join(split.folder, 'other-desk');
  const { code, stderr } = await run([
    ...['organisation', 'create', '--join', split.hostOf('board').card, '--sides', 'desk'],
    ...['--data', other, '--url', real.url, '--out', join(split.folder, 'other.json')],
  ]);
  expect([code, existsSync(join(split.folder, 'other.json'))]).toEqual([0, true]);
  expect(stderr).toContain('Nothing in it is secret');
  const pin = (...args: string[]) =>
    run([
      ...['organisation', 'pin', join(split.folder, 'other.json')],
      ...['--data', split.hostOf('board').dataDir, '--url', split.hostOf('board').url, ...args],
    ]);
  // Changed keys are not pinned by mistake. Once they are, the first desk is the one that is refused.
  expect(await pin()).toMatchObject({ code: 2, stderr: expect.stringContaining('--replace') });
  expect((await pin('--replace')).code).toBe(0);
  await split.hostOf('board').kill();
  await split.hostOf('board').start();
  const refused = await seal().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refused);
  expect(refused).toMatchObject({ status: 409, code: 'board-refused' });
  expect(await types()).toEqual([]);
}, 120_000);

test('a host that does not know a side it needs does not start, and says what to do', async () => {
  split = await splitHosts([['box', 'board'], ['desk']], { start: START, pinned: false });
  await expect(split.hostOf('board').start()).rejects.toThrow(/chorus organisation pin/);
  await split.hostOf('desk').start(); // it joined with the other's card
});
