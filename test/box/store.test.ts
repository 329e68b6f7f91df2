import { join } from 'node:path';
import { inspect } from 'node:util';
import { createClient } from '@libsql/client/sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freezeWave } from '../../db/box/queries/freezeWave.ts';
import { readBallots } from '../../db/box/queries/readBallots.ts';
import { openFile } from '../../db/file.ts';
import { rebuild } from '../../db/rebuild.ts';
import { storedWave } from '../../worker/box/sealedSeason.ts';
import { storeBallot } from '../../worker/box/store.ts';
import { collectedBallot, putBody, withdrawBody } from '../support/ballot.ts';
import { openOrganisation, type TestOrganisation } from '../support/organisation.ts';
import { rawBytes } from '../support/rawBytes.ts';
import { sealTestSeason, type TestSeason, waveTimes } from '../support/season.ts';
import { serveSides } from '../support/sides.ts';

let organisation: TestOrganisation;
let season: TestSeason;
let sides: ReturnType<typeof serveSides>;

beforeAll(async () => {
  organisation = await openOrganisation();
  season = await sealTestSeason(organisation);
  sides = serveSides(organisation, () => waveTimes(1).opens);
});
afterAll(() => organisation.end());

const wave = (id = 'w1') => storedWave(season.mh, id);

test('200 people who answer at the same moment, through two processes, all have their answer kept', async () => {
  const other = await organisation.again();
  const elsewhere = serveSides(other, () => waveTimes(1).opens);
  const before = (await readBallots(organisation.box.db, wave())).length;
  const bodies = await Promise.all(
    Array.from({ length: 200 }, async () => putBody(await collectedBallot(season, {}), {})),
  );
  const replies = await Promise.all(bodies.map((body, i) => (i % 2 === 0 ? sides : elsewhere).send(body)));
  expect(replies.filter(({ status }) => status !== 200)).toEqual([]);
  expect(await readBallots(organisation.box.db, wave())).toHaveLength(before + 200);
});

test('a ballot waits while another process holds the store, and is kept', async () => {
  const blocker = createClient({ url: `file:${join(organisation.folder, 'box.db')}` });
  const lock = await blocker.transaction('write');
  const ballot = await collectedBallot(season, {});
  const body = await putBody(ballot, {});
  let answered = false;
  const sent = sides.send(body).then((reply) => {
    answered = true;
    return reply;
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(answered).toBe(false);
  await lock.rollback();
  expect((await sent).status).toBe(200);
  // Seen by the other process, so it is committed and not merely said to be.
  const { rows } = await blocker.execute({
    sql: 'SELECT 1 FROM ballots WHERE nonce = ?',
    args: [ballot.nonce],
  });
  expect(rows).toHaveLength(1);
  blocker.close();
});

test('a store that stays locked refuses the ballot, and keeps nothing of it', async () => {
  const blocker = createClient({ url: `file:${join(organisation.folder, 'box.db')}` });
  const before = await readBallots(organisation.box.db, wave());
  const lock = await blocker.transaction('write');
  const body = await putBody(await collectedBallot(season, {}), {});
  const { status, bytes, reply } = await sides.send(body);
  await lock.rollback();
  blocker.close();
  expect([status, bytes, reply.error]).toEqual([503, 512, 'store-busy']);
  expect(await readBallots(organisation.box.db, wave())).toEqual(before);
}, 30_000);

test('a ballot checked before the close but written after it gets no receipt', async () => {
  const body = await putBody(await collectedBallot(season, { wave: 'w2' }), {});
  const late = serveSides(organisation, () => waveTimes(2).opens);
  await freezeWave(organisation.box.db, wave('w2'));
  const { status, reply } = await late.send(body);
  expect([status, reply.error, reply.receipt]).toEqual([409, 'wave-not-open', undefined]);
  expect(await readBallots(organisation.box.db, wave('w2'))).toEqual([]);
});

test('nobody who steals the files after the nightly rebuild finds words that were changed or withdrawn', async () => {
  const alone = await openOrganisation();
  const its = await sealTestSeason(alone, { waves: 1 });
  const { send } = serveSides(alone, () => waveTimes(1).opens);
  const words = (i: number, rev: number) => `secret-${i}-${rev} ${'x'.repeat(i * 9)}`;
  await Promise.all(
    Array.from({ length: 60 }, async (_, i) => {
      const ballot = await collectedBallot(its, {});
      await send(await putBody(ballot, { rev: 1, answers: { more: words(i, 1) } }));
      if (i % 3 === 1) await send(await putBody(ballot, { rev: 2, answers: { more: words(i, 2) } }));
      if (i % 3 === 2) await send(await withdrawBody(ballot, 2));
    }),
  );
  expect(await rebuild(alone.box.db.$client)).toBe(true);
  const raw = rawBytes(alone.folder);
  const found = (i: number, rev: number) => raw.includes(`secret-${i}-${rev} `);
  const people = Array.from({ length: 60 }, (_, i) => i);
  expect(people.filter((i) => found(i, i % 3 === 1 ? 2 : 1) !== (i % 3 !== 2))).toEqual([]);
  expect(people.filter((i) => i % 3 === 1 && found(i, 1))).toEqual([]);
  alone.end();
});

test('a store without room refuses the ballot, keeps nothing of it, and takes it when there is room', async () => {
  const small = await openOrganisation();
  const row = {
    wave: new Uint8Array(32),
    nonce: new Uint8Array(32),
    cohort: 'c',
    rev: 1,
    op: 1,
    commit: new Uint8Array(32),
    answers: JSON.stringify({ more: 'x'.repeat(9000) }),
    salt: new Uint8Array(32),
    token: new Uint8Array(354),
    vk: new Uint8Array(32),
    sig: new Uint8Array(64),
  };
  await small.box.db.$client.execute('PRAGMA max_page_count = 1');
  expect(await storeBallot(small.box.db, row)).toEqual({ ok: false, refusal: { code: 'store-full' } });
  expect(await readBallots(small.box.db, row.wave)).toEqual([]);
  expect(await storeBallot(small.box.db, row)).toEqual({ ok: true, value: undefined }); // a new connection has no limit
  expect(await readBallots(small.box.db, row.wave)).toHaveLength(1);
  small.end();
});

test('a failed batch says so to everybody who waited in it, without a word of any answer', async () => {
  const gone = await openOrganisation();
  const row = {
    wave: new Uint8Array(32),
    nonce: new Uint8Array(32),
    cohort: 'c',
    rev: 1,
    op: 1,
    commit: new Uint8Array(32),
    answers: '{"more":"secret words"}',
    salt: new Uint8Array(32),
    token: new Uint8Array(354),
    vk: new Uint8Array(32),
    sig: new Uint8Array(64),
  };
  const { db } = gone.box;
  gone.end();
  const outcomes = await Promise.allSettled([storeBallot(db, row), storeBallot(db, row)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(inspect(outcomes, { depth: null, showHidden: true })).not.toContain('secret words');
});

test('box and board keep strict tables without row numbers, and nothing that tells a time', async () => {
  for (const name of ['box.db', 'board.db']) {
    const client = await openFile(join(organisation.folder, name));
    const { rows } = await client.execute(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name",
    );
    expect(rows.map((row) => row.name)).toEqual(
      name === 'box.db' ? ['ballots', 'frozen', 'migrations'] : ['docs', 'entries', 'migrations', 'names'],
    );
    for (const { sql } of rows) expect(String(sql)).toMatch(/\) STRICT, WITHOUT ROWID$/);
    for (const { name: table } of rows) {
      const info = await client.execute(`PRAGMA table_info(${String(table)})`);
      for (const column of info.rows)
        expect(String(column.name)).not.toMatch(/time|date|created|updated|_at|seq|count|address|agent/);
    }
    for (const [pragma, value] of [
      ['secure_delete', 1],
      ['journal_mode', 'wal'],
      ['synchronous', 2],
    ] as const)
      expect((await client.execute(`PRAGMA ${pragma}`)).rows[0]?.[0]).toBe(value);
    client.close();
  }
});
