/** A board served over HTTP alone, with a desk and a box that it has pinned. */
import { serve as listen } from '@hono/node-server';
import { createApp } from '../../worker/app.ts';
import { ed25519Public } from '../../worker/core/ballot/ed25519.ts';
import type { Publisher } from '../../worker/core/ballot/publishing.ts';
import type { Instant } from '../../worker/core/season.ts';
import type { Organisation } from '../../worker/deps.ts';
import { remotePublish } from '../../worker/remote/publish.ts';
import { openOrganisation, type TestOrganisation } from '../support/organisation.ts';
import { day } from '../support/season.ts';

export type RemoteBoard = {
  organisation: TestOrganisation;
  url: string;
  now: Instant;
  seeds: Record<Publisher, Uint8Array<ArrayBuffer>>;
  /** Sees every request first; null lets it through. */
  intercept: ((request: Request) => Response | null) | null;
  /** The organisation as a process without the board has it. */
  from(by: Publisher, seed?: Uint8Array): Organisation;
  /** Bytes to the board's door. */
  send(body: Uint8Array<ArrayBuffer>): Promise<Response>;
  /** Entries and documents stored. */
  counts(): Promise<{ entries: number; docs: number }>;
  end(): Promise<void>;
};

export const remoteBoardOf = async (): Promise<RemoteBoard> => {
  const organisation = await openOrganisation();
  const random = () => crypto.getRandomValues(new Uint8Array(32));
  const seeds = { desk: random(), box: random() };
  organisation.boardSide.publishers = {
    desk: await ed25519Public(seeds.desk),
    box: await ed25519Public(seeds.box),
  };
  const { org } = organisation;
  const { box: _, ...boardOnly } = organisation;
  const app = createApp({
    sides: new Set(['board'] as const),
    organisation: async (name) => (name === org ? boardOnly : null),
    organisations: async () => [boardOnly],
    now: () => board.now,
  });
  const { server, port } = await new Promise<{ server: ReturnType<typeof listen>; port: number }>((done) => {
    const handle = (request: Request) => board.intercept?.(request) ?? app.fetch(request);
    const made = listen({ fetch: handle, port: 0, hostname: '127.0.0.1' }, (info) =>
      done({ server: made, port: info.port }),
    );
  });
  const url = `http://127.0.0.1:${port}`;
  const count = async (table: string) =>
    Number((await organisation.boardSide.db.$client.execute(`SELECT count(*) FROM ${table}`)).rows[0]?.[0]);
  const board: RemoteBoard = {
    organisation,
    url,
    now: day(0),
    seeds,
    intercept: null,
    from: (by, seed = seeds[by]) => ({ ...boardOnly, publish: remotePublish({ url, org, by, seed }) }),
    send: async (body) => app.request(`/api/board/${org}/entries`, { method: 'POST', body }),
    counts: async () => ({ entries: await count('entries'), docs: await count('docs') }),
    end: async () => {
      await new Promise<void>((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      organisation.end();
    },
  };
  return board;
};
