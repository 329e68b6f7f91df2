import { execFileSync } from 'node:child_process';
import { createVerify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as fast from '../../worker/cli/fastBlind.ts';
import * as client from '../../worker/core/ballot/blind.ts';
import { isModulus, spki } from '../../worker/core/ballot/key.ts';
import { compareBytes, concat, equal, hex } from '../../worker/core/bytes.ts';
import { blindSign, makeIssuerKey, openIssuerKey, type StoredKey } from '../../worker/desk/sign.ts';
import { type Ballot, makeBallot, makeSeason, type Season } from '../core/ballot/season.ts';
import { bigint, bytes, flip } from '../core/ballot/support.ts';

let key: StoredKey;
let season: Season;
let ballot: Ballot;

beforeAll(async () => {
  key = await makeIssuerKey();
  season = await makeSeason();
  ballot = await makeBallot(season);
});

const number = (value: bigint) => bytes(value.toString(16).padStart(512, '0'));

describe('the desk', () => {
  test('makes keys of 2048 bits, each another', () => {
    const all = [key, ...season.keys];
    expect(all.every(({ n }) => isModulus(n))).toBe(true);
    expect(new Set(all.map(({ n }) => hex(n))).size).toBe(all.length);
  });

  test('refuses 0, 1, n - 1, n, above n, and any other length, and takes their neighbours', () => {
    const n = bigint(key.n);
    const opened = openIssuerKey(key);
    for (const value of [0n, 1n, n - 1n, n, n + 1n, 2n ** 2048n - 1n])
      expect(blindSign(opened, key.n, number(value))).toBeNull();
    for (const value of [2n, n - 2n]) expect(blindSign(opened, key.n, number(value))?.length).toBe(256);
    for (const length of [0, 1, 255, 257])
      expect(blindSign(opened, key.n, new Uint8Array(length).fill(9))).toBeNull();
  });

  test('signs the same bytes the same way, from the stored or the opened key', () => {
    const request = number(123456789n);
    const first = blindSign(key.pkcs8, key.n, request);
    expect(first).not.toBeNull();
    expect(blindSign(openIssuerKey(key), key.n, request)).toEqual(first);
  });

  test('never lets out a signature that another modulus does not confirm', () => {
    const other = season.keys[0];
    if (!other) throw new Error('no key');
    const smaller = compareBytes(key.n, other.n) < 0 ? key : other;
    const larger = smaller === key ? other : key;
    expect(() => blindSign(smaller.pkcs8, larger.n, number(99n))).toThrow('own check');
  });

  test('sees blinded bytes that differ each time for one and the same ballot', async () => {
    const [a, b] = [await client.blind(ballot.input, key.n), await client.blind(ballot.input, key.n)];
    expect(equal(a.blinded, b.blinded)).toBe(false);
  });
});

describe('the employee', () => {
  test.each([
    ['library', client],
    ['fast path', fast],
  ])('gets a good signature and refuses every other, %s', async (_, { blind, finalise }) => {
    const { blinded, inv } = await blind(ballot.input, key.n);
    const signature = blindSign(key.pkcs8, key.n, blinded);
    if (!signature) throw new Error('not signed');
    expect((await finalise(ballot.input, key.n, signature, inv))?.length).toBe(256);
    for (const at of [0, 100, 255])
      expect(await finalise(ballot.input, key.n, flip(signature, at), inv)).toBeNull();
    expect(await finalise(flip(ballot.input, 50), key.n, signature, inv)).toBeNull();
    expect(await finalise(ballot.input, key.n, signature, flip(inv, 200))).toBeNull();
    expect(await finalise(ballot.input, key.n, signature.subarray(1), inv)).toBeNull();
    expect(await finalise(ballot.input, key.n, new Uint8Array(), inv)).toBeNull();
  });
});

const openssl = (() => {
  try {
    return execFileSync('openssl', ['version'], { encoding: 'utf8', timeout: 5000 }).trim();
  } catch {
    return null;
  }
})();

describe('a stranger', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chorus-token-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const pem = () => {
    const lines =
      Buffer.from(spki(ballot.key.n))
        .toString('base64')
        .match(/.{1,64}/g) ?? [];
    return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`;
  };

  test('checks a token of ours with node:crypto and the published SPKI alone', () => {
    const check = (message: Uint8Array) =>
      createVerify('sha384').update(message).verify({ key: pem(), saltLength: 48 }, ballot.authenticator);
    expect(check(ballot.input)).toBe(true);
    expect(check(flip(ballot.input, 97))).toBe(false);
  });

  test('checks a token of ours with openssl', (context) => {
    if (openssl === null) {
      process.stderr.write('openssl is not installed: the check of a token with it did not run\n');
      context.skip();
      return;
    }
    const file = (name: string, content: Uint8Array | string) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    };
    const verify = (message: Uint8Array) =>
      execFileSync(
        'openssl',
        [
          ...['dgst', '-sha384', '-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:48'],
          ...['-verify', file('key.pem', pem()), '-signature', file('sig', ballot.authenticator)],
          file('message', message),
        ],
        { encoding: 'utf8', timeout: 10_000, stdio: 'pipe' },
      );
    expect(verify(concat(ballot.token.subarray(0, 98)))).toContain('Verified OK');
    expect(() => verify(flip(ballot.input, 3))).toThrow();
  });
});
