/** One organisation's HTTP API, as every command speaks to it: over the network or straight to an app in this process. */
import type { Problem } from '../core/result.ts';
import type { Id, Instant, SignedEntry } from '../core/season.ts';

/** `fetch`, or the `request` of an app in this process. `path` begins with a slash. */
export type Send = (path: string, init?: RequestInit) => Promise<Response>;

/** The server answered, and said no. `message` is the server's own plain sentence. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly problems: Problem[];
  constructor(status: number, body: { error?: string; message?: string; problems?: Problem[] }) {
    super(body.message ?? `the server answered with status ${status}`);
    this.status = status;
    this.code = body.error ?? 'unknown';
    this.problems = body.problems ?? [];
  }
}

/** The JSON of an answer; the caller states its type, which is the API's own (see worker/desk and worker/core). */
const jsonOf = async <T>(response: Response): Promise<T> => {
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  let body: { error?: string; message?: string; problems?: Problem[] } = {};
  try {
    body = JSON.parse(text);
  } catch {
    // Not our API's way of refusing (a proxy, a wrong address): the status has to do.
  }
  throw new Refused(response.status, body);
};

export type Api = {
  org: string;
  desk<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** A ballot, as anonymous as the page sends it. */
  box(body: Uint8Array<ArrayBuffer>): Promise<{ receipt: string; leaf: string }>;
  log(): Promise<SignedEntry[]>;
  board<T>(path: string): Promise<T>;
  /** Bytes of a document by hash. */
  doc(hash: string): Promise<Uint8Array>;
  clock(): Promise<{ now: Instant }>;
  moveClock(to: Instant): Promise<{ now: Instant }>;
};

export const makeApi = (send: Send, org: Id, admin?: string): Api => {
  const board = <T>(path: string): Promise<T> => send(`/api/board/${org}${path}`).then(jsonOf<T>);
  const json = (body: unknown) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return {
    org,
    desk: <T>(method: string, path: string, body?: unknown) =>
      send(`/api/desk/${org}${path}`, {
        method,
        headers: {
          ...(admin === undefined ? {} : { authorization: `Bearer ${admin}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).then(jsonOf<T>),
    box: (body) =>
      send(`/api/box/${org}/ballots`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body,
      }).then(jsonOf<{ receipt: string; leaf: string }>),
    log: () => board('/log'),
    board,
    doc: async (hash) => {
      const response = await send(`/api/board/${org}/docs/${hash}`);
      if (!response.ok) throw new Refused(response.status, {});
      return new Uint8Array(await response.arrayBuffer());
    },
    clock: () => send('/api/clock').then(jsonOf<{ now: Instant }>),
    moveClock: (to) => send('/api/clock', json({ to })).then(jsonOf<{ now: Instant }>),
  };
};

/** Over the network. `origin` without a trailing slash. */
export const overHttp =
  (origin: string): Send =>
  (path, init) =>
    fetch(`${origin}${path}`, init);
