/**
 * One publication on its way from desk or box to a board on another host. PROTOCOL 3.
 *
 * `sig || u32 length || head || documents`: the head names every document by hash and size, so that a board checks
 * who speaks before it reads (let alone keeps) the rest, and
 * `sig = Ed25519(publishing key, T("chorus/v1/publish") || SHA-256(head))`.
 * Whoever repeats the bytes achieves what they achieved the first time: the same one entry. Nothing here is secret,
 * and nothing protects against a desk or a box that lies: the board shows what they signed off to everybody.
 */
import { type Bytes, concat, copy, fromUtf8, hex, readU32, sha256, tag, u32 } from '../bytes.ts';
import { jcs, jcsText } from '../jcs.ts';
import type { Instant, LogType } from '../season.ts';
import { ed25519Sign, ed25519Verify } from './ed25519.ts';
import { isLogType } from './log.ts';
import { isHash, isInstant, isRecord, parseJson } from './shape.ts';

export type Publisher = 'desk' | 'box';

/**
 * Which entries each may publish: neither can speak for the other. Notes are the desk's (events, replies, commitments)
 * but for the box's one, that a wave is held back; the board looks into them.
 */
const MAY_PUBLISH: Record<Publisher, readonly LogType[]> = {
  desk: ['manifest', 'collection-close', 'note'],
  box: ['wave-close', 'release', 'erasure', 'note'],
};

/** Whose business an entry is; none for what only the board's own process writes. */
export const publishersOf = (type: LogType): Publisher[] =>
  (['desk', 'box'] as const).filter((by) => MAY_PUBLISH[by].includes(type));

/** What is signed. The first document is the entry's body. */
export type PublicationHead = {
  v: 1;
  org: string;
  by: Publisher;
  type: LogType;
  at: Instant;
  docs: { hash: string; size: number; name?: string }[];
};

/** Signature and length before the head. */
export const PREFIX_BYTES = 68;
/** A head speaks of at most some thousand documents. */
export const MAX_HEAD_BYTES = 4 * 1024 * 1024;
/** All documents of one publication: the ballot list of half a million ballots. */
export const MAX_DOCUMENT_BYTES = 256 * 1024 * 1024;

const message = (head: Uint8Array) => concat(tag('chorus/v1/publish'), sha256(head));

/**
 * The bytes to send, under the sender's 32-byte seed.
 *
 * @example await sealPublication(seed, { org, by: 'desk', type: 'manifest', at, docs: [{ bytes: manifest }] })
 */
export const sealPublication = async (
  seed: Uint8Array,
  { docs, ...what }: Omit<PublicationHead, 'v' | 'docs'> & { docs: { bytes: Uint8Array; name?: string }[] },
): Promise<Bytes> => {
  const named = docs.map(({ bytes, name }) => ({
    hash: hex(sha256(bytes)),
    size: bytes.length,
    ...(name === undefined ? {} : { name }),
  }));
  const head = jcs({ v: 1, ...what, docs: named } satisfies PublicationHead);
  const sig = await ed25519Sign(seed, message(head));
  return concat(sig, u32(head.length), head, ...docs.map(({ bytes }) => bytes));
};

/** Signature and head length from the first 68 bytes; null when the head would be too long. */
export const parsePrefix = (bytes: Uint8Array): { sig: Bytes; headBytes: number } | null => {
  if (bytes.length !== PREFIX_BYTES) return null;
  const headBytes = readU32(bytes, 64);
  return headBytes > 0 && headBytes <= MAX_HEAD_BYTES
    ? { sig: copy(bytes.subarray(0, 64)), headBytes }
    : null;
};

/** A head from its exact canonical bytes, or null. Documents are within the limits. */
export const parseHead = (bytes: Uint8Array): PublicationHead | null => {
  const text = fromUtf8(bytes);
  const value = text === null ? null : parseJson(text);
  if (!isRecord(value) || !isHead(value) || jcsText(value) !== text) return null;
  const size = value.docs.reduce((sum, doc) => sum + doc.size, 0);
  return value.docs.length > 0 && size <= MAX_DOCUMENT_BYTES ? value : null;
};

const KEYS = ['v', 'org', 'by', 'type', 'at', 'docs'];

const isHead = (value: Record<string, unknown>): value is PublicationHead =>
  value.v === 1 &&
  Object.keys(value).every((key) => KEYS.includes(key)) &&
  typeof value.org === 'string' &&
  (value.by === 'desk' || value.by === 'box') &&
  isLogType(value.type) &&
  isInstant(value.at) &&
  Array.isArray(value.docs) &&
  value.docs.every(
    (doc) =>
      isRecord(doc) &&
      isHash(doc.hash) &&
      Number.isSafeInteger(doc.size) &&
      Number(doc.size) >= 0 &&
      (doc.name === undefined || typeof doc.name === 'string') &&
      Object.keys(doc).every((key) => ['hash', 'size', 'name'].includes(key)),
  );

/** Did the holder of `key` (32 bytes) sign this head? */
export const verifyHead = (key: Uint8Array, head: Uint8Array, sig: Uint8Array): Promise<boolean> =>
  ed25519Verify(key, message(head), sig);

/**
 * May its sender publish this type under these names? A desk names the keys of its own manifest, a box the buckets of
 * its own close, nobody else anything.
 */
export const mayPublish = ({ by, type, docs }: PublicationHead): boolean => {
  const [body] = docs;
  const names: Partial<Record<LogType, RegExp>> = {
    manifest: new RegExp(`^keys/${body?.hash}(/[a-z0-9-]{1,32})?$`),
    'wave-close': new RegExp(`^ballots/${body?.hash}/[0-9a-f]{2}$`),
  };
  return (
    MAY_PUBLISH[by].includes(type) &&
    docs.every(({ name }) => name === undefined || names[type]?.test(name) === true)
  );
};
