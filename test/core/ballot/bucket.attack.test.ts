/** A large list in pieces: what a piece proves, and that nobody can make it prove anything else. */
import { describe, expect, test } from 'vitest';
import {
  BUCKETS_ABOVE,
  bucketName,
  bucketOf,
  encodeBuckets,
  provenLeaves,
} from '../../../worker/core/ballot/bucket.ts';
import { merkleTree } from '../../../worker/core/ballot/merkle.ts';
import { parseReceiptLeaf, receiptLeaf } from '../../../worker/core/ballot/receipt.ts';
import { compareBytes, concat, sha256, u32, utf8 } from '../../../worker/core/bytes.ts';
import { jcs } from '../../../worker/core/jcs.ts';

const leavesOf = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    receiptLeaf({
      nonce: sha256(u32(i)),
      cohort: `c-${i % 7}`,
      rev: i + 1,
      op: i % 9 ? 'put' : 'withdraw',
      commit: sha256(u32(i + 1)),
    }),
  ).sort(compareBytes);

const bucketed = (count: number) => {
  const leaves = leavesOf(count);
  const tree = merkleTree(leaves);
  return { leaves, root: tree.root, size: count, buckets: encodeBuckets(leaves, tree) };
};

describe('buckets', () => {
  test.each([0, 1, 2, 300, 5001])('of %i ballots hold each ballot once, under the root of all', (count) => {
    const { leaves, root, size, buckets } = bucketed(count);
    expect(buckets.size).toBe(256);
    const found = [...buckets].flatMap(([bucket, bytes]) => {
      const proven = provenLeaves(bytes, { root, size });
      expect(proven?.every((leaf) => bucketOf(parseReceiptLeaf(leaf)?.nonce ?? leaf) === bucket)).toBe(true);
      return proven ?? [];
    });
    expect(found).toEqual(leaves);
  });

  test('of a large list are small', () => {
    const { buckets } = bucketed(20_000);
    expect(Math.max(...[...buckets.values()].map((bytes) => bytes.length))).toBeLessThan(30_000);
    expect(BUCKETS_ABOVE).toBe(5000);
    expect(bucketName('ab', '0f')).toBe('ballots/ab/0f');
  });

  test('that were changed in any way prove nothing', () => {
    const { root, size, buckets } = bucketed(900);
    const [, bytes] = [...buckets].find(([, one]) => one.length > 700) ?? [];
    const value = JSON.parse(new TextDecoder().decode(bytes));
    const proven = (change: object) => provenLeaves(jcs({ ...value, ...change }), { root, size });
    expect(proven({})?.length).toBeGreaterThan(1);
    for (const change of [
      { leaves: value.leaves.slice(1) },
      { leaves: [...value.leaves, value.leaves[0]] },
      { leaves: value.leaves.toReversed() },
      { leaves: value.leaves.map((leaf: string) => `${leaf.slice(0, 60)}A${leaf.slice(61)}`) },
      { leaves: 'x' },
      { leaves: [7] },
      { start: value.start + 1 },
      { start: -1 },
      { start: '0' },
      { size: size + 1 },
      { proof: value.proof.slice(1) },
      { proof: [...value.proof, value.proof[0]] },
      { proof: value.proof.map(() => 'zz') },
      { v: 2 },
      { more: 1 },
    ])
      expect(proven(change)).toBeNull();
    expect(provenLeaves(utf8('{'), { root, size })).toBeNull();
    expect(provenLeaves(new Uint8Array([255]), { root, size })).toBeNull();
    const whole = jcs(value);
    expect(provenLeaves(whole, { root: sha256(root), size })).toBeNull();
    expect(provenLeaves(whole, { root, size: size - 1 })).toBeNull();
  });
});

describe('a leaf', () => {
  test('reads back as it was made, and no other bytes do', () => {
    const fields = {
      nonce: sha256(u32(1)),
      cohort: 'c-1',
      rev: 7,
      op: 'put',
      commit: sha256(u32(2)),
    } as const;
    const leaf = receiptLeaf(fields);
    expect(parseReceiptLeaf(leaf)).toEqual(fields);
    for (let length = 0; length < leaf.length; length++)
      expect(parseReceiptLeaf(leaf.slice(0, length))).toBeNull();
    expect(parseReceiptLeaf(concat(leaf, new Uint8Array(1)))).toBeNull();
    expect(parseReceiptLeaf(receiptLeaf({ ...fields, cohort: 'No id' }))).toBeNull();
    expect(parseReceiptLeaf(Uint8Array.from(leaf, (byte, at) => (at === 0 ? 0 : byte)))).toBeNull();
  });
});
