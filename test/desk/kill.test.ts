import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countKeys, readModuli } from '../../db/desk/keys/queries/issuerKeys.ts';
import { hex } from '../../worker/core/bytes.ts';
import {
  COLLECTING,
  codeOf,
  field,
  finishAll,
  importRoster,
  openPlace,
  PLAN,
  type Place,
  pendingBallots,
  sealed,
  wave,
} from './support.ts';

let place: Place;

beforeEach(async () => {
  place = await openPlace();
});

afterEach(() => place.remove());

const run = (script: string, ...args: string[]): ChildProcess =>
  spawn(process.execPath, [resolve(import.meta.dirname, script), place.folder, place.org, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });

const ended = (child: ChildProcess): Promise<NodeJS.Signals | null> =>
  new Promise((done) => child.once('exit', (_, signal) => done(signal)));

const keysDb = () => {
  const keys = place.open.organisation.desk?.keys;
  if (!keys) throw new Error('no desk');
  return keys;
};

test('a desk killed between the ledger and its answer costs nobody a ballot: the retry succeeds', async () => {
  const mh = await sealed(place);
  place.now = COLLECTING;
  const code = await codeOf(place, 'E007');
  const { pending, requests } = await pendingBallots(place, mh, code);
  const others = (await pendingBallots(place, mh, code)).requests;
  await place.open.close();

  const child = run('dieAfterLedger.ts', COLLECTING, JSON.stringify({ code, requests }));
  expect(await ended(child)).toBe('SIGKILL');

  await place.reopen();
  const collect = (list: string[]) =>
    place.desk('POST', `/seasons/${PLAN.season}/ballots`, { code, requests: list }, null);
  expect(field(await collect(others), 'error')).toBe('already-collected');
  const reply = await collect(requests);
  expect(reply.status).toBe(200);
  expect(await finishAll(pending, field(reply, 'signatures'))).not.toContain(null);
});

test('a desk killed while it makes keys goes on with those it has', async () => {
  await importRoster(place);
  const [first] = PLAN.waves;
  const start = Date.parse(first?.opens ?? '');
  const at = (week: number, hours: number) =>
    `${new Date(start + (week * 7 * 24 + hours) * 3_600_000).toISOString().slice(0, 19)}Z`;
  const waves = Array.from({ length: 26 }, (_, i) => wave(`w${i}`, at(i, 0), at(i, 50), at(i, 60)));
  await place.desk('POST', '/seasons', { ...PLAN, waves });
  await place.open.close();

  const child = run('makeKeysForever.ts', PLAN.season);
  await sleep(50);
  await place.reopen();
  for (let waited = 0; waited < 400 && (await countKeys(keysDb(), PLAN.season)) < 5; waited++)
    await sleep(25);
  child.kill('SIGKILL');
  await ended(child);
  const half = await readModuli(keysDb(), PLAN.season);
  expect(half.length).toBeGreaterThanOrEqual(5);
  expect(half.length).toBeLessThan(52);

  await place.reopen();
  await place.tick();
  const status = await place.desk('GET', `/seasons/${PLAN.season}`);
  expect(status.body).toMatchObject({ state: 'ready', keys: { made: 52, total: 52 } });
  const all = new Set((await readModuli(keysDb(), PLAN.season)).map((key) => hex(key.n)));
  expect(all.size).toBe(52);
  for (const key of half) expect(all.has(hex(key.n))).toBe(true);
});
