/** TokenRequest of RFC 9578 section 6.1: `u16(2) || last byte of key_id || blinded message`, 259 bytes. */
import { type Bytes, concat, copy, u8, u16 } from '../bytes.ts';
import { TOKEN_TYPE } from './challenge.ts';

export const REQUEST_BYTES = 259;

/** `keyId` 32 bytes, `blinded` 256 bytes. */
export const blindedRequest = (keyId: Uint8Array, blinded: Uint8Array): Bytes =>
  concat(u16(TOKEN_TYPE), u8(keyId[31] ?? 0), blinded);

/**
 * The fields of a request, or null when it has another length or type. The desk compares `truncatedKeyId` with
 * its own key and leaves the range of `blinded` to `blindSign`.
 */
export const parseBlindedRequest = (
  request: Uint8Array,
): { truncatedKeyId: number; blinded: Bytes } | null =>
  request.length === REQUEST_BYTES && request[0] === 0 && request[1] === TOKEN_TYPE
    ? { truncatedKeyId: request[2] ?? 0, blinded: copy(request.subarray(3)) }
    : null;
