/**
 * The employee's half of the blind signature: RFC 9474, RSABSSA-SHA384-PSS-Deterministic, through Cloudflare's
 * library. Heavy (about 13 kB compressed): only the collecting page imports it, lazily.
 *
 * `inv` is the only thing that can join a blinded request to its token. It is stored until the signature is
 * there and then forgotten; it never leaves the browser.
 */
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { type Bytes, copy } from '../bytes.ts';
import { importIssuerKey } from './key.ts';

const suite = RSABSSA.SHA384.PSS.Deterministic();

export type Blinding = {
  /** What the desk sees, 256 bytes: statistically independent of the token. */
  blinded: Bytes;
  /** Inverse of the blinding factor, 256 bytes. Secret. */
  inv: Bytes;
};

/**
 * Blinds a token input (98 bytes) for the key with modulus `n` (256 bytes; check it first with
 * `checkCohortKeys`). Fresh randomness each time: blind once, store, and send the same bytes on every retry.
 * About 45 ms in a browser.
 */
export const blind = async (tokenInput: Uint8Array, n: Uint8Array): Promise<Blinding> => {
  const { blindedMsg, inv } = await suite.blind(await importIssuerKey(n), copy(tokenInput));
  return { blinded: copy(blindedMsg), inv: copy(inv) };
};

/**
 * Unblinds the desk's answer (256 bytes) and verifies the result. The authenticator (256 bytes), or null when
 * the signature is not one of this key over this input: then the ballot must not be used. About 10 ms.
 */
export const finalise = async (
  tokenInput: Uint8Array,
  n: Uint8Array,
  blindSignature: Uint8Array,
  inv: Uint8Array,
): Promise<Bytes | null> => {
  const key = await importIssuerKey(n);
  try {
    return copy(await suite.finalize(key, copy(tokenInput), blindSignature, inv));
  } catch {
    return null; // wrong length or wrong signature: the library throws for both
  }
};
