/** The built results pages over the real app and a real board, on a free port. */
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createApp } from '../../worker/app.ts';
import type { Instant } from '../../worker/core/season.ts';
import type { Organisation } from '../../worker/deps.ts';
import { builtWeb, nodeAssets } from '../../worker/node/assets.ts';

export type ResultsServer = { url: string; close(): Promise<void> };

/** @param now the server's time @param offset set on a rehearsal: how far its clock is ahead, in milliseconds */
export const serveResults = async (
  organisations: Organisation[],
  now: Instant,
  offset?: number,
): Promise<ResultsServer> => {
  const web = builtWeb();
  if (web === null) throw new Error('Build the web application first: npx vite build');
  const clock = { now: () => now, offset: () => offset ?? 0, moveTo: async () => false };
  const app = createApp({
    organisation: async (name) => organisations.find(({ org }) => org === name) ?? null,
    organisations: async () => organisations,
    now: () => now,
    asset: nodeAssets(web),
    ...(offset === undefined ? {} : { clock }),
  });
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (address: AddressInfo) =>
      resolve({
        url: `http://127.0.0.1:${address.port}`,
        close: () => new Promise((closed) => server.close(() => closed())),
      }),
    );
  });
};
