/**
 * Every request of these pages. None carries a cookie, a referrer or a header of its own, and nothing is kept
 * in the browser's cache: PROTOCOL 5.
 */

import { isRecord } from '../../worker/core/ballot/shape.ts';
import { type Bytes, fromUtf8, hex, sha256 } from '../../worker/core/bytes.ts';

export type Reply<T> =
  | { ok: true; value: T }
  /**
   * Nothing came back, the server was busy, or somebody in between answered (a proxy's 403 is no answer of ours):
   * the same bytes may be sent again.
   */
  | { ok: false; why: 'offline' }
  /** The server read the request and refused it, with a stable code. */
  | { ok: false; why: 'refused'; code: string };

const BARE: RequestInit = {
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  cache: 'no-store',
  redirect: 'error',
};

const request = async (url: string, init: RequestInit = {}): Promise<Reply<Bytes>> => {
  let response: Response;
  let bytes: Bytes;
  try {
    response = await fetch(url, { ...BARE, ...init });
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch {
    return { ok: false, why: 'offline' };
  }
  if (response.ok) return { ok: true, value: bytes };
  if (response.status >= 500 || response.status === 429) return { ok: false, why: 'offline' };
  const body = json(bytes);
  return isRecord(body) && typeof body.error === 'string'
    ? { ok: false, why: 'refused', code: body.error }
    : { ok: false, why: 'offline' };
};

const json = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
};

const asJson = (reply: Reply<Bytes>): Reply<unknown> =>
  reply.ok ? { ok: true, value: json(reply.value) } : reply;

/** Something public of the board, as JSON of yet unknown shape. `path` follows `/api/board/{org}/`. */
export const readBoard = async (org: string, path: string): Promise<Reply<unknown>> =>
  asJson(await request(`/api/board/${org}/${path}`));

/** The same as bytes. */
export const readBoardBytes = (org: string, path: string): Promise<Reply<Bytes>> =>
  request(`/api/board/${org}/${path}`);

/** A document of the board by its hash; bytes with another hash are refused as `wrong-document`. */
export const readDocument = async (org: string, hash: string): Promise<Reply<Bytes>> => {
  const reply = await request(`/api/board/${org}/docs/${hash}`);
  return reply.ok && hex(sha256(reply.value)) !== hash
    ? { ok: false, why: 'refused', code: 'wrong-document' }
    : reply;
};

/** To the desk, which knows people. `desk` is the manifest's address; the code goes in the body, never in a URL. */
export const askDesk = async (desk: string, path: string, body: unknown): Promise<Reply<unknown>> =>
  asJson(
    await request(new URL(`/api/desk/${path}`, desk).href, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

/** To the box, which knows nobody: exactly these bytes, as text, a type that needs no leave of another origin. */
export const fillBox = async (box: string, org: string, body: Bytes): Promise<Reply<unknown>> =>
  asJson(
    await request(new URL(`/api/box/${org}/ballots`, box).href, {
      method: 'POST',
      body: fromUtf8(body),
    }),
  );
