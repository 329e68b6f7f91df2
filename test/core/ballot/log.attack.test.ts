import { beforeAll, expect, test } from 'vitest';
import { ed25519Public } from '../../../worker/core/ballot/ed25519.ts';
import {
  entryBytes,
  entryHash,
  LOG_START,
  parseEntry,
  signEntry,
  verifyLog,
} from '../../../worker/core/ballot/log.ts';
import { b64u, fromB64u, hex, sha256, utf8 } from '../../../worker/core/bytes.ts';
import type { LogEntry, SignedEntry } from '../../../worker/core/season.ts';
import { flip } from './support.ts';

const seed = new Uint8Array(32).fill(6);
let logKey: string;
let log: SignedEntry[];

const entry = (idx: number, prev: string): LogEntry => ({
  v: 1,
  idx,
  prev,
  type: idx === 0 ? 'manifest' : 'note',
  at: `2026-01-0${idx + 1}T00:00:00Z`,
  body: hex(sha256(utf8(`body ${idx}`))),
});

beforeAll(async () => {
  logKey = b64u(await ed25519Public(seed));
  log = [];
  let prev = LOG_START;
  for (let idx = 0; idx < 4; idx++) {
    const next = entry(idx, prev);
    log.push(await signEntry(seed, next));
    prev = entryHash(next);
  }
});

test('a log as written verifies, and so does every beginning of it', async () => {
  for (let length = 0; length <= 4; length++) {
    const verified = await verifyLog(log.slice(0, length), logKey);
    expect(verified.ok && verified.entries.length).toBe(length);
  }
  const first = parseEntry(log[0]?.entry ?? '');
  expect(first?.prev).toBe('0'.repeat(64));
  expect(first && new TextDecoder().decode(entryBytes(first))).toBe(log[0]?.entry);
});

test('nobody can change a byte of an entry or its signature', async () => {
  const { entry: text, sig } = log[2] ?? { entry: '', sig: '' };
  const bytes = utf8(text);
  for (let at = 0; at < bytes.length; at++) {
    const changed = new TextDecoder().decode(flip(bytes, at));
    const verified = await verifyLog(log.with(2, { entry: changed, sig }), logKey);
    expect(verified.ok ? null : verified.at, `byte ${at}`).toBe(2);
  }
  const signature = fromB64u(sig) ?? new Uint8Array();
  for (let at = 0; at < 64; at++)
    expect((await verifyLog(log.with(2, { entry: text, sig: b64u(flip(signature, at)) }), logKey)).ok).toBe(
      false,
    );
});

test('nobody can leave out, repeat, reorder or insert entries', async () => {
  const [a, b, c, d] = log;
  if (!a || !b || !c || !d) throw new Error('four entries');
  const why = async (entries: SignedEntry[]) => {
    const verified = await verifyLog(entries, logKey);
    return verified.ok ? 'ok' : `${verified.at} ${verified.why}`;
  };
  expect(await why([b, c, d])).toBe('0 out-of-order');
  expect(await why([a, c, d])).toBe('1 out-of-order');
  expect(await why([a, a])).toBe('1 out-of-order');
  expect(await why([a, b, d, c])).toBe('2 out-of-order');
  const forged = await signEntry(seed, entry(1, '1'.repeat(64)));
  expect(await why([a, forged])).toBe('1 broken-chain');
  const foreign = await signEntry(new Uint8Array(32).fill(7), entry(0, LOG_START));
  expect(await why([foreign])).toBe('0 bad-signature');
});

test('malformed entries are refused, not thrown', async () => {
  const first = parseEntry(log[0]?.entry ?? '');
  const odd = [
    { ...first, v: 2 },
    { ...first, idx: -0.5 },
    { ...first, type: 'constructor' },
    { ...first, at: '2026-13-01T00:00:00Z' },
    { ...first, body: 'xyz' },
    { ...first, extra: 1 },
    null,
  ];
  for (const text of [...odd.map((value) => JSON.stringify(value)), '', ' ', JSON.stringify(first, null, 1)])
    expect(parseEntry(text), text).toBeNull();
  // What a hostile board may send in place of the type.
  const junk = [{}, { entry: 7, sig: null }] as unknown as SignedEntry[];
  expect(await verifyLog(junk, logKey)).toEqual({ ok: false, at: 0, why: 'malformed' });
  expect((await verifyLog(log, 'not a key')).ok).toBe(false);
});
