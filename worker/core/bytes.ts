/**
 * Bytes and their spellings. Every binary format of the protocol is built from these few functions:
 * integers are big-endian, JSON carries base64url without padding, documents carry hashes in lower-case hex.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as digest } from '@noble/hashes/sha2.js';

/** Bytes of our own in an ordinary ArrayBuffer: what WebCrypto, fetch and Blob take. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 of a text. Lone surrogates become U+FFFD: check `isWellFormed()` first where that matters. */
export const utf8 = (text: string): Bytes => new Uint8Array(encoder.encode(text));

/** The text of UTF-8 bytes, or null when they are not valid UTF-8. */
export const fromUtf8 = (bytes: Uint8Array): string | null => {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
};

/** A copy in an ArrayBuffer of exactly its length. */
export const copy = (bytes: Uint8Array): Bytes => new Uint8Array(bytes);

export const concat = (...parts: Uint8Array[]): Bytes => {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** One byte. `value` is an integer 0..255. */
export const u8 = (value: number): Bytes => new Uint8Array([value]);

/** Two bytes, big-endian. `value` is an integer 0..65535. */
export const u16 = (value: number): Bytes => new Uint8Array([value >>> 8, value]);

/** Four bytes, big-endian. `value` is an integer 0..2^32-1. */
export const u32 = (value: number): Bytes => new Uint8Array([value >>> 24, value >>> 16, value >>> 8, value]);

/** Reads four big-endian bytes at `at`. */
export const readU32 = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);

/** `T(x)` of the protocol: ASCII x and one zero byte, so that no domain is a prefix of another. */
export const tag = (domain: string): Bytes => utf8(`${domain}\0`);

/** FIPS 180-4 SHA-256, 32 bytes, synchronous. */
export const sha256 = (bytes: Uint8Array): Bytes => new Uint8Array(digest(bytes));

/** RFC 2104 HMAC-SHA-256, 32 bytes, synchronous. */
export const hmacSha256 = (key: Uint8Array, message: Uint8Array): Bytes =>
  new Uint8Array(hmac(digest, key, message));

/** Same bytes? Time depends on the length only. */
export const equal = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
};

/** Lexicographic order of bytes, for `sort`. */
export const compareBytes = (a: Uint8Array, b: Uint8Array): number => {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
};

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export const hex = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
};

/** Bytes of lower-case hex, or null when malformed. */
export const fromHex = (text: string): Bytes | null => {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) return null;
  return Uint8Array.from({ length: text.length / 2 }, (_, i) =>
    Number.parseInt(text.slice(2 * i, 2 * i + 2), 16),
  );
};

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const SEXTET = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) SEXTET[ALPHABET.charCodeAt(i)] = i;

/** RFC 4648 section 5 base64url, no padding. */
export const b64u = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const block = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += ALPHABET.charAt(block >> 18) + ALPHABET.charAt((block >> 12) & 63);
    if (left > 1) text += ALPHABET.charAt((block >> 6) & 63);
    if (left > 2) text += ALPHABET.charAt(block & 63);
  }
  return text;
};

/**
 * Bytes of base64url, or null when malformed or not canonical (padding, foreign characters, non-zero spare bits):
 * every byte string has exactly one accepted spelling.
 */
export const fromB64u = (text: string): Bytes | null => {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let block = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const sextet = SEXTET[text.charCodeAt(i)] ?? -1;
    if (sextet < 0) return null;
    block = ((block << 6) | sextet) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = block >> bits;
    }
  }
  return (block & ((1 << bits) - 1)) === 0 ? bytes : null;
};
