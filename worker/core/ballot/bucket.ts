/**
 * A large ballot list in 256 pieces by the nonce's first byte, so that a phone learns whether its ballot is counted
 * without loading everything and without naming the ballot: the board sees one byte, shared by at least 19 ballots
 * on average. A bucket holds the leaves alone and proves under the wave's root that they stand there. PROTOCOL 6.3.
 *
 * A ballot that is missing from a proven bucket may stand in the list all the same (a board could cut the bucket
 * short): only the whole list can show that one is missing.
 */
import { type Bytes, b64u, equal, fromB64u, fromHex, fromUtf8, hex } from '../bytes.ts';
import { jcs } from '../jcs.ts';
import { type MerkleTree, rangeRoot } from './merkle.ts';
import { parseReceiptLeaf } from './receipt.ts';
import { hasKeys, parseJson } from './shape.ts';

/** Lists of more ballots than this have buckets. */
export const BUCKETS_ABOVE = 5000;

/** Two hex digits. */
export const bucketOf = (nonce: Uint8Array): string => hex(nonce.subarray(0, 1));

/** Name of a bucket's document on the board. `close` is the hash of the wave's `wave-close` document. */
export const bucketName = (close: string, bucket: string): string => `ballots/${close}/${bucket}`;

/**
 * All 256 buckets as canonical JSON `{v, size, start, leaves, proof}`: leaves base64url, proof hex (`MerkleTree.range`).
 * `leaves` sorted by nonce, as under the root; `tree` over them.
 */
export const encodeBuckets = (leaves: readonly Uint8Array[], tree: MerkleTree): Map<string, Bytes> => {
  const groups = Map.groupBy(leaves, (leaf) => bucketOf(parseReceiptLeaf(leaf)?.nonce ?? new Uint8Array(1)));
  const buckets = new Map<string, Bytes>();
  let start = 0;
  for (let byte = 0; byte < 256; byte++) {
    const bucket = hex(new Uint8Array([byte]));
    const own = groups.get(bucket) ?? [];
    const proof = tree.range(start, start + own.length).map(hex);
    buckets.set(bucket, jcs({ v: 1, size: tree.size, start, leaves: own.map(b64u), proof }));
    start += own.length;
  }
  return buckets;
};

const decoded = (values: unknown, decode: (text: string) => Bytes | null): Bytes[] | null => {
  if (!Array.isArray(values)) return null;
  const all = values.map((value) => (typeof value === 'string' ? decode(value) : null));
  return all.every((bytes) => bytes !== null) ? all : null;
};

/** The leaves of a bucket, each proven to stand under `root` of a list of `size`; null when anything does not hold. */
export const provenLeaves = (
  bytes: Uint8Array,
  { root, size }: { root: Uint8Array; size: number },
): Bytes[] | null => {
  const value = parseJson(fromUtf8(bytes) ?? '');
  if (!hasKeys(value, ['v', 'size', 'start', 'leaves', 'proof']) || value.v !== 1) return null;
  const leaves = decoded(value.leaves, fromB64u);
  const proof = decoded(value.proof, fromHex);
  if (!leaves || !proof || value.size !== size || typeof value.start !== 'number') return null;
  const found = rangeRoot({ leaves, start: value.start, size, proof });
  return found && equal(found, root) ? leaves : null;
};
