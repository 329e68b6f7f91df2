import { keyId } from '../core/ballot/key.ts';
import { parseBlindedRequest } from '../core/ballot/request.ts';
import { compareBytes } from '../core/bytes.ts';

const ONE = new Uint8Array(256);
ONE[255] = 1;

/**
 * The blinded message of a request for the key with modulus `n` (256 bytes), or null: wrong length, type or
 * key, or a value outside 1 < m < n-1. The excluded values are their own signatures up to sign: asking for
 * them is probing. Checked before the ledger is touched, so that nobody loses a turn over a bad request.
 */
export function blindedMessage(request: Uint8Array, n: Uint8Array): Uint8Array | null {
  const parsed = parseBlindedRequest(request);
  if (!parsed || parsed.truncatedKeyId !== keyId(n)[31]) return null;
  // n is odd, so n-1 differs from it in the last byte only.
  const last = new Uint8Array(n);
  last[255] = (last[255] ?? 1) - 1;
  return compareBytes(parsed.blinded, ONE) > 0 && compareBytes(parsed.blinded, last) < 0
    ? parsed.blinded
    : null;
}
