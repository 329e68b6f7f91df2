/**
 * Merkle tree hash and inclusion proofs of RFC 6962 section 2.1 (verification: RFC 9162 section 2.1.3.2).
 * `leaves` are leaf *data*; the leaf hash SHA-256(0x00 || data) is taken in here.
 * Says that data stands at a place in a list of a certain size, not that the list is right or complete.
 */
import { type Bytes, concat, equal, sha256 } from '../bytes.ts';

const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);
const leafHash = (leaf: Uint8Array) => sha256(concat(LEAF, leaf));
const nodeHash = (left: Uint8Array, right: Uint8Array) => sha256(concat(NODE, left, right));

export type MerkleTree = {
  root: Bytes;
  size: number;
  /** Audit path of the leaf at `index`, from the bottom up; at most ceil(log2 size) hashes. */
  proof(index: number): Bytes[];
};

/**
 * The whole tree: root and, from the same hashes, every proof. O(size) hashes, 32 bytes each kept.
 * A level's last node without a partner rises unchanged, which is RFC 6962's split at the largest power of two.
 *
 * @example merkleTree([utf8('a'), utf8('b')]).proof(0) // [SHA-256(0x00 || 'b')]
 */
export const merkleTree = (leaves: readonly Uint8Array[]): MerkleTree => {
  let level = leaves.map(leafHash);
  const levels = [level];
  while (level.length > 1) {
    const above: Bytes[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = level.slice(i, i + 2);
      if (left) above.push(right ? nodeHash(left, right) : left);
    }
    level = above;
    levels.push(level);
  }
  return {
    root: level[0] ?? sha256(new Uint8Array()),
    size: leaves.length,
    proof: (index) => {
      if (!Number.isInteger(index) || index < 0 || index >= leaves.length)
        throw new RangeError(`no leaf ${index}`);
      return levels.flatMap((nodes, height) => nodes[Math.floor(index / 2 ** height) ^ 1] ?? []);
    },
  };
};

export const merkleRoot = (leaves: readonly Uint8Array[]): Bytes => merkleTree(leaves).root;

export const merkleProof = (leaves: readonly Uint8Array[], index: number): Bytes[] =>
  merkleTree(leaves).proof(index);

/**
 * Does `leaf` stand at `index` (from 0) of the list of `size` leaves with this `root`?
 * False for any malformed input; never throws.
 */
export const verifyProof = (claim: {
  leaf: Uint8Array;
  index: number;
  size: number;
  proof: readonly Uint8Array[];
  root: Uint8Array;
}): boolean => {
  const { index, size, proof } = claim;
  if (!Number.isInteger(index) || !Number.isInteger(size) || index < 0 || index >= size || size > 2 ** 31)
    return false;
  let place = index;
  let last = size - 1;
  let hash = leafHash(claim.leaf);
  for (const sibling of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash);
      while (place % 2 === 0 && place !== 0) {
        place >>>= 1;
        last >>>= 1;
      }
    } else hash = nodeHash(hash, sibling);
    place >>>= 1;
    last >>>= 1;
  }
  return last === 0 && equal(hash, claim.root);
};
