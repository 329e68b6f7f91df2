/**
 * A ballot's token: RFC 9578 type 0x0002, 354 bytes =
 * `u16(2) || nonce 32 || challenge digest 32 || key_id 32 || authenticator 256`.
 * The authenticator is RSASSA-PSS (SHA-384, salt 48) over the first 98 bytes, made by a blind signature
 * (RFC 9474, RSABSSA-SHA384-PSS-Deterministic), so that whoever signed it cannot recognise it.
 */
import { type Bytes, concat, copy, sha256, tag, u16 } from '../bytes.ts';
import { TOKEN_TYPE } from './challenge.ts';

export const TOKEN_INPUT_BYTES = 98;
export const TOKEN_BYTES = 354;

/** `nonce = SHA-256(T("chorus/v1/ballot-key") || vk)`, 32 bytes: only the holder of sk can use the token. */
export const ballotNonce = (vk: Uint8Array): Bytes => sha256(concat(tag('chorus/v1/ballot-key'), vk));

/** The 98 bytes that are signed. */
export const tokenInput = (of: {
  nonce: Uint8Array;
  challengeDigest: Uint8Array;
  keyId: Uint8Array;
}): Bytes => concat(u16(TOKEN_TYPE), of.nonce, of.challengeDigest, of.keyId);

export type Token = {
  tokenType: typeof TOKEN_TYPE;
  nonce: Bytes;
  challengeDigest: Bytes;
  keyId: Bytes;
  authenticator: Bytes;
};

/** The fields of a token, or null when it has another length or type. Checks no signature. */
export const parseToken = (token: Uint8Array): Token | null => {
  if (token.length !== TOKEN_BYTES || token[0] !== 0 || token[1] !== TOKEN_TYPE) return null;
  const field = (from: number, to: number) => copy(token.subarray(from, to));
  return {
    tokenType: TOKEN_TYPE,
    nonce: field(2, 34),
    challengeDigest: field(34, 66),
    keyId: field(66, 98),
    authenticator: field(98, 354),
  };
};

/**
 * Is the authenticator a signature of this key over the token's first 98 bytes? `key` from `importIssuerKey`.
 * The type is checked too: a client can have anything signed, also a token input of another type. The caller picks
 * the key by key_id and checks challenge digest, nonce and wave. False for any other length; never throws. 0.1 ms.
 */
export const verifyToken = async (key: CryptoKey, token: Uint8Array): Promise<boolean> =>
  token[0] === 0 &&
  token[1] === TOKEN_TYPE &&
  crypto.subtle.verify(
    { name: 'RSA-PSS', saltLength: 48 },
    key,
    copy(token.subarray(TOKEN_INPUT_BYTES)),
    copy(token.subarray(0, TOKEN_INPUT_BYTES)),
  );
