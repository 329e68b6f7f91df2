import { join } from 'node:path';
import { createClient, type InStatement } from '@libsql/client/sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { isFrozen } from '../../db/box/queries/isFrozen.ts';
import { readBallots } from '../../db/box/queries/readBallots.ts';
import { publishedWaves } from '../../worker/box/publishedWaves.ts';
import { sealedSeason, storedWave } from '../../worker/box/sealedSeason.ts';
import { advanceWaves, closeWave, releaseWave, type WaveAt } from '../../worker/close.ts';
import { ballotLeaf, decodeBallotList } from '../../worker/core/ballot/list.ts';
import { verifyLog } from '../../worker/core/ballot/log.ts';
import { merkleRoot } from '../../worker/core/ballot/merkle.ts';
import { type Bytes, compareBytes, fromB64u, fromUtf8, hex, utf8 } from '../../worker/core/bytes.ts';
import { parseRelease } from '../../worker/core/release/parse.ts';
import type { LogType, WaveClose } from '../../worker/core/season.ts';
import type { Publish } from '../../worker/publication.ts';
import { collectedBallot, putBody, type TestBallot, withdrawBody } from '../support/ballot.ts';
import { openOrganisation, type TestOrganisation } from '../support/organisation.ts';
import { rawBytes } from '../support/rawBytes.ts';
import { day, sealTestSeason, type TestSeason, waveTimes } from '../support/season.ts';
import { serveSides } from '../support/sides.ts';

const WORDS = 'The third floor is far too cold.';
const { opens, closes, releases } = waveTimes(1);
const erased = day(12 + 7 + 14);

/** The same season, ballots and bodies for every organisation of this file. */
const seeds = { log: new Uint8Array(32).fill(1), receipt: new Uint8Array(32).fill(2) };
let template: TestOrganisation;
let season: TestSeason;
let bodies: Bytes[];
let ballots: TestBallot[];
const opened: TestOrganisation[] = [];

beforeAll(async () => {
  template = await openOrganisation(undefined, seeds);
  season = await sealTestSeason(template, { waves: 1 });
  ballots = await Promise.all(
    Array.from({ length: 16 }, (_, i) =>
      collectedBallot(season, { cohort: i < 9 ? 'c-build' : 'c-sell', seed: new Uint8Array(32).fill(i + 1) }),
    ),
  );
  const salt = (i: number) => new Uint8Array(32).fill(100 + i);
  bodies = await Promise.all(
    ballots.map((ballot, i) =>
      putBody(ballot, {
        salt: salt(i),
        answers: { mood: (i % 5) + 1, recommend: i % 11, more: `${WORDS} ${i}` },
      }),
    ),
  );
  const [first] = ballots;
  if (first) bodies.push(await withdrawBody(first, 2));
  return () => {
    for (const organisation of [template, ...opened]) organisation.end();
  };
});

/** An organisation with this season on its board and these ballots in its box. */
const answered = async (order = bodies.map((_, i) => i)): Promise<TestOrganisation> => {
  const organisation = await openOrganisation(undefined, seeds);
  opened.push(organisation);
  for (const { type, at, body } of await template.board.log()) {
    const bytes = await template.board.doc(body);
    const questionnaire = await template.board.doc(season.manifest.waves[0]?.questionnaire_hash ?? '');
    const keys = await template.board.named(`keys/${hex(season.mh)}`);
    if (!bytes || !questionnaire || !keys) throw new Error('the template board is incomplete');
    const docs = [{ bytes: questionnaire }, { bytes: keys, name: `keys/${hex(season.mh)}` }];
    await organisation.publish({ type, at, body: bytes, docs });
  }
  const { send } = serveSides(organisation, () => opens);
  for (const i of order) await send(bodies[i] ?? '');
  return organisation;
};

const waveAt = async ({ box, board }: TestOrganisation): Promise<WaveAt> => {
  const sealed = await sealedSeason(box, hex(season.mh));
  const wave = sealed?.manifest.waves[0];
  if (!sealed || !wave) throw new Error('the board does not hold the season');
  return { season: sealed, wave, published: (await publishedWaves(board))(hex(season.mh), wave.id) };
};

const documents = async ({ board }: TestOrganisation, type: LogType): Promise<string[]> => {
  const hashes = (await board.log()).filter((entry) => entry.type === type).map(({ body }) => body);
  const found = await Promise.all(hashes.map((hash) => board.doc(hash)));
  return found.map((bytes) => fromUtf8(bytes ?? new Uint8Array()) ?? '');
};

const everything = async (organisation: TestOrganisation) => ({
  close: await documents(organisation, 'wave-close'),
  release: await documents(organisation, 'release'),
  erasure: await documents(organisation, 'erasure'),
});

/** Runs every step at its time, as the schedule does. */
const runAll = async ({ box, publish }: TestOrganisation) => {
  for (const now of [closes, releases, erased]) while (await advanceWaves({ box, publish, now }));
};

test('a wave closes, is released and is erased at its times, and never a second earlier', async () => {
  const { box, publish, board } = await answered();
  const types = async () => (await board.log()).map(({ type }) => type).slice(1);
  for (const [now, expected] of [
    ['2030-01-18T23:59:59Z', []],
    [closes, ['wave-close']],
    ['2030-01-19T11:59:59Z', ['wave-close']],
    [releases, ['wave-close', 'release']],
    ['2030-02-02T11:59:59Z', ['wave-close', 'release']],
    [erased, ['wave-close', 'release', 'erasure']],
  ] as const) {
    while (await advanceWaves({ box, publish, now }));
    expect(await types()).toEqual(expected);
  }
});

test('anyone can recompute root, list and totals from the public documents', async () => {
  const organisation = await answered();
  await runAll(organisation);
  const [text = ''] = await documents(organisation, 'wave-close');
  const close: WaveClose = JSON.parse(text);
  const list = await organisation.board.doc(close.ballots);
  const lines = decodeBallotList(list ?? new Uint8Array());
  expect(lines?.length).toBe(16);
  const sorted = [...ballots].sort((a, b) => compareBytes(a.nonce, b.nonce));
  const leaves = (lines ?? []).map((line, i) => ballotLeaf(line, sorted[i]?.cohort ?? ''));
  expect(hex(merkleRoot(leaves))).toBe(close.root);
  expect([close.mh, close.size]).toEqual([hex(season.mh), 16]);
  expect(close.cohorts).toEqual([
    { cohort: 'c-build', ballots: 8, withdrawn: 1 },
    { cohort: 'c-sell', ballots: 7, withdrawn: 0 },
  ]);
});

test('the ballot with a receipt is under the published root', async () => {
  const organisation = await answered([]);
  const { send } = serveSides(organisation, () => opens);
  const { reply } = await send(bodies[3] ?? '');
  await runAll(organisation);
  const [text = ''] = await documents(organisation, 'wave-close');
  expect(hex(merkleRoot([fromB64u(reply.leaf ?? '') ?? new Uint8Array()]))).toBe(JSON.parse(text).root);
});

test('the release on the board is the one its close announced, and leaves withdrawn answers out', async () => {
  const organisation = await answered();
  await runAll(organisation);
  const [{ release_hash } = { release_hash: '' }] = (await documents(organisation, 'wave-close')).map(
    (text): WaveClose => JSON.parse(text),
  );
  const bytes = await organisation.board.doc(release_hash);
  const release = parseRelease(bytes ?? new Uint8Array());
  expect(release?.wave).toBe('w1');
  expect(release?.cells.map(({ unit, item }) => `${unit} ${item}`)).toContain('sell recommend');
  expect(release?.comments.map(({ text }) => text).sort()).toEqual(
    Array.from({ length: 15 }, (_, i) => `${WORDS} ${i + 1}`).sort(),
  );
});

test('a withdrawn ballot counts for nothing: five who answered, one of them withdrawn, are too few to show', async () => {
  const organisation = await answered(bodies.map((_, i) => i).slice(0, 14));
  const { send } = serveSides(organisation, () => opens);
  const [, , , , , , , , , own] = ballots;
  if (!own) throw new Error('no such ballot');
  expect((await send(await withdrawBody(own, 2))).status).toBe(200);
  await runAll(organisation);
  const [text = ''] = await documents(organisation, 'release');
  const release = parseRelease(utf8(text));
  expect(release?.participation.map(({ unit }) => unit)).not.toContain('sell');
  expect(release?.participation.length).toBeGreaterThan(0);
});

test('ballots that arrive in another order give the same bytes on the board', async () => {
  const one = await answered();
  const other = await answered(bodies.map((_, i) => bodies.length - 1 - i));
  // Reversed, the withdrawal comes before the older put, which the box then refuses: the same final state.
  await runAll(one);
  await runAll(other);
  expect(await everything(other)).toEqual(await everything(one));
});

test('nothing about a wave is on the board while it is open', async () => {
  const organisation = await answered();
  const { box, publish } = organisation;
  while (await advanceWaves({ box, publish, now: '2030-01-18T23:59:59Z' }));
  expect((await organisation.board.log()).map(({ type }) => type)).toEqual(['manifest']);
});

/** A publish that dies at its n-th call, before or after it reached the board. */
const dying = (publish: Publish, n: number, before: boolean): Publish => {
  let calls = 0;
  return async (publication) => {
    if (++calls === n && before) throw new Error('killed');
    const place = await publish(publication);
    if (calls === n) throw new Error('killed');
    return place;
  };
};

test('killed before or after any publication, a second run ends with the same board and loses nothing', async () => {
  const untouched = await answered();
  await runAll(untouched);
  const expected = await everything(untouched);
  for (const before of [true, false])
    for (const n of [1, 2, 3]) {
      const organisation = await answered();
      const { box, publish } = organisation;
      await expect(runAll({ ...organisation, publish: dying(publish, n, before) })).rejects.toThrow('killed');
      // The second run is another process: nothing is left in memory.
      const restarted = await organisation.again();
      await runAll(restarted);
      expect(await everything(restarted)).toEqual(expected);
      expect(await readBallots(box.db, storedWave(season.mh, 'w1'))).toEqual([]);
    }
});

test('killed between two statements of the store, a second run ends with the same board', async () => {
  const untouched = await answered();
  await runAll(untouched);
  const expected = await everything(untouched);
  for (let n = 1, killed = true; killed; n++) {
    const organisation = await answered();
    const client = organisation.box.db.$client;
    let left = n;
    const failing = <F extends (...args: never[]) => Promise<unknown>>(run: F): F =>
      (async (...args: Parameters<F>) => {
        if (--left === 0) throw new Error('killed');
        return run(...args);
      }) as F; // same arguments, same result, unless it is the n-th call
    const { execute, batch } = client;
    client.execute = failing(execute);
    client.batch = failing(batch);
    killed = await runAll(organisation).then(
      () => false,
      () => true,
    );
    expect(killed || n > 6).toBe(true);
    const restarted = await organisation.again();
    await runAll(restarted);
    expect(await everything(restarted)).toEqual(expected);
  }
});

test('two processes that close the same wave at once publish one close, one release, one erasure', async () => {
  const organisation = await answered();
  const other = await organisation.again();
  await Promise.all([runAll(organisation), runAll(other)]);
  const types = (await organisation.board.log()).map(({ type }) => type);
  expect(types).toEqual(['manifest', 'wave-close', 'release', 'erasure']);
});

test('once closed, a ballot that was on its way is refused and the result stays', async () => {
  const organisation = await answered(bodies.map((_, i) => i).slice(0, 10));
  const { box, publish } = organisation;
  await closeWave({ box, publish, now: closes }, await waveAt(organisation));
  // A box whose clock runs behind, or a request that was checked just before the close.
  const late = await serveSides(organisation, () => opens).send(bodies[12] ?? '');
  expect(late.reply.error).toBe('wave-not-open');
  const [text = ''] = await documents(organisation, 'wave-close');
  await closeWave({ box, publish, now: closes }, { ...(await waveAt(organisation)), published: null });
  expect(await documents(organisation, 'wave-close')).toEqual([text]);
});

test('a ballot that comes while the wave is being counted is refused, not receipted and left out', async () => {
  const organisation = await answered(bodies.map((_, i) => i).slice(0, 10));
  const client = organisation.box.db.$client;
  const { send } = serveSides(organisation, () => opens);
  const late: (string | undefined)[] = [];
  const { execute } = client;
  client.execute = async (statement: InStatement) => {
    const result = await execute(statement);
    const sql = typeof statement === 'string' ? statement : statement.sql;
    if (/from "ballots"/.test(sql) && late.length === 0)
      late.push((await send(bodies[12] ?? '')).reply.error);
    return result;
  };
  await closeWave({ ...organisation, now: closes }, await waveAt(organisation));
  expect(late).toEqual(['wave-not-open']);
});

test('a box that lost its file does not close a wave again with nothing in it', async () => {
  const organisation = await answered();
  await runAll(organisation);
  const empty = await openOrganisation(undefined, seeds);
  opened.push(empty);
  const box = { ...empty.box, board: organisation.board };
  expect(await advanceWaves({ box, publish: organisation.publish, now: erased })).toBe(false);
  expect(await documents(organisation, 'wave-close')).toHaveLength(1);
});

test('a release that is not the announced one is not published', async () => {
  const organisation = await answered();
  const { box, publish, board } = organisation;
  await closeWave({ box, publish, now: closes }, await waveAt(organisation));
  const frozen = 'UPDATE frozen SET bytes = ? WHERE kind = ?';
  await box.db.$client.execute({ sql: frozen, args: [new Uint8Array([123, 125]), 'release'] });
  const at = await waveAt(organisation);
  await expect(releaseWave({ box, publish, now: releases }, at)).rejects.toThrow(/announced/);
  expect((await board.log()).map(({ type }) => type)).toEqual(['manifest', 'wave-close']);
});

test('a server that slept through the whole dispute window releases first and erases then', async () => {
  const organisation = await answered();
  const { box, publish, board } = organisation;
  while (await advanceWaves({ box, publish, now: '2031-01-01T00:00:00Z' }));
  const types = (await board.log()).map(({ type }) => type);
  expect(types).toEqual(['manifest', 'wave-close', 'release', 'erasure']);
});

test('answers are erased when their time has come although a release cannot be published', async () => {
  const organisation = await answered();
  const { box, publish, board } = organisation;
  await closeWave({ box, publish, now: closes }, await waveAt(organisation));
  const frozen = 'UPDATE frozen SET bytes = ? WHERE kind = ?';
  await box.db.$client.execute({ sql: frozen, args: [new Uint8Array([123, 125]), 'release'] });
  await expect(advanceWaves({ box, publish, now: day(32) })).rejects.toThrow(/announced/);
  expect(await readBallots(box.db, storedWave(season.mh, 'w1'))).toHaveLength(16);
  await expect(advanceWaves({ box, publish, now: erased })).rejects.toThrow(/announced/);
  expect(await readBallots(box.db, storedWave(season.mh, 'w1'))).toEqual([]);
  expect((await board.log()).at(-1)?.type).toBe('erasure');
});

test('a board that was away for weeks gets the release that was frozen, after the answers are gone', async () => {
  const organisation = await answered();
  const { box, publish, board } = organisation;
  const away: Publish = async () => {
    throw new Error('the board is away');
  };
  for (const now of [closes, releases, erased])
    await expect(advanceWaves({ box, publish: away, now })).rejects.toThrow('away');
  expect(await readBallots(box.db, storedWave(season.mh, 'w1'))).toEqual([]);
  while (await advanceWaves({ box, publish, now: erased }));
  const types = (await board.log()).map(({ type }) => type);
  expect(types).toEqual(['manifest', 'wave-close', 'release', 'erasure']);
  const [erasure] = await documents(organisation, 'erasure');
  expect(JSON.parse(erasure ?? '')).toMatchObject({ erased: 16 });
});

test('a close waits until no other process reads the write-ahead log with the order of arrival', async () => {
  const organisation = await answered();
  const { box, publish } = organisation;
  const reader = createClient({ url: `file:${join(organisation.folder, 'box.db')}` });
  const reading = await reader.transaction('read');
  await reading.execute('SELECT count(*) FROM ballots');
  expect(await advanceWaves({ box, publish, now: closes })).toBe(false);
  expect(await documents(organisation, 'wave-close')).toEqual([]);
  await reading.rollback();
  reader.close();
  expect(await advanceWaves({ box, publish, now: closes })).toBe(true);
});

test('after the dispute window nothing anybody wrote is left in any byte of the box', async () => {
  const organisation = await answered();
  const raw = () => rawBytes(organisation.folder);
  const binary = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
  expect(raw()).toContain(WORDS);
  await runAll(organisation);
  expect(raw()).not.toContain('third floor');
  for (const { nonce, token, vk } of ballots)
    for (const bytes of [nonce, token.subarray(98, 130), vk]) expect(raw()).not.toContain(binary(bytes));
  expect(await isFrozen(organisation.box.db, storedWave(season.mh, 'w1'))).toBe(true);
});

test('erasure waits until no other process reads the old write-ahead log', async () => {
  const organisation = await answered();
  const { box, publish } = organisation;
  for (const now of [closes, releases]) while (await advanceWaves({ box, publish, now }));
  const reader = createClient({ url: `file:${join(organisation.folder, 'box.db')}` });
  const reading = await reader.transaction('read');
  await reading.execute('SELECT count(*) FROM ballots');
  expect(await advanceWaves({ box, publish, now: erased })).toBe(false);
  expect(await documents(organisation, 'erasure')).toEqual([]);
  await reading.rollback();
  reader.close();
  expect(await advanceWaves({ box, publish, now: erased })).toBe(true);
  expect(JSON.parse((await documents(organisation, 'erasure'))[0] ?? '')).toEqual({
    season: '2030-q1',
    wave: 'w1',
    mh: hex(season.mh),
    erased: 16,
  });
});

test('the log of a whole season verifies under the key in its manifest', async () => {
  const organisation = await answered();
  await runAll(organisation);
  const log = await (await serveSides(organisation, () => erased).board('/log')).json();
  expect((await verifyLog(log, season.manifest.log_key)).ok).toBe(true);
});
