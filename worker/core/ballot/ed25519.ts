/**
 * Ed25519 (RFC 8032) by WebCrypto, with bare 32-byte seeds and public keys. Signatures are deterministic, 64 bytes.
 */
import { type Bytes, concat, copy, fromB64u } from '../bytes.ts';

/** RFC 8410 PKCS#8 wrapping of a bare seed: WebCrypto takes private keys in no shorter form. */
const PKCS8 = new Uint8Array([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
]);

const privateKey = (seed: Uint8Array, extractable: boolean) => {
  if (seed.length !== 32) throw new RangeError('an Ed25519 seed has 32 bytes');
  return crypto.subtle.importKey('pkcs8', concat(PKCS8, seed), 'Ed25519', extractable, ['sign']);
};

/** The 32-byte public key of a 32-byte seed. */
export const ed25519Public = async (seed: Uint8Array): Promise<Bytes> => {
  const { x } = await crypto.subtle.exportKey('jwk', await privateKey(seed, true));
  const key = fromB64u(x ?? '');
  if (key === null) throw new Error('WebCrypto exported no Ed25519 public key');
  return key;
};

export const ed25519Sign = async (seed: Uint8Array, message: Uint8Array): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.sign('Ed25519', await privateKey(seed, false), copy(message)));

/** False for a wrong signature and for any malformed key or signature; never throws. */
export const ed25519Verify = async (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> => {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    const key = await crypto.subtle.importKey('raw', copy(publicKey), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, copy(signature), copy(message));
  } catch {
    return false; // a point that is not on the curve
  }
};
