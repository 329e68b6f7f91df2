import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client/sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { namesOfKeys } from '../../db/desk/keys/queries/issuerKeys.ts';
import { stopCollection } from '../../db/desk/queries/closeCollection.ts';
import { enterLedger, readIssued } from '../../db/desk/queries/enterLedger.ts';
import { importIssuerKey, keyId } from '../../worker/core/ballot/key.ts';
import { collectCode, memberLeaf } from '../../worker/core/ballot/member.ts';
import { verifyProof } from '../../worker/core/ballot/merkle.ts';
import { verifyToken } from '../../worker/core/ballot/token.ts';
import { type Bytes, b64u, fromB64u, fromHex } from '../../worker/core/bytes.ts';
import { forgetIssuerKeys, issuerKeys } from '../../worker/desk/issuerKeys.ts';
import {
  AFTER,
  BEFORE,
  COLLECTING,
  codeOf,
  field,
  finishAll,
  manifestOf,
  openPlace,
  PLAN,
  type Place,
  pendingBallots,
  sealed,
  wave,
} from './support.ts';

let place: Place;
let mh: string;

beforeEach(async () => {
  place = await openPlace();
  mh = await sealed(place);
  place.now = COLLECTING;
});

afterEach(() => place.remove());

const collect = (body: object, season = PLAN.season) =>
  place.desk('POST', `/seasons/${season}/ballots`, body, null);

const bytes = (text: string | undefined): Bytes => fromB64u(text ?? '') ?? new Uint8Array();

describe('a member', () => {
  test('gets one ballot for each wave with the code alone, each good under its own key', async () => {
    const code = await codeOf(place, 'E003');
    const { pending, requests } = await pendingBallots(place, mh, code);
    const reply = await collect({ code, requests });
    expect(reply.status).toBe(200);
    const ballots = await finishAll(pending, field(reply, 'signatures'));
    expect(ballots).toHaveLength(PLAN.waves.length);
    for (const [i, ballot] of ballots.entries()) {
      const key = await importIssuerKey(pending[i]?.n ?? new Uint8Array());
      expect(ballot && (await verifyToken(key, ballot.token))).toBe(true);
    }
  });

  test('may type the code in capitals with spaces', async () => {
    const code = await codeOf(place, 'E003');
    const typed = code.toUpperCase().replace(/(.{5})/g, '$1 ');
    const { requests } = await pendingBallots(place, mh, code);
    expect((await collect({ code: typed, requests })).status).toBe(200);
  });

  test('whose answer was lost gets the same signatures for the same requests, however often', async () => {
    const code = await codeOf(place, 'E003');
    const { requests } = await pendingBallots(place, mh, code);
    const first = field(await collect({ code, requests }), 'signatures');
    await place.reopen();
    expect(field(await collect({ code, requests }), 'signatures')).toEqual(first);
  });

  test('cannot vote twice: other requests with a used code are refused', async () => {
    const code = await codeOf(place, 'E003');
    await collect({ code, requests: (await pendingBallots(place, mh, code)).requests });
    const again = await collect({ code, requests: (await pendingBallots(place, mh, code)).requests });
    expect([again.status, field(again, 'error')]).toEqual([409, 'already-collected']);
  });

  test('with two browsers at the same moment is given ballots in exactly one of them', async () => {
    const code = await codeOf(place, 'E003');
    const sheets = await Promise.all(Array.from({ length: 4 }, () => pendingBallots(place, mh, code)));
    const replies = await Promise.all(sheets.map(({ requests }) => collect({ code, requests })));
    expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 409, 409, 409]);
  });

  test('can prove to be counted in the own cohort, and sees nobody else’s secret', async () => {
    const code = await codeOf(place, 'E003');
    const reply = await place.desk('POST', `/seasons/${PLAN.season}/membership`, { code }, null);
    const manifest = await manifestOf(place, mh);
    const cohort = manifest.cohorts.find(({ id }) => id === field(reply, 'cohort'));
    const leaf = memberLeaf({
      season: PLAN.season,
      cohort: cohort?.id ?? '',
      employeeId: field(reply, 'employee_id'),
      secret: bytes(field(reply, 'secret')),
    });
    const size = field<number>(reply, 'size');
    expect(size).toBe(cohort?.size);
    expect(
      verifyProof({
        leaf,
        index: field(reply, 'index'),
        size,
        proof: field<string[]>(reply, 'proof').map((hash) => fromHex(hash) ?? new Uint8Array()),
        root: fromHex(cohort?.members_root ?? '') ?? new Uint8Array(),
      }),
    ).toBe(true);
    expect(Object.keys(reply.body ?? {}).toSorted()).toEqual(
      ['cohort', 'employee_id', 'index', 'proof', 'secret', 'size'].toSorted(),
    );
  });

  test('too early is told so, too late is told so, and neither uses up the code', async () => {
    const code = await codeOf(place, 'E003');
    const { requests } = await pendingBallots(place, mh, code);
    place.now = BEFORE;
    expect(field(await collect({ code, requests }), 'error')).toBe('collection-not-open');
    place.now = PLAN.collect_closes;
    expect(field(await collect({ code, requests }), 'error')).toBe('collection-closed');
    place.now = COLLECTING;
    const others = (await pendingBallots(place, mh, code)).requests;
    expect((await collect({ code, requests: others })).status).toBe(200);
  });
});

describe('a code', () => {
  test('nobody was given opens nothing, nor does one of another shape', async () => {
    const { requests } = await pendingBallots(place, mh, await codeOf(place, 'E003'));
    for (const code of ['a'.repeat(20), 'a'.repeat(19), '', '../../etc', '😀'.repeat(20)]) {
      const reply = await collect({ code, requests });
      expect([reply.status, field(reply, 'error')]).toEqual([404, 'unknown-code']);
    }
  });

  test('of one season opens nothing in another', async () => {
    const later = {
      ...PLAN,
      season: '2026-q2',
      collect_opens: '2026-03-02T08:00:00Z',
      waves: [wave('2026-w15', '2026-04-08T08:00:00Z', '2026-04-10T18:00:00Z', '2026-04-11T08:00:00Z')],
    };
    const other = await sealed(place, later);
    const code = await codeOf(place, 'E003');
    const { requests } = await pendingBallots(place, other, await codeOf(place, 'E003', '2026-q2'));
    expect(field(await collect({ code, requests }, '2026-q2'), 'error')).toBe('unknown-code');
    expect(field(await collect({ code, requests }, 'no-season'), 'error')).toBe('not-found');
  });

  test('is kept as a hash only: who steals the desk’s tables cannot collect with them', async () => {
    const { body } = await place.desk('GET', `/seasons/${PLAN.season}/codes`);
    const codes: string[] = Array.isArray(body) ? body.map((line) => line.code) : [];
    expect(new Set(codes).size).toBe(30);
    await place.open.close();
    const stolen = readFileSync(join(place.folder, place.org, 'desk.db'), 'latin1');
    expect(codes.filter((code) => stolen.includes(code))).toEqual([]);
  });

  test('is told to the steward alone', async () => {
    for (const token of [null, 'x', 'Bearer', `${place.open.adminToken}x`]) {
      const reply = await place.desk('GET', `/seasons/${PLAN.season}/codes`, undefined, token);
      expect([reply.status, field(reply, 'error')]).toEqual([401, 'not-signed-in']);
    }
  });
});

/** Bytes of `n` plus a small number, as a request of the key with modulus n. */
const requestFor = (n: Bytes, value: bigint): string => {
  const request = new Uint8Array(259);
  request.set([0, 2, keyId(n)[31] ?? 0]);
  for (let i = 258, left = value; i > 2; i--, left >>= 8n) request[i] = Number(left & 255n);
  return b64u(request);
};

const integer = (n: Bytes) => n.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

describe('a blinded request', () => {
  test('of the wrong number, length, type, key or value is refused and uses up nothing', async () => {
    const code = await codeOf(place, 'E003');
    const { pending, requests } = await pendingBallots(place, mh, code);
    const [first = '', second = ''] = requests;
    const n = pending[0]?.n ?? new Uint8Array();
    const N = integer(n);
    const changed = (at: number) => {
      const copy = bytes(first).slice();
      copy[at] = (copy[at] ?? 0) ^ 1;
      return b64u(copy);
    };
    const bad: Record<string, string[]> = {
      none: [],
      'too few': [first],
      'too many': [first, second, second],
      // One key in 256 has the other's last byte of key_id: then the order cannot be told, and harms only the sender.
      ...(first.slice(0, 4) === second.slice(0, 4) ? {} : { 'wrong order': [second, first] }),
      'one byte short': [b64u(bytes(first).slice(0, 258)), second],
      'one byte long': [b64u(new Uint8Array([...bytes(first), 0])), second],
      'not base64url': [`${first.slice(0, -1)}=`, second],
      'wrong type': [changed(1), second],
      'wrong key': [changed(2), second],
      zero: [requestFor(n, 0n), second],
      one: [requestFor(n, 1n), second],
      'n-1': [requestFor(n, N - 1n), second],
      n: [requestFor(n, N), second],
      'n+1': [requestFor(n, N + 1n), second],
    };
    for (const [what, list] of Object.entries(bad)) {
      const reply = await collect({ code, requests: list });
      expect([what, reply.status, field(reply, 'error')]).toEqual([what, 400, 'bad-blinded-request']);
    }
    expect((await collect({ code, requests })).status).toBe(200);
  });

  test('at the edge of what is allowed (2 and n-2) is signed: only the trivial values are refused', async () => {
    const code = await codeOf(place, 'E003');
    const { pending } = await pendingBallots(place, mh, code);
    const [a, b] = pending.map((ballot) => ballot.n);
    if (!a || !b) throw new Error('no keys');
    const requests = [requestFor(a, 2n), requestFor(b, integer(b) - 2n)];
    expect((await collect({ code, requests })).status).toBe(200);
  });

  test('in a body of another shape is refused before anything is looked up', async () => {
    for (const body of [{}, { code: 7, requests: [] }, { code: 'x', requests: 'y' }, [], { requests: [] }]) {
      const reply = await collect(body);
      expect([reply.status, field(reply, 'error')]).toEqual([400, 'bad-request']);
    }
    const broken = await place.request(`/api/desk/${place.org}/seasons/${PLAN.season}/ballots`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"code":',
    });
    expect(broken.status).toBe(400);
  });
});

test('a request in flight while collection closes enters nothing after the totals were counted', async () => {
  const db = place.open.organisation.desk?.db;
  if (!db) throw new Error('no desk');
  const entry = (who: string) => enterLedger(db, { season: PLAN.season, who, req_hash: 'a'.repeat(64) });
  expect(await entry('1'.repeat(64))).toBe('a'.repeat(64));
  await stopCollection(db, PLAN.season);
  expect(await entry('2'.repeat(64))).toBe(null);
  expect(await readIssued(db, PLAN.season)).toEqual(new Set(['1'.repeat(64)]));
  const code = await codeOf(place, 'E003');
  const { requests } = await pendingBallots(place, mh, code);
  expect(field(await collect({ code, requests }), 'error')).toBe('collection-closed');
});

describe('the close of collection', () => {
  const entries = async () => {
    const { body } = await place.board('/log');
    const lines: { entry: string }[] = Array.isArray(body) ? body : [];
    return lines.map((line) => JSON.parse(line.entry));
  };

  test('is not said to have destroyed the keys while another process still reads them', async () => {
    const reader = createClient({ url: `file:${join(place.folder, place.org, 'keys.db')}` });
    const reading = await reader.transaction('read');
    await reading.execute('SELECT count(*) FROM issuer_keys');
    place.now = AFTER;
    await place.tick();
    expect((await entries()).map((entry) => entry.type)).toEqual(['manifest']);
    await reading.rollback();
    reader.close();
    await place.tick();
    expect((await entries()).map((entry) => entry.type)).toEqual(['manifest', 'collection-close']);
  });

  test('leaves no key in memory, not even one whose reading was under way', async () => {
    const keys = place.open.organisation.desk?.keys;
    if (!keys) throw new Error('no desk');
    const [cohort = ''] = (await namesOfKeys(keys, PLAN.season)).map((name) => name.cohort);
    const underWay = issuerKeys(keys, PLAN.season, cohort);
    forgetIssuerKeys(keys, PLAN.season);
    expect((await underWay).size).toBe(0);
    expect((await issuerKeys(keys, PLAN.season, cohort)).size).toBe(0);
  });

  test('never comes early', async () => {
    place.now = '2026-03-07T17:59:59Z';
    await place.tick();
    expect((await entries()).map((entry) => entry.type)).toEqual(['manifest']);
  });

  test('publishes issued totals and roots, destroys the keys and signs nothing more', async () => {
    const codes = await Promise.all(['E003', 'E004', 'E020'].map((id) => codeOf(place, id)));
    for (const code of codes)
      await collect({ code, requests: (await pendingBallots(place, mh, code)).requests });
    const kept = (await pendingBallots(place, mh, codes[0] ?? '')).pending;
    place.now = AFTER;
    await place.tick();
    const log = await entries();
    expect(log.map((entry) => entry.type)).toEqual(['manifest', 'collection-close']);
    const close = (await place.board(`/docs/${log[1].body}`)).body;
    const manifest = await manifestOf(place, mh);
    expect(close).toMatchObject({ season: PLAN.season, mh, keys_destroyed: true });
    const cohorts = field<{ cohort: string; issued: number; issued_root: string }[]>(
      { status: 200, headers: new Headers(), body: close },
      'cohorts',
    );
    expect(cohorts.map((line) => line.cohort).toSorted()).toEqual(
      manifest.cohorts.map(({ id }) => id).toSorted(),
    );
    expect(cohorts.reduce((sum, line) => sum + line.issued, 0)).toBe(3);

    // No trace of a private key in the keys' file or its write-ahead log, read while the server runs: the modulus
    // is public, and part of every pkcs8.
    const folder = join(place.folder, place.org);
    const stolen = readdirSync(folder)
      .filter((name) => name.startsWith('keys.db'))
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('');
    for (const { n } of kept) expect(stolen.includes(Buffer.from(n).toString('latin1'))).toBe(false);
  });

  test('is told to the steward in totals only afterwards, never while people collect', async () => {
    const code = await codeOf(place, 'E003');
    await collect({ code, requests: (await pendingBallots(place, mh, code)).requests });
    const during = await place.desk('GET', `/seasons/${PLAN.season}`);
    expect(during.body).not.toHaveProperty('issued');
    place.now = AFTER;
    await place.tick();
    expect(field(await place.desk('GET', `/seasons/${PLAN.season}`), 'issued')).toBe(1);
  });

  test('done twice, or by two processes at once, leaves one entry', async () => {
    place.now = AFTER;
    await Promise.all([place.tick(), place.tick()]);
    await place.reopen();
    await place.tick();
    expect((await entries()).filter((entry) => entry.type === 'collection-close')).toHaveLength(1);
  });
});

test('the ledger holds a pseudonym and a hash: no time, address, agent, name or code', async () => {
  const code = await codeOf(place, 'E003');
  const { requests } = await pendingBallots(place, mh, code);
  await place.request(`/api/desk/${place.org}/seasons/${PLAN.season}/ballots`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'TellTale/1.0',
      'x-forwarded-for': '203.0.113.77',
      'cf-connecting-ip': '203.0.113.77',
    },
    body: JSON.stringify({ code, requests }),
  });
  const $client = place.open.organisation.desk?.db.$client;
  if (!$client) throw new Error('no desk');
  const { columns, rows } = await $client.execute('SELECT * FROM ledger');
  expect(columns).toEqual(['season', 'who', 'req_hash']);
  expect(rows).toHaveLength(1);
  expect(String(rows[0]?.who)).toMatch(/^[0-9a-f]{64}$/);
  const tables = await $client.execute("SELECT sql FROM sqlite_master WHERE type = 'table'");
  for (const row of tables.rows) expect(String(row.sql)).toMatch(/WITHOUT ROWID/);
  await place.open.close();
  const folder = join(place.folder, place.org);
  const stolen = readdirSync(folder)
    .filter((name) => name.startsWith('desk.db'))
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');
  for (const trace of ['TellTale', '203.0.113.77', code]) expect(stolen.includes(trace)).toBe(false);
  expect(collectCode(new Uint8Array(32), PLAN.season, 'E003')).not.toBe(code);
});
