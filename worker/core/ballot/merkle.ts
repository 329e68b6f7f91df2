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
  /** What `rangeRoot` needs beside the leaves `start` to `end` (not included): the subtrees outside, left to right. */
  range(start: number, end: number): Bytes[];
};

/** Where RFC 6962 divides a list of more than one leaf: the largest power of two below its length. */
const splitOf = (length: number): number => 2 ** Math.floor(Math.log2(length - 1));

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
  const root = level[0] ?? sha256(new Uint8Array());
  /** The hash of a subtree that the divisions make; it begins at a multiple of its own width. */
  const subtree = (lo: number, hi: number): Bytes => {
    const height = Math.ceil(Math.log2(hi - lo));
    return levels[height]?.[lo / 2 ** height] ?? root;
  };
  const outside = (start: number, end: number, lo: number, hi: number): Bytes[] => {
    if (end <= lo || hi <= start) return [subtree(lo, hi)];
    if (hi - lo === 1) return [];
    const mid = lo + splitOf(hi - lo);
    return [...outside(start, end, lo, mid), ...outside(start, end, mid, hi)];
  };
  return {
    root,
    size: leaves.length,
    range: (start, end) => {
      if (!(start >= 0 && start <= end && end <= leaves.length)) throw new RangeError('no such leaves');
      return leaves.length === 0 ? [] : outside(start, end, 0, leaves.length);
    },
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

/**
 * The root of a list of `size` leaves, of which these stand at `start` and after, from the subtrees outside them
 * (`MerkleTree.range`); null for a proof of another shape. Says that exactly these leaves stand there. O(leaves).
 *
 * @example rangeRoot({ leaves: all.slice(2, 5), start: 2, size: all.length, proof: tree.range(2, 5) })
 */
export const rangeRoot = (claim: {
  leaves: readonly Uint8Array[];
  start: number;
  size: number;
  proof: readonly Uint8Array[];
}): Bytes | null => {
  const { leaves, start, size } = claim;
  const end = start + leaves.length;
  if (!Number.isInteger(start) || !Number.isInteger(size) || start < 0 || end > size || size > 2 ** 31)
    return null;
  if (size === 0) return claim.proof.length === 0 ? sha256(new Uint8Array()) : null;
  const proof = [...claim.proof].reverse();
  const walk = (lo: number, hi: number): Bytes | null => {
    if (end <= lo || hi <= start) {
      const hash = proof.pop();
      return hash?.length === 32 ? new Uint8Array(hash) : null;
    }
    const leaf = leaves[lo - start];
    if (hi - lo === 1) return leaf ? leafHash(leaf) : null;
    const mid = lo + splitOf(hi - lo);
    const left = walk(lo, mid);
    const right = left && walk(mid, hi);
    return left && right && nodeHash(left, right);
  };
  const root = walk(0, size);
  return proof.length === 0 ? root : null;
};
