/** What a process on Cloudflare Workers is made of: organisations from one secret, pages from the assets binding. */
import { type Client, openUrl } from '../db/client.ts';
import type { Instant } from './core/season.ts';
import type { Deps, Organisation } from './deps.ts';
import { type KeptDatabase, parseKept } from './kept.ts';
import { sidesServed } from './sides.ts';
import { wire } from './wire.ts';

export type Environment = {
  /** JSON: see `kept.ts`. `chorus organisation create --desk-db …` writes it; set it with `wrangler secret put CHORUS_ORGANISATIONS`. */
  CHORUS_ORGANISATIONS: string;
  ASSETS?: { fetch(request: Request): Promise<Response> };
};

const now = (): Instant => `${new Date().toISOString().slice(0, 19)}Z`;

/** A client made anew for every call: on Workers nothing that was opened for one request may serve another. */
const perCall = ({ url, authToken }: KeptDatabase): Client =>
  new Proxy(openUrl(url, authToken), {
    get(_, name) {
      const fresh = openUrl(url, authToken);
      const value: unknown = Reflect.get(fresh, name);
      return typeof value === 'function' ? value.bind(fresh) : value;
    },
  });

async function wireAll(environment: Environment): Promise<Map<string, Organisation>> {
  const kept = parseKept(environment.CHORUS_ORGANISATIONS ?? '');
  if (!kept) throw new Error('CHORUS_ORGANISATIONS is not a list of organisations');
  const wired = kept.map(({ secrets, databases, ...place }) =>
    wire(
      place,
      secrets,
      Object.fromEntries(Object.entries(databases).map(([side, database]) => [side, perCall(database)])),
    ),
  );
  return new Map((await Promise.all(wired)).map((organisation) => [organisation.org, organisation]));
}

async function asset(environment: Environment, path: string, request: Request): Promise<Response | null> {
  const found = await environment.ASSETS?.fetch(new Request(new URL(path, request.url), request));
  if (!found || found.status === 404) return null;
  const response = new Response(found.body, found);
  const forEver = path.startsWith('/assets/');
  response.headers.set('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
  return response;
}

export async function depsOf(environment: Environment): Promise<Deps> {
  const organisations = await wireAll(environment);
  return {
    sides: sidesServed([...organisations.values()]),
    organisation: async (org) => organisations.get(org) ?? null,
    organisations: async () => [...organisations.values()],
    now,
    asset: (path, request) => asset(environment, path, request),
  };
}
