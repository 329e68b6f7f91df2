/**
 * Issuer keys K[wave, cohort]: RSA-2048, e = 65537, one per wave and cohort, named by nothing but their modulus
 * `n` (256 bytes, big-endian). The key is the ballot's only metadata: it says which wave and cohort, nothing else.
 */
import { type Bytes, b64u, concat, fromB64u, fromHex, hex, sha256 } from '../bytes.ts';
import { jcs } from '../jcs.ts';
import type { CohortKeys, Id, KeyLine, Manifest } from '../season.ts';
import { merkleTree, verifyProof } from './merkle.ts';

const bytesOf = (text: string): Bytes => fromHex(text) ?? new Uint8Array();

/** RFC 9578 section 6.5: RSASSA-PSS with SHA-384, MGF1-SHA-384, salt 48. WebCrypto refuses this form: see `jwk`. */
const SPKI_PREFIX = bytesOf(
  '30820152303d06092a864886f70d01010a3030a00d300b0609608648016503040202a11a301806092a864886f70d010108300b0609608648016503040202a2030201300382010f003082010a0282010100',
);
const SPKI_SUFFIX = bytesOf('0203010001');

/** SubjectPublicKeyInfo of RFC 9578 section 6.5, 342 bytes. Only hashed, and given to `openssl`. */
export const spki = (n: Uint8Array): Bytes => concat(SPKI_PREFIX, n, SPKI_SUFFIX);

/** `key_id = SHA-256(SPKI)`, 32 bytes. */
export const keyId = (n: Uint8Array): Bytes => sha256(spki(n));

/** The form every WebCrypto imports. */
export const jwk = (n: Uint8Array) => ({ kty: 'RSA', n: b64u(n), e: 'AQAB', alg: 'PS384' }) as const;

/** A verifying key for `verifyToken` and for blinding (which reads the modulus back, hence extractable). */
export const importIssuerKey = (n: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('jwk', jwk(n), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);

/** An odd number of exactly 2048 bits. Does not show that it is a product of two primes. */
export const isModulus = (n: Uint8Array): boolean =>
  n.length === 256 && (n[0] ?? 0) >= 128 && (n[255] ?? 0) % 2 === 1;

/** The leaf under `keys_root`: `JCS({wave, cohort, n})`. */
export const keyLeaf = ({ wave, cohort, n }: KeyLine): Bytes => jcs({ wave, cohort, n });

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The key list in the order of its leaves and of its document: by wave id, then cohort id (code units). */
export const sortKeyLines = (lines: readonly KeyLine[]): KeyLine[] =>
  [...lines].sort((a, b) => order(a.wave, b.wave) || order(a.cohort, b.cohort));

export type KeyTree = {
  /** `keys_root`, 32 bytes. */
  root: Bytes;
  /** The document a member of `cohort` fetches, its keys in the order of `waves` (the manifest's). */
  cohortKeys(cohort: Id, waves: readonly Id[]): CohortKeys;
};

/** All lines of a season as one tree; build it once, it serves every cohort. Throws for a cohort without a key. */
export const keyTree = (lines: readonly KeyLine[]): KeyTree => {
  const sorted = sortKeyLines(lines);
  const tree = merkleTree(sorted.map(keyLeaf));
  const places = new Map(sorted.map((line, index) => [`${line.wave} ${line.cohort}`, { line, index }]));
  return {
    root: tree.root,
    cohortKeys: (cohort, waves) => ({
      cohort,
      keys: waves.map((wave) => {
        const place = places.get(`${wave} ${cohort}`);
        if (!place) throw new RangeError(`no key for wave ${wave}, cohort ${cohort}`);
        return { wave, n: place.line.n, index: place.index, proof: tree.proof(place.index).map(hex) };
      }),
      size: sorted.length,
    }),
  };
};

/** RFC 6962 root over all key leaves, 32 bytes. */
export const keysRoot = (lines: readonly KeyLine[]): Bytes => keyTree(lines).root;

/** One cohort's key document. For all cohorts of a season use `keyTree` once. */
export const cohortKeys = (lines: readonly KeyLine[], cohort: Id, waves: readonly Id[]): CohortKeys =>
  keyTree(lines).cohortKeys(cohort, waves);

/**
 * Are these the sealed keys of a cohort of this manifest? One key per wave in the manifest's order, each odd and
 * of 2048 bits, each proven under `keys_root`, the tree of exactly waves x cohorts leaves, none twice.
 * Does not show that other members got the same manifest: that is what the six words are for.
 * Takes any shape of JSON and never throws.
 */
export const checkCohortKeys = (manifest: Manifest, keys: CohortKeys): boolean => {
  const root = fromHex(manifest.keys_root);
  try {
    return (
      root !== null &&
      manifest.cohorts.some(({ id }) => id === keys.cohort) &&
      keys.size === manifest.waves.length * manifest.cohorts.length &&
      keys.keys.length === manifest.waves.length &&
      new Set(keys.keys.map(({ n }) => n)).size === keys.keys.length &&
      keys.keys.every(({ wave, n, index, proof }, i) => {
        const modulus = fromB64u(n);
        const path = proof.map(fromHex).filter((hash) => hash !== null);
        return (
          wave === manifest.waves[i]?.id &&
          modulus !== null &&
          isModulus(modulus) &&
          path.length === proof.length &&
          verifyProof({
            leaf: keyLeaf({ wave, cohort: keys.cohort, n }),
            index,
            size: keys.size,
            proof: path,
            root,
          })
        );
      })
    );
  } catch {
    return false; // not the shape of a key document at all
  }
};
