import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBallots } from '../../db/box/queries/readBallots.ts';
import { readBody } from '../../worker/box/body.ts';
import { storedWave } from '../../worker/box/sealedSeason.ts';
import { receiptLeaf, verifyReceipt } from '../../worker/core/ballot/receipt.ts';
import { commit, NO_ANSWERS } from '../../worker/core/ballot/sheet.ts';
import { fromB64u, hex } from '../../worker/core/bytes.ts';
import type { Instant } from '../../worker/core/season.ts';
import { collectedBallot, putBody, withdrawBody } from '../support/ballot.ts';
import { openOrganisation, type TestOrganisation } from '../support/organisation.ts';
import { sealTestSeason, type TestSeason, waveTimes } from '../support/season.ts';
import { serveSides } from '../support/sides.ts';

let organisation: TestOrganisation;
let season: TestSeason;
let now: Instant = waveTimes(1).opens;
let sides: ReturnType<typeof serveSides>;
const send: (typeof sides)['send'] = (...request) => sides.send(...request);

beforeAll(async () => {
  organisation = await openOrganisation();
  season = await sealTestSeason(organisation);
  sides = serveSides(organisation, () => now);
});
afterAll(() => organisation.end());

const stored = async (nonce: Uint8Array, wave = 'w1') =>
  (await readBallots(organisation.box.db, storedWave(season.mh, wave))).find(
    (row) => hex(row.nonce) === hex(nonce),
  );

describe('an employee with a ballot', () => {
  test('answers and gets a receipt that verifies under the manifest', async () => {
    const ballot = await collectedBallot(season, {});
    const salt = new Uint8Array(32).fill(7);
    const answers = { mood: 2, recommend: 10, more: 'More light, please.' };
    const { status, reply } = await send(await putBody(ballot, { answers, salt }));
    expect(status).toBe(200);
    const leaf = receiptLeaf({
      ...ballot,
      rev: 1,
      op: 'put',
      commit: commit(salt, answers),
    });
    expect(reply.leaf && fromB64u(reply.leaf)).toEqual(leaf);
    const receipt = fromB64u(reply.receipt ?? '') ?? new Uint8Array();
    const { receipt_key: receiptKey } = season.manifest;
    expect(await verifyReceipt({ receiptKey, mh: season.mh, leaf, receipt })).toBe(true);
  });

  test('can send the same bytes again and gets the same receipt', async () => {
    const body = await putBody(await collectedBallot(season, {}), {});
    const first = await send(body);
    expect(first.status).toBe(200);
    expect((await send(body)).reply).toEqual(first.reply);
  });

  test('can change the answers; the older revision cannot come back', async () => {
    const ballot = await collectedBallot(season, {});
    const older = await putBody(ballot, { rev: 1, answers: { mood: 1 } });
    await send(older);
    expect((await send(await putBody(ballot, { rev: 2, answers: { mood: 5 } }))).status).toBe(200);
    expect((await send(older)).reply.error).toBe('stale-revision');
    expect((await stored(ballot.nonce))?.answers).toBe('{"mood":5}');
  });

  test('cannot put two different sheets under one revision', async () => {
    const ballot = await collectedBallot(season, {});
    await send(await putBody(ballot, { rev: 3, answers: { mood: 1 } }));
    const second = await send(await putBody(ballot, { rev: 3, answers: { mood: 5 } }));
    expect([second.status, second.reply.error]).toEqual([409, 'stale-revision']);
    expect((await stored(ballot.nonce))?.answers).toBe('{"mood":1}');
  });

  test('can withdraw; an older signed put cannot come back, a newer one can', async () => {
    const ballot = await collectedBallot(season, {});
    const older = await putBody(ballot, { rev: 1, answers: { mood: 3, more: 'Gone soon.' } });
    await send(older);
    const withdrawal = await withdrawBody(ballot, 2);
    const first = await send(withdrawal);
    expect(first.status).toBe(200);
    expect((await send(withdrawal)).reply).toEqual(first.reply);
    const line = await stored(ballot.nonce);
    expect([line?.answers, line?.salt, line?.op]).toEqual([null, null, 2]);
    expect(line?.commit).toEqual(NO_ANSWERS);
    expect((await send(older)).reply.error).toBe('stale-revision');
    expect((await send(await putBody(ballot, { rev: 3 }))).status).toBe(200);
  });

  test('can use the same ballot in two browsers at once: exactly one revision 2 is kept', async () => {
    const ballot = await collectedBallot(season, {});
    const replies = await Promise.all(
      [1, 2, 3, 4, 5].map(async (mood) => send(await putBody(ballot, { rev: 2, answers: { mood } }))),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.filter(({ reply }) => reply.error === 'stale-revision')).toHaveLength(4);
    const kept = replies.findIndex(({ status }) => status === 200) + 1;
    expect((await stored(ballot.nonce))?.answers).toBe(`{"mood":${kept}}`);
  });
});

describe('the box refuses', () => {
  const refused = async (body: BodyInit, headers?: Record<string, string>) => {
    const { status, reply, bytes } = await send(body, headers);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(bytes).toBe(512);
    return reply.error;
  };

  test('a ballot that comes with a name: a Cookie or an Authorization header', async () => {
    const body = await putBody(await collectedBallot(season, {}), {});
    expect(await refused(body, { cookie: '' })).toBe('credentials-present');
    expect(await refused(body, { cookie: 'session=1' })).toBe('credentials-present');
    expect(await refused(body, { authorization: 'Bearer x' })).toBe('credentials-present');
  });

  test('every body that has not exactly 16,384 bytes, without reading a large one to its end', async () => {
    const body = await putBody(await collectedBallot(season, {}), {});
    expect(await refused(body.subarray(0, 16_383))).toBe('bad-request');
    expect(await refused(new Uint8Array([...body, 48]))).toBe('bad-request');
    expect(await refused('')).toBe('bad-request');
    expect(await refused(new Uint8Array(1_000_000))).toBe('bad-request');
    let taken = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        taken += 1;
        controller.enqueue(new Uint8Array(1024));
      },
    });
    const request = { method: 'POST', body: endless, duplex: 'half' };
    expect(await readBody(new Request('https://box.example/', request))).toBe(null);
    expect(taken).toBeLessThan(20);
  });

  test('in the very headers in which it accepts, so that neither length nor header tells which', async () => {
    const headers = async (body: BodyInit, more = {}) => {
      const { status, response } = await send(body, more);
      return { status, headers: [...response.headers].toSorted() };
    };
    const body = await putBody(await collectedBallot(season, {}), {});
    const accepted = await headers(body);
    expect(accepted.status).toBe(200);
    expect(new Map(accepted.headers).get('cache-control')).toBe('no-store');
    for (const refusal of [
      await headers('too short'),
      await headers(body, { cookie: 'session=1' }),
      await headers(new Uint8Array(16_384)),
    ]) {
      expect(refusal.status).toBe(400);
      expect(refusal.headers).toEqual(accepted.headers);
    }
  });

  test('a body that began in time and ended after the close', async () => {
    const body = await putBody(await collectedBallot(season, {}), {});
    const before = now;
    let sent = 0;
    const slow = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (sent === body.length) {
          now = waveTimes(1).closes;
          return controller.close();
        }
        controller.enqueue(body.subarray(sent, sent + 1024));
        sent += 1024;
      },
    });
    const request = { method: 'POST', body: slow, duplex: 'half' };
    const reply = await sides.box(request);
    now = before;
    expect([reply.status, (await reply.json()).error]).toEqual([409, 'wave-not-open']);
  });

  test('a body whose announced length is a lie', async () => {
    const request = new Request('https://box.example/', {
      method: 'POST',
      body: new Uint8Array(100),
      headers: { 'content-length': '16384' },
    });
    expect(await readBody(request)).toBe(null);
  });

  test('bytes of the right length that are no ballot', async () => {
    expect(await refused(new Uint8Array(16_384))).toBe('bad-request');
    expect(await refused('{}'.padEnd(16_384))).toBe('bad-request');
  });

  test('a foreign key: one that no manifest on the board has', async () => {
    const other = await openOrganisation();
    const foreign = await sealTestSeason(other, { waves: 1 });
    const ballot = await collectedBallot(foreign, {}, { mh: season.mh });
    expect(await refused(await putBody({ ...ballot, mh: season.mh }, {}))).toBe('bad-ballot');
    other.end();
  });

  test('a wave that is not open yet, and one that is closed', async () => {
    const body = await putBody(await collectedBallot(season, {}), {});
    const { opens, closes } = waveTimes(1);
    for (const [at, error] of [
      ['2030-01-14T23:59:59Z', 'wave-not-open'],
      [closes, 'wave-not-open'],
      [opens, undefined],
    ] as const) {
      now = at;
      expect((await send(body)).reply.error).toBe(error);
    }
    now = opens;
  });

  test('a token bound to another wave, season, desk or box', async () => {
    for (const other of [
      { challengeWave: 'w2' },
      { mh: new Uint8Array(32) },
      { desk: 'https://evil.example' },
      { box: 'https://evil.example' },
    ]) {
      const ballot = await collectedBallot(season, {}, other);
      expect(await refused(await putBody(ballot, {}))).toBe('bad-ballot');
    }
  });

  test("somebody else's token under an own ballot key", async () => {
    const theirs = await collectedBallot(season, {});
    const own = await collectedBallot(season, {});
    const stolen = { ...theirs, seed: own.seed, vk: own.vk };
    expect(await refused(await putBody(stolen, {}))).toBe('bad-ballot');
    expect(await refused(await putBody({ ...stolen, nonce: own.nonce }, {}))).toBe('bad-ballot');
  });

  test("a token the cohort's key did not sign", async () => {
    const ballot = await collectedBallot(season, {});
    const token = ballot.token.slice();
    token.set([(token[200] ?? 0) ^ 1], 200);
    expect(await refused(await putBody({ ...ballot, token }, {}))).toBe('bad-ballot');
  });

  test('a sheet the ballot key did not sign: altered answers, another revision, another season', async () => {
    const ballot = await collectedBallot(season, {});
    for (const other of [
      { sentAnswers: { mood: 5 } },
      { sentRev: 2 },
      { mh: new Uint8Array(32) },
      { seed: new Uint8Array(32) },
    ]) {
      const body = await putBody(ballot, { answers: { mood: 1 } }, other);
      expect(await refused(body)).toBe('bad-ballot');
    }
    expect(await stored(ballot.nonce)).toBeUndefined();
  });

  test('answers outside the scale or to a question nobody asked', async () => {
    const ballot = await collectedBallot(season, {});
    for (const answers of [{ mood: 6 }, { mood: 0 }, { recommend: 11 }, { salary: 1 }, { mood: 'five' }])
      expect(await refused(await putBody(ballot, { answers }))).toBe('bad-answers');
    expect(await stored(ballot.nonce)).toBeUndefined();
  });
});

test('every reply of the box has one length', async () => {
  const ballot = await collectedBallot(season, {});
  const body = await putBody(ballot, { rev: 2 });
  const stale = await putBody(ballot, { rev: 1 });
  const replies = [await send(body), await send(body), await send(stale), await send('x')];
  expect(replies.map(({ bytes }) => bytes)).toEqual([512, 512, 512, 512]);
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 409, 400]);
});

test('a season sealed while the box runs is found at the next ballot', async () => {
  const second = await sealTestSeason(organisation, { season: '2030-q2', waves: 1 });
  const ballot = await collectedBallot(second, { cohort: 'c-sell' });
  now = '2030-01-15T00:00:01Z';
  expect((await send(await putBody(ballot, {}))).status).toBe(200);
});
