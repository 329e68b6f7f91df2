/** Files of the public board, as everybody may read them: the log, and documents checked against their own names. */
import { query } from '@solidjs/router';
import { parseEntry } from '../../worker/core/ballot/log.ts';
import { parseJson } from '../../worker/core/ballot/shape.ts';
import { copy, fromUtf8, hex, sha256 } from '../../worker/core/bytes.ts';
import type { LogEntry, SignedEntry } from '../../worker/core/season.ts';

/** Why there is nothing to show: no such organisation, a document that differs from the log, no connection. */
export type Trouble = 'no-organisation' | 'tampered' | 'offline';

export type Read<T> = { ok: true; value: T } | { ok: false; trouble: Trouble };

export const trouble = (why: Trouble) => ({ ok: false, trouble: why }) as const;
export const read = <T>(value: T): Read<T> => ({ ok: true, value });

/** All values, or the first trouble. */
export const all = <T>(reads: Read<T>[]): Read<T[]> => {
  const values: T[] = [];
  for (const one of reads) {
    if (!one.ok) return one;
    values.push(one.value);
  }
  return read(values);
};

/** Below `/api/board/{org}/`. */
export const boardPath = (org: string, path: string): string =>
  `/api/board/${encodeURIComponent(org)}/${path}`;

export const boardFile = async (org: string, path: string): Promise<Read<Uint8Array>> => {
  const response = await fetch(boardPath(org, path), {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  }).catch(() => null);
  if (response?.status === 404) return trouble('no-organisation');
  return response?.ok ? read(new Uint8Array(await response.arrayBuffer())) : trouble('offline');
};

/** By the browser, beside the page's own work; over plain HTTP it offers none, and the page does it itself. */
const hashOf = async (bytes: Uint8Array): Promise<string> =>
  hex(
    crypto.subtle === undefined
      ? sha256(bytes)
      : new Uint8Array(await crypto.subtle.digest('SHA-256', copy(bytes))),
  );

/** A document by its hash, or a refusal to show what has another one. */
export const boardDocument = async <T>(
  org: string,
  hash: string,
  parse: (bytes: Uint8Array) => T | null,
): Promise<Read<T>> => {
  const bytes = await boardFile(org, `docs/${hash}`);
  if (!bytes.ok) return bytes;
  const value = (await hashOf(bytes.value)) === hash ? parse(bytes.value) : null;
  return value === null ? trouble('tampered') : read(value);
};

export type Log = { signed: SignedEntry[]; entries: LogEntry[] };

const loadLog = async (org: string): Promise<Read<Log>> => {
  const bytes = await boardFile(org, 'log');
  if (!bytes.ok) return bytes;
  const value = parseJson(fromUtf8(bytes.value) ?? '');
  if (!Array.isArray(value)) return trouble('tampered');
  const signed: SignedEntry[] = value;
  const entries = all(
    signed.map(({ entry }) => {
      const known = typeof entry === 'string' ? parseEntry(entry) : null;
      return known === null ? trouble('tampered') : read(known);
    }),
  );
  return entries.ok ? read({ signed, entries: entries.value }) : entries;
};

/** The log of an organisation, read once a visit. */
export const getLog = query(loadLog, 'log');
