/** What a process on Cloudflare Workers is made of: organisations from one secret, pages from the assets binding. */
import * as v from 'valibot';
import { type Client, openUrl } from '../db/client.ts';
import { parseJson } from './core/ballot/shape.ts';
import type { Instant } from './core/season.ts';
import type { Deps, Organisation } from './deps.ts';
import { secretsShape } from './secrets.ts';
import { wire } from './wire.ts';

export type Environment = {
  /** JSON, a list of organisations: see `shape`. Set with `wrangler secret put CHORUS_ORGANISATIONS`. */
  CHORUS_ORGANISATIONS: string;
  ASSETS?: { fetch(request: Request): Promise<Response> };
};

const https = v.pipe(v.string(), v.url());
const database = v.strictObject({ url: v.string(), authToken: v.exactOptional(v.string()) });

const shape = v.array(
  v.strictObject({
    org: v.string(),
    /** Origins that stand in the manifests. */
    deskUrl: https,
    boxUrl: https,
    secrets: secretsShape,
    databases: v.strictObject({ desk: database, keys: database, box: database, board: database }),
  }),
);

const now = (): Instant => `${new Date().toISOString().slice(0, 19)}Z`;

/** A client made anew for every call: on Workers nothing that was opened for one request may serve another. */
const perCall = ({ url, authToken }: v.InferOutput<typeof database>): Client =>
  new Proxy(openUrl(url, authToken), {
    get(_, name) {
      const fresh = openUrl(url, authToken);
      const value: unknown = Reflect.get(fresh, name);
      return typeof value === 'function' ? value.bind(fresh) : value;
    },
  });

async function wireAll(environment: Environment): Promise<Map<string, Organisation>> {
  const parsed = v.safeParse(shape, parseJson(environment.CHORUS_ORGANISATIONS ?? ''));
  if (!parsed.success) throw new Error('CHORUS_ORGANISATIONS is not a list of organisations');
  const wired = parsed.output.map(({ secrets, databases, ...place }) =>
    wire(place, secrets, {
      desk: perCall(databases.desk),
      keys: perCall(databases.keys),
      box: perCall(databases.box),
      board: perCall(databases.board),
    }),
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
    organisation: async (org) => organisations.get(org) ?? null,
    organisations: async () => [...organisations.values()],
    now,
    asset: (path, request) => asset(environment, path, request),
  };
}
