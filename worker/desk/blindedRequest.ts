import { keyId } from '../core/ballot/key.ts';
import { parseBlindedRequest } from '../core/ballot/request.ts';
import { inRange } from './sign.ts';

/**
 * The blinded message of a request for the key with modulus `n` (256 bytes), or null: wrong length, type or
 * key, or a value outside 1 < m < n-1. Checked before the ledger is touched, so that nobody loses a turn over
 * a bad request.
 */
export function blindedMessage(request: Uint8Array, n: Uint8Array): Uint8Array | null {
  const parsed = parseBlindedRequest(request);
  if (!parsed || parsed.truncatedKeyId !== keyId(n)[31]) return null;
  return inRange(parsed.blinded, n) ? parsed.blinded : null;
}
