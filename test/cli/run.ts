/** Runs the real command in a real process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');
const CLI = resolve(ROOT, 'worker/cli.ts');

export type Ran = { code: number | null; stdout: string; stderr: string };

type Options = { node?: string; script?: string; cwd?: string; env?: Record<string, string> };

export type Running = {
  child: ChildProcess;
  ended: Promise<Ran>;
  line(pattern: RegExp): Promise<RegExpExecArray>;
};

/** Nothing of the tester's own settings may leak into the command. */
const environment = (env: Record<string, string> = {}) => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('CHORUS_'))),
  ...env,
});

/** Starts the command; `line` waits until its standard output matches. */
export const start = (
  args: string[],
  { node = process.execPath, script = CLI, cwd, env }: Options = {},
): Running => {
  const child = spawn(node, [script, ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => {
    out.stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    out.stderr += chunk;
  });
  const ended = new Promise<Ran>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ code, ...out }));
  });
  const line = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((done, fail) => {
      const look = () => {
        const match = pattern.exec(out.stdout);
        if (match) done(match);
      };
      child.stdout?.on('data', look);
      look();
      ended.then((ran) => fail(new Error(`ended with ${ran.code} before ${pattern}: ${ran.stderr}`)));
    });
  return { child, ended, line };
};

export const run = (args: string[], options?: Options): Promise<Ran> => start(args, options).ended;

export const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? done(address.port) : fail(new Error('no port')),
      );
    });
  });
