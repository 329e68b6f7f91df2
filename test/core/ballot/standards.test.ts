import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ed25519Public, ed25519Sign, ed25519Verify } from '../../../worker/core/ballot/ed25519.ts';
import {
  merkleProof,
  merkleRoot,
  merkleTree,
  rangeRoot,
  verifyProof,
} from '../../../worker/core/ballot/merkle.ts';
import { fromUtf8, hex, sha256 } from '../../../worker/core/bytes.ts';
import { jcs, jcsText } from '../../../worker/core/jcs.ts';
import rfc6962 from '../../vectors/rfc6962.json' with { type: 'json' };
import rfc8032 from '../../vectors/rfc8032.json' with { type: 'json' };
import rfc8785 from '../../vectors/rfc8785.json' with { type: 'json' };
import { bytes, flip } from './support.ts';

describe('RFC 8032 Ed25519', () => {
  test.each(rfc8032.vectors)('signs $message as written', async (vector) => {
    const [seed, message] = [bytes(vector.seed), bytes(vector.message)];
    const publicKey = await ed25519Public(seed);
    const signature = await ed25519Sign(seed, message);
    expect([hex(publicKey), hex(signature)]).toEqual([vector.publicKey, vector.signature]);
    expect(await ed25519Verify(publicKey, message, signature)).toBe(true);
    for (let i = 0; i < 64; i++)
      expect(await ed25519Verify(publicKey, message, flip(signature, i))).toBe(false);
    expect(await ed25519Verify(publicKey, Uint8Array.of(1), signature)).toBe(false);
  });

  test('malformed keys and signatures are refused, not thrown', async () => {
    const ones = (length: number) => new Uint8Array(length).fill(255);
    for (const [key, signature] of [
      [32, 64],
      [31, 64],
      [33, 64],
      [0, 0],
      [32, 63],
    ] as const)
      expect(await ed25519Verify(ones(key), ones(3), ones(signature))).toBe(false);
  });
});

describe('RFC 6962 tree', () => {
  const leaves = rfc6962.leaves.map(bytes);

  test('roots over 0..8 reference leaves', () => {
    expect(hex(merkleRoot([]))).toBe(rfc6962.empty);
    expect(leaves.map((_, i) => hex(merkleRoot(leaves.slice(0, i + 1))))).toEqual(rfc6962.roots);
  });

  /** The RFC's own recursive definitions, split at the largest power of two below n. */
  const split = (n: number) => 2 ** Math.floor(Math.log2(n - 1));
  const mth = (d: Uint8Array[]): Uint8Array => {
    if (d.length === 0) return sha256(new Uint8Array());
    if (d.length === 1) return sha256(Uint8Array.of(0, ...(d[0] ?? [])));
    const k = split(d.length);
    return sha256(Uint8Array.of(1, ...mth(d.slice(0, k)), ...mth(d.slice(k))));
  };
  const path = (m: number, d: Uint8Array[]): Uint8Array[] => {
    if (d.length <= 1) return [];
    const k = split(d.length);
    return m < k
      ? [...path(m, d.slice(0, k)), mth(d.slice(k))]
      : [...path(m - k, d.slice(k)), mth(d.slice(0, k))];
  };

  test('every root and proof up to 40 leaves is the recursive definition, and verifies', () => {
    for (let size = 1; size <= 40; size++) {
      const data = Array.from({ length: size }, (_, i) => Uint8Array.of(size, i));
      const tree = merkleTree(data);
      expect(tree.root).toEqual(mth(data));
      for (const [index, leaf] of data.entries()) {
        const proof = tree.proof(index);
        expect(proof).toEqual(path(index, data));
        expect(verifyProof({ leaf, index, size, proof, root: tree.root })).toBe(true);
      }
    }
  });

  test('nobody can prove a leaf that is not there, or at another place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 33 }), fc.nat(), fc.nat(), (size, a, b) => {
        const data = Array.from({ length: size }, (_, i) => Uint8Array.of(i));
        const index = a % size;
        const leaf = Uint8Array.of(index);
        const claim = { leaf, index, size, proof: merkleProof(data, index), root: merkleRoot(data) };
        expect(verifyProof({ ...claim, leaf: Uint8Array.of(index, 0) })).toBe(false);
        if (b % size !== index) expect(verifyProof({ ...claim, index: b % size })).toBe(false);
        expect(verifyProof({ ...claim, root: flip(claim.root, b % 32) })).toBe(false);
        expect(verifyProof({ ...claim, proof: [...claim.proof, claim.root] })).toBe(false);
        for (const at of claim.proof.keys()) {
          const altered = claim.proof.map((hash, i) => (i === at ? flip(hash, b % 32) : hash));
          expect(verifyProof({ ...claim, proof: altered })).toBe(false);
          expect(verifyProof({ ...claim, proof: claim.proof.toSpliced(at, 1) })).toBe(false);
        }
      }),
    );
  });

  test('an inner node cannot pass for a leaf', () => {
    const [a, b, c, d] = [0, 1, 2, 3].map((i) => sha256(Uint8Array.of(0, i)));
    if (!a || !b || !c || !d) throw new Error('four hashes');
    const root = merkleRoot([0, 1, 2, 3].map((i) => Uint8Array.of(i)));
    const right = sha256(Uint8Array.of(1, ...c, ...d));
    expect(verifyProof({ leaf: Uint8Array.of(...a, ...b), index: 0, size: 2, proof: [right], root })).toBe(
      false,
    );
  });

  test('every run of leaves up to 20 gives back the root, and no other leaves or place do', () => {
    for (let size = 0; size <= 20; size++) {
      const all = Array.from({ length: size }, (_, i) => Uint8Array.of(i));
      const tree = merkleTree(all);
      for (let start = 0; start <= size; start++)
        for (let end = start; end <= size; end++) {
          const [run, proof] = [all.slice(start, end), tree.range(start, end)];
          const rootOf = (claim: object) => rangeRoot({ leaves: run, start, size, proof, ...claim });
          expect(rootOf({})).toEqual(tree.root);
          const others = [
            { leaves: run.slice(1) },
            { leaves: [...run, Uint8Array.of(99)] },
            { leaves: run.map(() => Uint8Array.of(99)) },
            { start: start + 1 },
            { proof: [...proof, tree.root] },
            { proof: proof.slice(1) },
          ];
          if (run.length > 0 && proof.length > 0)
            for (const other of others) expect(rootOf(other)).not.toEqual(tree.root);
        }
      expect(() => tree.range(1, size + 1)).toThrow(RangeError);
    }
    const leaf = Uint8Array.of(1);
    for (const [start, size] of [
      [-1, 3],
      [0.5, 3],
      [3, 3],
      [0, 2 ** 32],
      [0, Number.NaN],
    ] as const)
      expect(rangeRoot({ leaves: [leaf], start, size, proof: [] })).toBeNull();
  });

  test('numbers that are no places are refused', () => {
    const root = merkleRoot([Uint8Array.of(1)]);
    for (const [index, size] of [
      [-1, 1],
      [1, 1],
      [0, 0],
      [0.5, 1],
      [Number.NaN, 1],
      [0, 2 ** 40],
    ] as const)
      expect(verifyProof({ leaf: Uint8Array.of(1), index, size, proof: [], root })).toBe(false);
    expect(() => merkleProof([Uint8Array.of(1)], 1)).toThrow(RangeError);
  });
});

describe('RFC 8785 canonical JSON', () => {
  test('the sample, byte by byte', () => {
    expect(hex(jcs(JSON.parse(rfc8785.sample.input)))).toBe(rfc8785.sample.bytes);
  });

  test('keys go by UTF-16 code units', () => {
    const text = jcsText(JSON.parse(rfc8785.sorting.input));
    expect(Object.values(JSON.parse(text, (_, value) => value)).length).toBe(7);
    const places = rfc8785.sorting.values.map((value) => text.indexOf(`"${value}"`));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  test.each(rfc8785.numbers)('double %s is written %s', (ieee, text) => {
    const value = new DataView(bytes(ieee ?? '').buffer).getFloat64(0);
    if (text === null) expect(() => jcsText(value)).toThrow();
    else expect(jcsText(value)).toBe(text);
  });

  test('what JSON cannot say is thrown, never written', () => {
    for (const value of [undefined, '\ud800', { a: Number.NaN }]) expect(() => jcs(value)).toThrow();
  });

  test('canonical JSON reads back as the same value and is its own canonical form', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = jcsText(value);
        expect(jcsText(JSON.parse(text))).toBe(text);
        expect(fromUtf8(jcs(value))).toBe(text);
      }),
    );
  });
});
