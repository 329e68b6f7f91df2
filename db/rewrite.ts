/** Replaces an embedded file by a freshly written one. Node only. */
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Client } from './client.ts';
import { isBusy } from './retry.ts';

/** Where the new file is written. What a killed rewrite left there is removed at the next opening. */
export const freshPath = (path: string): string => `${path}.new`;

/** Flushes a file, or the names in a folder, to the disk. */
const flush = (path: string) => {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
};

const ZEROS = new Uint8Array(1 << 20);

/** Overwrites what a file held and makes it empty. */
const discard = (file: number) => {
  const { size } = fstatSync(file);
  for (let at = 0; at < size; at += ZEROS.length)
    writeSync(file, ZEROS, 0, Math.min(ZEROS.length, size - at), at);
  fsyncSync(file);
  ftruncateSync(file);
};

/** A rollback journal begins with zeros, or is empty, once its transaction is over. */
const isOver = (journal: string): boolean => {
  if (!existsSync(journal)) return true;
  const [file, head] = [openSync(journal, 'r'), new Uint8Array(8)];
  readSync(file, head);
  closeSync(file);
  return head.every((byte) => byte === 0);
};

const quoted = (path: string) => `'${path.replaceAll("'", "''")}'`;

/** Throws unless the file written anew is sound and has as many rows in every table. */
const compare = async (connection: Client, fresh: string) => {
  await connection.execute({ sql: 'ATTACH ? AS fresh', args: [fresh] });
  const { rows: tables } = await connection.execute(
    "SELECT name FROM main.sqlite_schema WHERE type = 'table'",
  );
  for (const { name } of tables) {
    const table = `"${String(name).replaceAll('"', '""')}"`;
    const { rows } = await connection.execute(
      `SELECT (SELECT count(*) FROM main.${table}) = (SELECT count(*) FROM fresh.${table})`,
    );
    if (rows[0]?.[0] !== 1) throw new Error('a file written anew does not hold every row');
  }
  const { rows } = await connection.execute('PRAGMA fresh.integrity_check');
  if (rows[0]?.[0] !== 'ok') throw new Error('a file written anew is not sound');
  await connection.execute('DETACH fresh');
};

/**
 * Writes the file anew in the order of its keys (`VACUUM INTO`), verifies the row counts, puts the new file in the
 * old one's place and overwrites the old one with zeros. The connection, which must be the only one of this process,
 * is closed afterwards; other processes that open the file meanwhile find it busy.
 *
 * Killed anywhere, the path holds the old file or the new one, each whole and with every committed row: leaving
 * write-ahead mode moves the log into the file and is refused unless nobody else has it open, nothing is written
 * from there on, and `rename` replaces at once. Nobody can go on writing into the replaced file: SQLite refuses to
 * write to a file that was moved away, and it is empty.
 *
 * @throws SQLITE_BUSY when another connection has the file open: then nothing was done.
 */
export const rewrite = async (path: string, connection: Client): Promise<void> => {
  const [fresh, journal] = [freshPath(path), `${path}-journal`];
  try {
    // `executeMultiple`, because a statement that `execute` sees refused keeps its locks until it is collected.
    await connection.executeMultiple('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE');
    rmSync(fresh, { force: true });
    writeFileSync(fresh, '', { mode: statSync(path).mode & 0o777, flag: 'wx' });
    await connection.executeMultiple(`VACUUM INTO ${quoted(fresh)}`);
    await compare(connection, fresh);
    flush(fresh);
    if (!isOver(journal)) throw new Error('a rollback journal is still in use');
    rmSync(journal, { force: true });
  } catch (error) {
    if (!isBusy(error)) rmSync(fresh, { force: true });
    // A lock that is wanted no more is let go at the next reading.
    await connection.executeMultiple('PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_schema');
    connection.close();
    throw error;
  }
  // Closed only when the name is another file's: closing lets go of every lock this process has on the old one.
  const old = openSync(path, 'r+');
  renameSync(fresh, path);
  flush(dirname(path));
  connection.close();
  discard(old);
  closeSync(old);
};
