import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { blind, finalise } from '../../../worker/cli/fastBlind.ts';
import { ed25519Public, ed25519Verify } from '../../../worker/core/ballot/ed25519.ts';
import { importIssuerKey, keyId } from '../../../worker/core/ballot/key.ts';
import { decodeBallotLink, encodeBallotLink, encodeBallotParts } from '../../../worker/core/ballot/link.ts';
import {
  ballotLeaf,
  decodeBallotList,
  encodeBallotList,
  LINE_BYTES,
} from '../../../worker/core/ballot/list.ts';
import { receiptLeaf, signReceipt, verifyReceipt } from '../../../worker/core/ballot/receipt.ts';
import { blindedRequest, parseBlindedRequest, REQUEST_BYTES } from '../../../worker/core/ballot/request.ts';
import {
  type BallotBody,
  BODY_BYTES,
  ballotBytes,
  ballotMessage,
  parseBody,
  sealBody,
} from '../../../worker/core/ballot/sheet.ts';
import { ballotNonce, parseToken, verifyToken } from '../../../worker/core/ballot/token.ts';
import { b64u, concat, equal, fromB64u, fromUtf8, sha256, utf8 } from '../../../worker/core/bytes.ts';
import { jcsText } from '../../../worker/core/jcs.ts';
import { blindSign } from '../../../worker/desk/sign.ts';
import { type Ballot, bodyOf, makeBallot, makeSeason, type Season } from './season.ts';
import { flip } from './support.ts';

let season: Season;
let ballot: Ballot;
let key: CryptoKey;
let put: BallotBody;

beforeAll(async () => {
  season = await makeSeason();
  ballot = await makeBallot(season);
  key = await importIssuerKey(ballot.key.n);
  put = await bodyOf(ballot, season.mh, 1, { q1: 4, q2: null, 'open-1': 'Näh “so so” \\ 🙂' });
});

/** What a box does with a body, cryptography only. */
const accepts = async (bytes: Uint8Array): Promise<boolean> => {
  const body = parseBody(bytes);
  if (body === null) return false;
  const { token, vk, sig, commit } = ballotBytes(body);
  const parsed = parseToken(token);
  if (parsed === null || !equal(parsed.keyId, keyId(ballot.key.n))) return false;
  if (!equal(parsed.nonce, ballotNonce(vk)) || !(await verifyToken(key, token))) return false;
  const message = ballotMessage({ mh: season.mh, nonce: parsed.nonce, rev: body.rev, op: body.op, commit });
  return ed25519Verify(vk, message, sig);
};

describe('a token', () => {
  test('is accepted as made, and with no single byte changed', async () => {
    expect(await verifyToken(key, ballot.token)).toBe(true);
    for (let at = 0; at < 354; at++) {
      expect(await verifyToken(key, flip(ballot.token, at)), `byte ${at}`).toBe(false);
      expect(await verifyToken(key, flip(ballot.token, at, 0x80)), `byte ${at}`).toBe(false);
    }
  });

  test('is refused under another wave or cohort’s key, and at any other length', async () => {
    const other = season.keys[1];
    if (!other) throw new Error('no second key');
    expect(await verifyToken(await importIssuerKey(other.n), ballot.token)).toBe(false);
    for (const bytes of [
      new Uint8Array(),
      ballot.token.subarray(1),
      concat(ballot.token, Uint8Array.of(0)),
    ]) {
      expect(await verifyToken(key, bytes)).toBe(false);
      expect(parseToken(bytes)).toBeNull();
    }
  });

  test('of another type is refused, although the desk cannot help signing it', async () => {
    for (const input of [flip(ballot.input, 0), flip(ballot.input, 1)]) {
      const { blinded, inv } = await blind(input, ballot.key.n);
      const signature = blindSign(ballot.key.pkcs8, ballot.key.n, blinded) ?? fail();
      const token = concat(input, (await finalise(input, ballot.key.n, signature, inv)) ?? fail());
      expect(parseToken(token)).toBeNull();
      expect(await verifyToken(key, token)).toBe(false);
    }
  });
});

describe('a ballot body', () => {
  test('has one length, whatever it says, and reads back', async () => {
    const withdrawal = await bodyOf(ballot, season.mh, 2, null);
    const empty = await bodyOf(ballot, season.mh, 3, {});
    for (const body of [put, withdrawal, empty]) {
      const bytes = sealBody(body);
      expect(bytes.length).toBe(BODY_BYTES);
      expect(parseBody(bytes)).toEqual(body);
      expect(await accepts(bytes)).toBe(true);
    }
  });

  test('nobody can change any byte of it', async () => {
    const bytes = sealBody(put);
    // The padding is uniform: its first, middle and last byte stand for all of it.
    const pad = (fromUtf8(bytes) ?? '').indexOf('"pad":"') + 7;
    const padEnd = bytes.indexOf(0x22, pad);
    const dull = new Set(Array.from({ length: padEnd - pad - 3 }, (_, i) => pad + i + 1));
    dull.delete(Math.floor((pad + padEnd) / 2));
    for (let at = 0; at < bytes.length; at++) {
      if (dull.has(at)) continue;
      for (const mask of [1, 0x20, 0x80])
        expect(await accepts(flip(bytes, at, mask)), `byte ${at} ^ ${mask}`).toBe(false);
    }
  });

  test('nothing that is not one crashes the parser or passes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: BODY_BYTES, maxLength: BODY_BYTES }), (bytes) => {
        expect(parseBody(bytes)).toBeNull();
      }),
      { numRuns: 20 },
    );
    const fill = (text: string) => utf8(text.padEnd(BODY_BYTES, ' '));
    for (const text of ['', 'null', '[]', '1', '{}', '[['.repeat(8000), '{"a":'.repeat(3000)])
      expect(parseBody(fill(text))).toBeNull();
    expect(parseBody(sealBody(put).subarray(1))).toBeNull();
    expect(parseBody(concat(sealBody(put), Uint8Array.of(0x20)))).toBeNull();
  });

  test('has one spelling: other order, spaces, escapes and lengths are refused', () => {
    const text = fromUtf8(sealBody(put)) ?? '';
    const { answers, ...rest } = JSON.parse(text);
    const others = [
      JSON.stringify({ ...rest, answers }),
      text.replace('0"', '" '),
      text.replace('00000"', '"').replace('"put"', '"\\u0070ut"'),
      text.replace('000000"', '"').replace('{', '{"v":1,'),
      text.replace('00"', '"').replace('"rev":1', '"rev":1.0'),
    ];
    for (const other of others) {
      expect(utf8(other).length).toBe(BODY_BYTES);
      expect(JSON.parse(other)).toMatchObject({ v: 1, op: 'put', rev: 1 });
      expect(parseBody(utf8(other)), other.slice(0, 80)).toBeNull();
    }
    for (const length of [0, 1, 20_000])
      expect(parseBody(utf8(jcsText({ ...put, pad: '0'.repeat(length) })))).toBeNull();
  });

  test('values of the wrong type, range or spelling are refused, each one', () => {
    const padded = (body: Record<string, unknown>) => {
      const bare = utf8(jcsText({ ...body, pad: '' })).length;
      return utf8(jcsText({ ...body, pad: '0'.repeat(BODY_BYTES - bare) }));
    };
    expect(parseBody(padded(put))).toEqual(put);
    const odd: Record<string, unknown[]> = {
      v: [2, '1', null],
      op: ['PUT', 'withdraw', 1, null, 'constructor'],
      rev: [0, -1, 1.5, 2 ** 32, '1', null],
      token: ['', put.token.slice(1), `${put.token}A`, 7, null],
      vk: ['', `${put.vk}AA`, null],
      sig: ['', null, `${put.sig}=`],
      salt: [null, '', 7],
      answers: [
        null,
        [],
        7,
        { q1: 1.5 },
        { q1: 2 ** 60 },
        { q1: true },
        { q1: { a: 1 } },
        { q1: [1] },
        { 'no good': 1 },
        { __proto__x: 1 },
        { q1: 'e\u0301' },
        { q1: 'x'.repeat(1001) },
        { q1: '🙂'.repeat(1001) },
        Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`q${i}`, 'x'.repeat(1000)])),
      ],
    };
    for (const [field, values] of Object.entries(odd))
      for (const value of values)
        expect(
          parseBody(padded({ ...put, [field]: value })),
          `${field}: ${jcsText(value).slice(0, 60)}`,
        ).toBeNull();
    expect(parseBody(padded({ ...put, extra: 1 }))).toBeNull();
    const { salt: _, ...short } = put;
    expect(parseBody(padded(short))).toBeNull();
  });

  test('the longest comment still fits', async () => {
    const answers = { a: '🙂'.repeat(1000), b: 'x'.repeat(1000), c: 'é'.repeat(1000) };
    const body = await bodyOf(ballot, season.mh, 1, answers);
    expect(parseBody(sealBody(body))).toEqual(body);
    expect(() => sealBody({ ...put, answers: { a: 'x'.repeat(BODY_BYTES) } } as BallotBody)).toThrow(
      RangeError,
    );
  });
});

test('a blinded request is 259 bytes, reads back, and is refused with another type or length', () => {
  const request = blindedRequest(keyId(ballot.key.n), new Uint8Array(256).fill(3));
  expect(request.length).toBe(REQUEST_BYTES);
  for (const bytes of [flip(request, 0), flip(request, 1), request.subarray(1), new Uint8Array()])
    expect(parseBlindedRequest(bytes)).toBeNull();
});

test('a receipt holds for its leaf, manifest and key alone', async () => {
  const seed = new Uint8Array(32).fill(4);
  const receiptKey = b64u(await ed25519Public(seed));
  const { mh } = season;
  const leaf = receiptLeaf({
    nonce: ballot.nonce,
    cohort: 'c1',
    rev: 1,
    op: 'put',
    commit: new Uint8Array(32),
  });
  const receipt = await signReceipt(seed, mh, leaf);
  const claim = { receiptKey, mh, leaf, receipt };
  expect(await verifyReceipt(claim)).toBe(true);
  expect(await signReceipt(seed, mh, leaf)).toEqual(receipt);
  for (let at = 0; at < leaf.length; at++)
    expect(await verifyReceipt({ ...claim, leaf: flip(leaf, at) })).toBe(false);
  expect(await verifyReceipt({ ...claim, mh: flip(mh, 3) })).toBe(false);
  expect(await verifyReceipt({ ...claim, receipt: flip(receipt, 5) })).toBe(false);
  expect(await verifyReceipt({ ...claim, receiptKey: b64u(ballot.vk) })).toBe(false);
  expect(await verifyReceipt({ ...claim, receiptKey: 'no key' })).toBe(false);
});

describe('the public list', () => {
  const lines = async () => {
    const made = [];
    for (let i = 0; i < 5; i++) {
      const one = await makeBallot(season);
      const { token, vk, sig, commit } = ballotBytes(
        await bodyOf(one, season.mh, i + 1, i % 2 ? null : { q1: i }),
      );
      made.push({ token, vk, rev: i + 1, op: i % 2 ? ('withdraw' as const) : ('put' as const), commit, sig });
    }
    return made;
  };

  test('says the same in whatever order the ballots came, and nothing of that order', async () => {
    const some = await lines();
    const list = encodeBallotList(some);
    expect(encodeBallotList(some.toReversed())).toEqual(list);
    expect(list.length).toBe(5 * LINE_BYTES);
    const back = decodeBallotList(list);
    expect(back?.length).toBe(5);
    expect(encodeBallotList(back ?? [])).toEqual(list);
    const first = back?.[0];
    const same = some.find(({ token }) => first && equal(token, first.token));
    expect(first).toEqual(same);
    if (first)
      expect(ballotLeaf(first, 'c1')).toEqual(
        receiptLeaf({ ...first, nonce: ballotNonce(first.vk), cohort: 'c1' }),
      );
  });

  test('is refused out of order, with a nonce twice, cut short, or with an unknown op or revision', async () => {
    const list = encodeBallotList(await lines());
    const [a, b] = [list.subarray(0, LINE_BYTES), list.subarray(LINE_BYTES, 2 * LINE_BYTES)];
    expect(decodeBallotList(concat(b, a))).toBeNull();
    expect(decodeBallotList(concat(a, a))).toBeNull();
    expect(decodeBallotList(list.subarray(1))).toBeNull();
    expect(decodeBallotList(flip(list, 390, 0x40))).toBeNull();
    expect(decodeBallotList(new Uint8Array(LINE_BYTES))).toBeNull();
    expect(decodeBallotList(concat(a.subarray(0, 386), new Uint8Array(4), a.subarray(390)))).toBeNull();
    expect(decodeBallotList(new Uint8Array())).toEqual([]);
    expect(() => encodeBallotList([{ ...(decodeBallotList(a)?.[0] ?? fail()), sig: a }])).toThrow(RangeError);
  });
});

const fail = (): never => {
  throw new Error('nothing decoded');
};

describe('a ballot link', () => {
  const linkOf = (waves: number) => ({
    mh: season.mh,
    cohort: 'c-1',
    ballots: Array.from({ length: waves }, (_, wave) => ({
      wave,
      seed: new Uint8Array(32).fill(wave),
      authenticator: new Uint8Array(256).fill(200 + wave),
    })),
  });

  test('carries all ballots as one text', () => {
    const link = linkOf(13);
    expect(decodeBallotLink(encodeBallotLink(link))).toMatchObject({ ...link, part: 1, parts: 1 });
  });

  test('is also a numbered series of at most three waves each, taken in any order', () => {
    const link = linkOf(7);
    const parts = encodeBallotParts(link).toReversed().map(decodeBallotLink);
    expect(parts.map((part) => [part?.part, part?.parts, part?.ballots.length])).toEqual([
      [3, 3, 1],
      [2, 3, 3],
      [1, 3, 3],
    ]);
    const all = parts.flatMap((part) => part?.ballots ?? []).sort((a, b) => a.wave - b.wave);
    expect(all).toEqual(link.ballots);
    // The parts of one person know each other, and nobody else's.
    expect(new Set(parts.map((part) => b64u(part?.series ?? new Uint8Array()))).size).toBe(1);
    const another = decodeBallotLink(encodeBallotParts(linkOf(8))[0] ?? '');
    expect(another?.series).not.toEqual(parts[0]?.series);
    // A QR code of version 40, level M, holds 2,331 bytes.
    expect(Math.max(...encodeBallotParts(link).map((text) => text.length))).toBeLessThan(1300);
  });

  test('whatever is typed, decoding says null or reads back, and never crashes', () => {
    const text = encodeBallotLink(linkOf(2));
    for (let length = 0; length < text.length; length++)
      expect(decodeBallotLink(text.slice(0, length))).toBeNull();
    for (const bad of [`B${text.slice(1)}`, `${text}AAAA`, '', 'x y', '_'.repeat(500)])
      expect(decodeBallotLink(bad)).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 36, maxLength: 700 }), (rest) => {
        const bytes = concat(Uint8Array.of(1), rest);
        const summed = b64u(concat(bytes, sha256(bytes).subarray(0, 4)));
        const link = decodeBallotLink(summed);
        if (link && link.parts === 1) expect(encodeBallotLink(link)).toBe(summed);
        expect(decodeBallotLink(b64u(bytes))).toBeNull();
      }),
    );
    const raw = fromB64u(text) ?? fail();
    for (const [part, parts] of [
      [0, 1],
      [2, 1],
      [0, 0],
    ] as const) {
      const bytes = raw.slice(0, -4);
      bytes.set([part, parts], 37);
      expect(decodeBallotLink(b64u(concat(bytes, sha256(bytes).subarray(0, 4))))).toBeNull();
    }
    for (let at = 0; at < raw.length; at++) expect(decodeBallotLink(b64u(flip(raw, at)))).toBeNull();
    const twice = linkOf(2);
    expect(
      decodeBallotLink(
        encodeBallotLink({ ...twice, ballots: twice.ballots.map((b) => ({ ...b, wave: 1 })) }),
      ),
    ).toBeNull();
  });
});
