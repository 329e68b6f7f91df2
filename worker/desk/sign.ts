/**
 * The issuer's half of the blind signature (RFC 9474 section 4.3), by node:crypto's raw RSA, on Node and on
 * workerd with nodejs_compat. The desk signs without learning what: it sees a number that is uniform whatever the
 * token is.
 */
import { constants, createPublicKey, privateDecrypt, publicEncrypt } from 'node:crypto';
import { jwk } from '../core/ballot/key.ts';
import { type Bytes, compareBytes, copy, equal, fromB64u } from '../core/bytes.ts';

/** A key as it is stored: PKCS#8 DER and its modulus (256 bytes, big-endian). */
export type StoredKey = { n: Bytes; pkcs8: Bytes };

/**
 * A key ready to sign, as PEM: workerd's privateDecrypt takes no KeyObject beside a padding. Holds the private key
 * in memory: drop it when collection closes.
 */
export type IssuerKey = { n: Uint8Array; privateKey: string; publicKey: string };

/** A new RSA-2048 key, e = 65537, made off the main thread. About 40 ms of CPU. */
export const makeIssuerKey = async (): Promise<StoredKey> => {
  // WebCrypto, because workerd has no generateKeyPair for RSA.
  const pair = await crypto.subtle.generateKey(
    { name: 'RSA-PSS', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-384' },
    true,
    ['sign', 'verify'],
  );
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const { n } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const modulus = fromB64u(n ?? '');
  if (modulus === null) throw new Error('WebCrypto exported no modulus');
  return { n: modulus, pkcs8 };
};

const pem = (label: string, der: Uint8Array) =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`;

/** A stored key in the form that signs. Throws when the modulus is damaged. */
export const openIssuerKey = ({ n, pkcs8 }: { n: Uint8Array; pkcs8: Uint8Array }): IssuerKey => ({
  n,
  privateKey: pem('PRIVATE KEY', pkcs8),
  publicKey: createPublicKey({ key: jwk(n), format: 'jwk' })
    .export({ format: 'pem', type: 'spki' })
    .toString(),
});

const padding = constants.RSA_NO_PADDING;

/** 1 < m < n - 1: below, above and at the ends a raw signature is trivial or does not exist. */
export const inRange = (m: Uint8Array, n: Uint8Array): boolean => {
  if (m.length !== n.length) return false;
  const one = new Uint8Array(n.length);
  one[n.length - 1] = 1;
  const nMinusOne = copy(n); // n is odd: taking one away changes the last byte only
  nMinusOne[n.length - 1] = (n[n.length - 1] ?? 1) - 1;
  return compareBytes(m, one) > 0 && compareBytes(m, nMinusOne) < 0;
};

/**
 * `blinded^d mod n` (256 bytes), or null unless 1 < blinded < n - 1. Deterministic, so a retry costs nothing and
 * reveals nothing. `key`: stored PKCS#8 bytes, or an opened key when many are signed. Every signature is checked
 * (s^e = m) before it is let out: a faulty one would give the factors of n away (Boneh, DeMillo, Lipton 1997);
 * such a fault throws. About 1 ms.
 */
export const blindSign = (key: Uint8Array | IssuerKey, n: Uint8Array, blinded: Uint8Array): Bytes | null => {
  if (!inRange(blinded, n)) return null;
  const { privateKey, publicKey } = key instanceof Uint8Array ? openIssuerKey({ n, pkcs8: key }) : key;
  const signature = privateDecrypt({ key: privateKey, padding }, blinded);
  if (!equal(publicEncrypt({ key: publicKey, padding }, signature), blinded))
    throw new Error('a signature failed its own check');
  return copy(signature);
};
