/** A rehearsal server in a process of its own, so that server and simulated members each have a core. */
import { type ChildProcess, fork } from 'node:child_process';
import { type AdminLink, parseAdminLink } from '../adminLink.ts';
import { siblingModule } from '../sibling.ts';

export type RehearsalServer = {
  link: AdminLink;
  /** CPU milliseconds the server has used so far, user and system. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
};

const nextMessage = <T>(child: ChildProcess, pick: (message: unknown) => T | undefined): Promise<T> =>
  new Promise((done, fail) => {
    const onMessage = (message: unknown) => {
      const value = pick(message);
      if (value === undefined) return;
      child.off('message', onMessage);
      child.off('exit', onExit);
      done(value);
    };
    const onExit = (code: number | null) =>
      fail(new Error(`the rehearsal server stopped (exit code ${code})`));
    child.on('message', onMessage);
    child.once('exit', onExit);
  });

const field = (message: unknown, name: string): unknown =>
  typeof message === 'object' && message !== null && name in message
    ? Object.getOwnPropertyDescriptor(message, name)?.value
    : undefined;

const readyOf = (message: unknown) => {
  const ready = field(message, 'ready');
  return typeof ready === 'string' ? ready : undefined;
};

const cpuOf = (message: unknown) => {
  const cpu = field(message, 'cpu');
  const [user, system] = [field(cpu, 'user'), field(cpu, 'system')];
  return typeof user === 'number' && typeof system === 'number' ? (user + system) / 1000 : undefined;
};

export const startRehearsalServer = async (): Promise<RehearsalServer> => {
  const child = fork(siblingModule(import.meta.url, '../../cli'), ['serve', '--rehearsal', '--port', '0'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const link = parseAdminLink(await nextMessage(child, readyOf));
  return {
    link,
    cpu: () => {
      const answer = nextMessage(child, cpuOf);
      child.send('cpu');
      return answer;
    },
    stop: () =>
      new Promise((done) => {
        if (child.exitCode !== null) return done();
        child.once('exit', () => done());
        child.kill('SIGTERM');
      }),
  };
};
