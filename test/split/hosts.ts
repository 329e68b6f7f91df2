/** An organisation spread over real processes, made with the real command: each with a folder, a port and secrets of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Api, makeApi } from '../../worker/cli/api.ts';
import { setMovableClock } from '../../worker/clock.ts';
import type { Instant } from '../../worker/core/season.ts';
import { readSecrets } from '../../worker/node/organisationFolder.ts';
import type { Side } from '../../worker/sides.ts';
import { freePort, run } from '../cli/run.ts';

const HOST = resolve(import.meta.dirname, 'host.ts');

export type Host = {
  sides: Side[];
  dataDir: string;
  url: string;
  card: string;
  start(): Promise<void>;
  /** At once, as a machine that loses power. */
  kill(): Promise<void>;
};

export type Split = {
  org: string;
  folder: string;
  hosts: Host[];
  hostOf(side: Side): Host;
  /** Knows which host serves what; a moved clock is moved on all of them, the board's first. */
  api: Api;
  end(): Promise<void>;
};

const chorus = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await run(['organisation', ...args]);
  if (code !== 0) throw new Error(`chorus organisation ${args.join(' ')}: ${stderr}`);
  return stdout;
};

const makeHost = async (folder: string, sides: Side[]): Promise<Host> => {
  const name = sides.join('-');
  const port = await freePort();
  const dataDir = join(folder, name);
  let child: ChildProcess | null = null;
  return {
    sides,
    dataDir,
    url: `http://localhost:${port}`,
    card: join(folder, `${name}.json`),
    start: () =>
      new Promise((ready, fail) => {
        child = fork(HOST, [dataDir, String(port)], { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
        let said = '';
        child.stderr?.on('data', (chunk) => {
          said += chunk;
        });
        child.once('message', () => ready());
        child.once('exit', () => fail(new Error(said)));
      }),
    kill: () =>
      new Promise((done) => {
        const gone = child;
        child = null;
        if (!gone || gone.exitCode !== null || gone.signalCode !== null) return done();
        gone.once('exit', () => done());
        gone.kill('SIGKILL');
      }),
  };
};

/** The first of `parts` makes the organisation; the others join it. `pinned` false: nobody pins the joiners. */
export const splitHosts = async (
  parts: Side[][],
  { start, pinned = true }: { start: Instant; pinned?: boolean },
): Promise<Split> => {
  const folder = mkdtempSync(join(tmpdir(), 'chorus-split-'));
  const hosts: Host[] = [];
  for (const sides of parts) hosts.push(await makeHost(folder, sides));
  const [first, ...others] = hosts;
  if (!first) throw new Error('no host');
  for (const { dataDir } of hosts) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    setMovableClock(dataDir, start); // before there is an organisation: it is a throw-away one from its first moment
  }
  const common = (host: Host) => ['--data', host.dataDir, '--url', host.url];
  const own = (host: Host) => ['--sides', host.sides.join(','), '--out', host.card, ...common(host)];
  await chorus('create', '--name', 'Northwind', ...own(first));
  for (const host of others) await chorus('create', '--join', first.card, ...own(host));
  for (const host of pinned ? hosts : [])
    for (const other of hosts) if (other !== host) await chorus('pin', other.card, ...common(host));

  const hostOf = (side: Side): Host => {
    const host = hosts.find(({ sides }) => sides.includes(side));
    if (!host) throw new Error(`nobody serves the ${side}`);
    return host;
  };
  const [org = ''] = readdirSync(first.dataDir).filter((name) => name.startsWith('northwind-'));
  const admin = readSecrets(hostOf('desk').dataDir, org).desk?.admin ?? '';
  const inOrder = [...new Set([hostOf('board'), hostOf('desk'), hostOf('box')])];
  const api = makeApi(
    async (path, init) => {
      const side = (['desk', 'box', 'board'] as const).find((name) => path.startsWith(`/api/${name}/`));
      if (side) return fetch(`${hostOf(side).url}${path}`, init);
      const replies = [];
      for (const { url } of inOrder) replies.push(await fetch(`${url}${path}`, init));
      return replies.find((reply) => !reply.ok) ?? replies[0] ?? Response.error();
    },
    org,
    admin,
  );
  return {
    org,
    folder,
    hosts,
    hostOf,
    api,
    end: async () => {
      for (const host of hosts) await host.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
