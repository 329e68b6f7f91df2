/**
 * The box's signed promise to count a ballot. A receipt and the public list together are evidence: whoever holds
 * both can show that the box dropped or replaced the ballot. A receipt holds no answer.
 */
import { type Bytes, concat, copy, equal, fromB64u, fromUtf8, readU32, tag, u8, u32 } from '../bytes.ts';
import type { Id } from '../season.ts';
import { ed25519Sign, ed25519Verify } from './ed25519.ts';
import { isId } from './shape.ts';
import { type Op, opByte } from './sheet.ts';

const DOMAIN = tag('chorus/v1/leaf');
const NONCE_AT = DOMAIN.length;

/**
 * The leaf under a wave's root: `T("chorus/v1/leaf") || nonce || cohort || 0 || u32 rev || u8 op || commit`.
 * Sorting leaves is sorting nonces.
 */
export const receiptLeaf = (of: {
  nonce: Uint8Array;
  cohort: Id;
  rev: number;
  op: Op;
  commit: Uint8Array;
}): Bytes => concat(DOMAIN, of.nonce, tag(of.cohort), u32(of.rev), u8(opByte(of.op)), of.commit);

export type ReceiptLeaf = { nonce: Bytes; cohort: Id; rev: number; op: Op; commit: Bytes };

/** The fields of a leaf, or null when these bytes are none. */
export const parseReceiptLeaf = (leaf: Uint8Array): ReceiptLeaf | null => {
  const end = leaf.indexOf(0, NONCE_AT + 32);
  const cohort = fromUtf8(leaf.subarray(NONCE_AT + 32, end));
  const op = leaf[end + 5] === 1 ? 'put' : leaf[end + 5] === 2 ? 'withdraw' : null;
  const known = equal(leaf.subarray(0, NONCE_AT), DOMAIN) && end >= 0 && leaf.length === end + 38;
  if (!known || !isId(cohort) || op === null) return null;
  return {
    nonce: copy(leaf.subarray(NONCE_AT, NONCE_AT + 32)),
    cohort,
    rev: readU32(leaf, end + 1),
    op,
    commit: copy(leaf.subarray(end + 6)),
  };
};

/** `T("chorus/v1/receipt") || mh || leaf`. */
export const receiptMessage = (mh: Uint8Array, leaf: Uint8Array): Bytes =>
  concat(tag('chorus/v1/receipt'), mh, leaf);

/** 64 bytes. `seed` is K_receipt's. Deterministic: the same ballot gets the same receipt again. */
export const signReceipt = (seed: Uint8Array, mh: Uint8Array, leaf: Uint8Array): Promise<Bytes> =>
  ed25519Sign(seed, receiptMessage(mh, leaf));

/** `receiptKey` is the manifest's, base64url. Never throws. */
export const verifyReceipt = (of: {
  receiptKey: string;
  mh: Uint8Array;
  leaf: Uint8Array;
  receipt: Uint8Array;
}): Promise<boolean> =>
  ed25519Verify(fromB64u(of.receiptKey) ?? new Uint8Array(), receiptMessage(of.mh, of.leaf), of.receipt);
