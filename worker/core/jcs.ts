/**
 * Canonical JSON (RFC 8785, JCS): one value, one spelling, so that documents can be hashed and signed.
 * Throws for what JSON cannot say (NaN, infinities, lone surrogates, undefined, cycles): a bug of the caller,
 * who checks the shape of foreign input first.
 *
 * @example jcsText({ b: 1, a: 'é' }) // '{"a":"é","b":1}'
 */
import canonicalize from 'canonicalize';
import { type Bytes, utf8 } from './bytes.ts';

export const jcsText = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('undefined has no canonical JSON');
  return text;
};

export const jcs = (value: unknown): Bytes => utf8(jcsText(value));
