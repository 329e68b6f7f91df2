/**
 * Kills this process (SIGKILL) right before its n-th step that changes something: a statement handed to SQLite that is
 * no reading, or a call that writes, renames, removes or flushes a file. For long acts only what changes rows or
 * names counts: the steps of a rebuild have a test of their own.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'libsql';

let left = Number.POSITIVE_INFINITY;
let rowsOnly = false;

const step = () => {
  left -= 1;
  if (left <= 0) process.kill(process.pid, 'SIGKILL');
};

const before = <T extends object, K extends keyof T>(
  on: T,
  name: K,
  counts: (argument: unknown) => boolean,
) => {
  const original = on[name];
  if (typeof original !== 'function') throw new Error(`${String(name)} is no function`);
  Object.defineProperty(on, name, {
    configurable: true,
    writable: true,
    value(this: unknown, ...args: unknown[]) {
      if (counts(args[0])) step();
      return Reflect.apply(original, this, args);
    },
  });
};

const changes = (sql: unknown) =>
  rowsOnly
    ? /^\s*(insert|update|delete|commit|vacuum)/i.test(String(sql))
    : !/^\s*(select|begin|pragma (?!locking))/i.test(String(sql));
before(Database.prototype, 'prepare', changes);
before(Database.prototype, 'exec', changes);
for (const name of [
  'renameSync',
  'rmSync',
  'fsyncSync',
  'ftruncateSync',
  'writeSync',
  'writeFileSync',
] as const)
  before(fs, name, () => !rowsOnly || name === 'renameSync');
syncBuiltinESMExports();

/** From here on the n-th step is the last. One more step is when the work is done and nobody was told. */
export const dieAt = async (n: number, rows: boolean, work: () => Promise<unknown>): Promise<void> => {
  rowsOnly = rows;
  left = n;
  await work();
  step();
  left = Number.POSITIVE_INFINITY;
};
