/** The server on Node: every organisation of a data folder on one port, with its schedule and the built pages. */
import { join } from 'node:path';
import { serve as listen } from '@hono/node-server';
import { createApp } from './app.ts';
import { hasMovableClock, mayMoveClock, openMovableClock, wallClock } from './clock.ts';
import type { Instant } from './core/season.ts';
import type { Deps } from './deps.ts';
import { builtWeb, nodeAssets } from './node/assets.ts';
import { removeCopies } from './node/backup/copies.ts';
import { checkSides } from './node/checkSides.ts';
import { privateFolder } from './node/folder.ts';
import { type OpenOrganisation, openNodeOrganisation, organisationsIn } from './node/organisation.ts';
import { startSchedule } from './node/ticker.ts';
import { type Side, sidesServed } from './sides.ts';
import { Unsafe } from './unsafe.ts';

export { type OpenOrganisation, openNodeOrganisation, organisationsIn } from './node/organisation.ts';
export { Unsafe } from './unsafe.ts';

export type ServeOptions = {
  dataDir: string;
  /** 0 takes a free port. */
  port: number;
  host?: string;
  /** Origins for manifests; default http://localhost:PORT. */
  publicUrl?: string;
  deskUrl?: string;
  boxUrl?: string;
  /** Name of the organisation to make if the folder has none. */
  organisation?: string | null;
  /** The sides that may be served: the folder must hold these and no others. Default: whatever it holds. */
  sides?: readonly Side[] | null;
  /** A clock that moves, on a throw-away store only; with `start` as its first time. */
  rehearsal?: boolean | { start: Instant };
  /** Folder of the built web application. */
  web?: string | null;
  /** Sees every request first: how the demo adds its own address and keeps its story while the clock moves. */
  intercept?: Intercept;
};

type Answer = Response | Promise<Response>;
export type Intercept = (request: Request, next: (request: Request) => Answer, deps: Deps) => Answer;

export type Server = {
  url: string;
  port: number;
  deps: Deps;
  organisations: OpenOrganisation[];
  /** Finishes what is being answered, empties the write-ahead logs and closes the databases. */
  stop(): Promise<void>;
};

function checkClock(dataDir: string, rehearsal: boolean): void {
  if (rehearsal && !mayMoveClock(dataDir))
    throw new Unsafe([
      {
        code: 'not-a-rehearsal',
        value: dataDir,
        message: `${dataDir} holds a real organisation; its clock cannot be moved.`,
        remedy: 'Choose an empty folder for a rehearsal.',
      },
    ]);
  if (!rehearsal && hasMovableClock(dataDir))
    throw new Unsafe([
      {
        code: 'rehearsal-folder',
        value: dataDir,
        message: `${dataDir} belongs to a demo or a rehearsal; its times are invented.`,
        remedy: 'Choose another folder for a real server.',
      },
    ]);
}

/** Starts the server and resolves once it answers. Throws `Unsafe` with an explanation when it must not start. */
export async function serve(options: ServeOptions): Promise<Server> {
  const { dataDir, host = '127.0.0.1', rehearsal = false, organisation = null } = options;
  checkClock(dataDir, rehearsal !== false);
  privateFolder(dataDir);
  const start = typeof rehearsal === 'object' ? rehearsal.start : undefined;
  const clock = rehearsal === false ? undefined : openMovableClock(dataDir, start);

  let handler: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  const { server, port } = await listening({
    host,
    port: options.port,
    fetch: (request) => handler(request),
  });
  const url = options.publicUrl ?? `http://localhost:${port}`;
  const open = new Map<string, OpenOrganisation>();
  const closeAll = async () => {
    await new Promise<void>((done) => {
      server.close(() => done());
      if ('closeIdleConnections' in server) server.closeIdleConnections();
    });
    for (const one of open.values()) await one.close();
  };
  try {
    const names = organisationsIn(dataDir);
    checkSides(dataDir, options.sides ?? null);
    if (names.length === 0 && organisation === null)
      throw new Unsafe([
        {
          code: 'no-organisation',
          column: 'CHORUS_ORGANISATION',
          message: `There is no organisation in ${dataDir} yet.`,
          remedy: 'Set CHORUS_ORGANISATION to its name, or run "chorus organisation create".',
        },
      ]);
    for (const name of names.length > 0 || organisation === null ? names : [organisation]) {
      const urls = { deskUrl: options.deskUrl ?? url, boxUrl: options.boxUrl ?? url, boardUrl: url };
      const one = await openNodeOrganisation(dataDir, name, { create: names.length === 0, ...urls });
      open.set(one.organisation.org, one);
      removeCopies(join(dataDir, one.organisation.org)); // of a backup that was killed
    }
  } catch (error) {
    await closeAll();
    throw error;
  }

  const web = options.web === undefined ? builtWeb() : options.web;
  const deps: Deps = {
    sides: sidesServed([...open.values()].map((one) => one.organisation)),
    organisation: async (org) => open.get(org)?.organisation ?? null,
    organisations: async () => [...open.values()].map((one) => one.organisation),
    now: clock?.now ?? wallClock,
    wake: () => schedule.wake(),
    ...(clock ? { clock } : {}),
    ...(web === null ? {} : { asset: nodeAssets(web) }),
  };
  const schedule = startSchedule(deps, [...open.values()]);
  const app = createApp(deps);
  const { intercept } = options;
  const next = (request: Request) => app.fetch(request);
  handler = intercept ? (request) => intercept(request, next, deps) : next;
  return {
    url,
    port,
    deps,
    organisations: [...open.values()],
    stop: async () => {
      await schedule.stop();
      await closeAll();
    },
  };
}

type Listening = { server: ReturnType<typeof listen>; port: number };

const listening = (options: Parameters<typeof listen>[0] & { host: string }): Promise<Listening> =>
  new Promise((done, fail) => {
    const { host, ...rest } = options;
    const server = listen({ ...rest, hostname: host }, (info) => done({ server, port: info.port }));
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'EADDRINUSE'
          ? new Unsafe([
              {
                code: 'port-in-use',
                value: String(options.port),
                message: `Port ${options.port} of ${host} is in use.`,
                remedy: 'Stop the other server or choose another port with CHORUS_PORT.',
              },
            ])
          : error,
      ),
    );
  });
