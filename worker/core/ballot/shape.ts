/** Narrow checks of foreign JSON, as small as they can be: the answering page carries them. */
import { fromB64u } from '../bytes.ts';
import type { Id, Instant } from '../season.ts';

/** The value of a JSON text, or null when it is none. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record with exactly these keys. */
export const hasKeys = (value: unknown, keys: readonly string[]): value is Record<string, unknown> =>
  isRecord(value) &&
  Object.keys(value).length === keys.length &&
  keys.every((key) => Object.hasOwn(value, key));

export const isId = (value: unknown): value is Id =>
  typeof value === 'string' && /^[a-z0-9-]{1,32}$/.test(value);

/** A SHA-256 in lower-case hex. */
export const isHash = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** An instant to the second that exists in the calendar. */
export const isInstant = (value: unknown): value is Instant => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString() === value.replace('Z', '.000Z');
};

/** Canonical base64url of exactly `length` bytes. */
export const isB64u = (value: unknown, length: number): value is string =>
  typeof value === 'string' && fromB64u(value)?.length === length;

/** Text that has one UTF-8 spelling: NFC, no lone surrogates. */
export const isNfc = (value: unknown): value is string =>
  typeof value === 'string' && value.isWellFormed() && value.normalize('NFC') === value;
