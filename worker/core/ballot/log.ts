/**
 * The board's append-only log: a hash chain of canonical entries, each signed by K_log. PROTOCOL 3.
 * A verified log is consistent with itself; that everybody is shown the same one needs people who compare.
 */
import { type Bytes, b64u, concat, fromB64u, hex, sha256, tag, utf8 } from '../bytes.ts';
import { jcs, jcsText } from '../jcs.ts';
import type { LogEntry, LogType, SignedEntry } from '../season.ts';
import { ed25519Sign, ed25519Verify } from './ed25519.ts';
import { isHash, isInstant, isRecord, parseJson } from './shape.ts';

/** `prev` of the first entry: 32 zero bytes. */
export const LOG_START = '0'.repeat(64);

const TYPES: Record<LogType, true> = {
  manifest: true,
  'collection-close': true,
  'wave-close': true,
  release: true,
  erasure: true,
  build: true,
  note: true,
};

/** Canonical bytes of an entry: what is hashed, chained and served. */
export const entryBytes = (entry: LogEntry): Bytes => jcs(entry);

/** The `prev` of the entry that follows, lower-case hex. */
export const entryHash = (entry: LogEntry): string => hex(sha256(entryBytes(entry)));

const message = (entry: Uint8Array) => concat(tag('chorus/v1/log'), sha256(entry));

/** `sig = Ed25519(K_log, T("chorus/v1/log") || SHA-256(entry))`. `seed` is K_log's 32-byte seed. */
export const signEntry = async (seed: Uint8Array, entry: LogEntry): Promise<SignedEntry> => ({
  entry: jcsText(entry),
  sig: b64u(await ed25519Sign(seed, message(entryBytes(entry)))),
});

/** One entry from its exact canonical text, or null. */
export const parseEntry = (text: string): LogEntry | null => {
  const value = parseJson(text);
  if (!isRecord(value)) return null;
  const { v, idx, prev, type, at, body } = value;
  if (
    v !== 1 ||
    !Number.isSafeInteger(idx) ||
    !isHash(prev) ||
    !isLogType(type) ||
    !isInstant(at) ||
    !isHash(body)
  )
    return null;
  const entry: LogEntry = { v, idx: Number(idx), prev, type, at, body };
  return jcsText(entry) === text ? entry : null;
};

export const isLogType = (value: unknown): value is LogType =>
  typeof value === 'string' && Object.hasOwn(TYPES, value);

export type VerifiedLog =
  | { ok: true; entries: LogEntry[] }
  | { ok: false; at: number; why: 'malformed' | 'out-of-order' | 'broken-chain' | 'bad-signature' };

/**
 * Checks form, numbering, chain and every signature under `logKey` (base64url, as in the manifest). `at` is the
 * index of the first bad entry. O(entries) signatures.
 *
 * @example await verifyLog(await (await fetch('/api/board/acme/log')).json(), manifest.log_key)
 */
export const verifyLog = async (signed: readonly SignedEntry[], logKey: string): Promise<VerifiedLog> => {
  const key = fromB64u(logKey) ?? new Uint8Array();
  const entries: LogEntry[] = [];
  let prev = LOG_START;
  for (const [at, { entry: text, sig }] of signed.entries()) {
    const entry = typeof text === 'string' ? parseEntry(text) : null;
    const signature = typeof sig === 'string' ? fromB64u(sig) : null;
    if (entry === null || signature === null) return { ok: false, at, why: 'malformed' };
    if (entry.idx !== at) return { ok: false, at, why: 'out-of-order' };
    if (entry.prev !== prev) return { ok: false, at, why: 'broken-chain' };
    if (!(await ed25519Verify(key, message(utf8(text)), signature)))
      return { ok: false, at, why: 'bad-signature' };
    entries.push(entry);
    prev = entryHash(entry);
  }
  return { ok: true, entries };
};
