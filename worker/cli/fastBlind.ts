/**
 * The same two functions as core/ballot/blind.ts for many clients in one Node process (rehearsal, demo): r^e goes
 * through OpenSSL, some 50 times faster. RFC 9474 sections 4.2 and 4.4; its vectors run on this path too.
 */
import {
  constants,
  createHash,
  createPublicKey,
  type KeyObject,
  publicEncrypt,
  randomBytes,
  verify,
} from 'node:crypto';
import type { Blinding } from '../core/ballot/blind.ts';
import { jwk } from '../core/ballot/key.ts';
import { type Bytes, concat, copy, u32 } from '../core/bytes.ts';

const toBigInt = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const toBytes = (value: bigint, length: number): Bytes =>
  copy(Buffer.from(value.toString(16).padStart(2 * length, '0'), 'hex'));

/** Inverse of `a` modulo `n` by the extended Euclidean algorithm, or null when they share a factor. */
const inverse = (a: bigint, n: bigint): bigint | null => {
  let [r, nextR] = [n, a % n];
  let [t, nextT] = [0n, 1n];
  while (nextR !== 0n) {
    const q = r / nextR;
    [r, nextR] = [nextR, r - q * nextR];
    [t, nextT] = [nextT, t - q * nextT];
  }
  return r === 1n ? (t + n) % n : null;
};

const sha384 = (bytes: Uint8Array) => createHash('sha384').update(bytes).digest();

/** EMSA-PSS-ENCODE of RFC 8017 section 9.1.1 with SHA-384 and MGF1-SHA-384, for a modulus of 8k bits. */
const encodePss = (message: Uint8Array, salt: Uint8Array, length: number): Bytes => {
  const h = sha384(concat(new Uint8Array(8), sha384(message), salt));
  const db = concat(new Uint8Array(length - salt.length - h.length - 2), new Uint8Array([1]), salt);
  const blocks = Array.from({ length: Math.ceil(db.length / h.length) }, (_, i) => sha384(concat(h, u32(i))));
  const mask = concat(...blocks);
  const masked = db.map((byte, i) => byte ^ (mask[i] ?? 0));
  masked[0] = (masked[0] ?? 0) & 0x7f;
  return concat(masked, h, new Uint8Array([0xbc]));
};

const publicKey = (n: Uint8Array): KeyObject => createPublicKey({ key: jwk(n), format: 'jwk' });

const randomBelow = (n: bigint, length: number): bigint => {
  for (;;) {
    const candidate = toBigInt(randomBytes(length));
    if (candidate > 0n && candidate < n) return candidate;
  }
};

/** Blind with given salt and blinding factor: what the RFC's vectors fix and `fastBlind` draws. */
export const blindWith = (message: Uint8Array, n: Uint8Array, salt: Uint8Array, r: bigint): Blinding => {
  const modulus = toBigInt(n);
  const m = toBigInt(encodePss(message, salt, n.length));
  // One inversion serves both checks of section 4.2: r and m are coprime to n exactly when r * m is.
  const both = inverse((r * m) % modulus, modulus);
  if (both === null) throw new Error('a factor of the modulus was found');
  const inv = (both * m) % modulus;
  const x = publicEncrypt({ key: publicKey(n), padding: constants.RSA_NO_PADDING }, toBytes(r, n.length));
  return { blinded: toBytes((m * toBigInt(x)) % modulus, n.length), inv: toBytes(inv, n.length) };
};

/** As `blind` of core/ballot/blind.ts. About 1 ms. */
export const blind = async (tokenInput: Uint8Array, n: Uint8Array): Promise<Blinding> =>
  blindWith(tokenInput, n, randomBytes(48), randomBelow(toBigInt(n), n.length));

/** Finalise with a given salt length (RFC 9474's PSSZERO variants have none). */
export const finaliseWith = (
  message: Uint8Array,
  n: Uint8Array,
  blindSignature: Uint8Array,
  inv: Uint8Array,
  saltLength: number,
): Bytes | null => {
  if (blindSignature.length !== n.length || inv.length !== n.length) return null;
  const signature = toBytes((toBigInt(blindSignature) * toBigInt(inv)) % toBigInt(n), n.length);
  const key = { key: publicKey(n), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
  return verify('sha384', message, key, signature) ? signature : null;
};

/** As `finalise` of core/ballot/blind.ts. */
export const finalise = async (
  tokenInput: Uint8Array,
  n: Uint8Array,
  blindSignature: Uint8Array,
  inv: Uint8Array,
): Promise<Bytes | null> => finaliseWith(tokenInput, n, blindSignature, inv, 48);
