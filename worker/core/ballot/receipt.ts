/**
 * The box's signed promise to count a ballot. A receipt and the public list together are evidence: whoever holds
 * both can show that the box dropped or replaced the ballot. A receipt holds no answer.
 */
import { type Bytes, concat, fromB64u, tag, u8, u32 } from '../bytes.ts';
import type { Id } from '../season.ts';
import { ed25519Sign, ed25519Verify } from './ed25519.ts';
import { type Op, opByte } from './sheet.ts';

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
}): Bytes =>
  concat(tag('chorus/v1/leaf'), of.nonce, tag(of.cohort), u32(of.rev), u8(opByte(of.op)), of.commit);

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
