/** A receipt as people see and keep it. */
import { isRecord, parseJson } from '../../../worker/core/ballot/shape.ts';
import { parseToken } from '../../../worker/core/ballot/token.ts';
import { type Bytes, b64u, fromB64u } from '../../../worker/core/bytes.ts';
import { ballotFragment } from '../ballotFragment.ts';
import type { Receipt } from '../store.ts';
import type { Sitting } from './sitting.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The ballot's number in the public list: the first 80 bits of its nonce in Crockford's base32, in groups of four.
 *
 * @example receiptNumber(token) // '7QK2 M9TD 44VN XR8P'
 */
export const receiptNumber = (token: Bytes): string => {
  const nonce = parseToken(token)?.nonce ?? new Uint8Array(32);
  let bits = nonce.subarray(0, 10).reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  let text = '';
  for (let place = 0; place < 16; place++) {
    text = CROCKFORD.charAt(Number(bits % 32n)) + (place > 0 && place % 4 === 0 ? ' ' : '') + text;
    bits /= 32n;
  }
  return text;
};

/** Everything that changes or withdraws the ballot, and that shows what the box promised. No answer is in it. */
export const receiptText = ({ enrolment, ballot }: Sitting, { rev, op, leaf, receipt }: Receipt): string =>
  JSON.stringify({
    format: 'chorus-receipt/1',
    mh: enrolment.mh,
    wave: ballot.wave,
    cohort: enrolment.cohort,
    token: b64u(ballot.token),
    rev,
    op,
    leaf: b64u(leaf),
    receipt: b64u(receipt),
    link: ballotFragment(enrolment, [ballot]),
  });

export type SavedReceipt = { link: string; token: string; wave: string; receipt: Receipt };

/** A saved receipt, found anywhere in a text; null when there is none. */
export const findReceipt = (text: string): SavedReceipt | null => {
  const value = parseJson(/\{[^{}]*"chorus-receipt\/1"[^{}]*\}/.exec(text)?.[0] ?? '');
  if (!isRecord(value)) return null;
  const { rev, op, token, wave, link } = value;
  const leaf = fromB64u(String(value.leaf));
  const receipt = fromB64u(String(value.receipt));
  if (!leaf || !receipt || typeof rev !== 'number' || (op !== 'put' && op !== 'withdraw')) return null;
  if (typeof token !== 'string' || typeof wave !== 'string' || typeof link !== 'string') return null;
  return { link, token, wave, receipt: { rev, op, leaf, receipt } };
};
