/** Embedded libSQL files: Node only. */
import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client/sqlite3';
import type { Client, FileClient } from './client.ts';
import { isBusy, isFull } from './retry.ts';
import { freshPath, rewrite } from './rewrite.ts';

/**
 * How long a statement waits for another process's lock. Short, because the embedded driver waits by stopping
 * the whole process; `retryBusy` does the long waiting without.
 */
const BUSY_MS = 20;

/**
 * One connection: write-ahead log, every commit on the disk before it is confirmed, deleted content overwritten
 * with zeros (a setting of the connection, which is why there is only one).
 */
const connect = async (path: string): Promise<Client> => {
  const client = createClient({ url: pathToFileURL(path).href, concurrency: 1, timeout: BUSY_MS });
  try {
    await client.execute('PRAGMA journal_mode = WAL');
    await client.execute('PRAGMA synchronous = FULL');
    await client.execute('PRAGMA secure_delete = ON');
    // From its first reading on a connection holds the file: nobody else replaces it (`rewrite.ts`).
    await client.execute('SELECT 1 FROM sqlite_schema');
  } catch (error) {
    client.close();
    throw error;
  }
  return client;
};

/**
 * Opens (or makes) an embedded file. Statements and batches run one at a time, a batch from its start as a writer.
 *
 * After SQLITE_BUSY, and after a full disk, the connection is thrown away: libsql 0.5 leaves the refused statement running until it is
 * garbage-collected, and until then later writes on that connection report success without being committed.
 * There are no interactive transactions (PROTOCOL 7): a write is one statement or one batch.
 */
export const openFile = async (path: string): Promise<FileClient> => {
  let connection: Client | null = await connect(path);
  rmSync(freshPath(path), { force: true }); // of a rewrite that was killed: nobody rewrites while it can be opened
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  const inTurn = <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const turn = last.then(async () => {
      if (closed) throw new Error('the database is closed');
      connection ??= await connect(path);
      try {
        return await work(connection);
      } catch (error) {
        if (isBusy(error) || isFull(error)) {
          connection?.close();
          connection = null;
        }
        throw error;
      }
    });
    last = turn.catch(() => {});
    return turn;
  };
  return {
    protocol: 'file',
    get closed() {
      return closed;
    },
    execute: (statement: Parameters<Client['execute']>[0], args?: Parameters<Client['execute']>[1]) =>
      inTurn((client) =>
        client.execute(typeof statement === 'string' ? { sql: statement, args: args ?? [] } : statement),
      ),
    batch: (statements, mode = 'write') => inTurn((client) => client.batch(statements, mode)),
    migrate: (statements) => inTurn((client) => client.migrate(statements)),
    executeMultiple: (sql) => inTurn((client) => client.executeMultiple(sql)),
    sync: () => inTurn((client) => client.sync()),
    rewrite: () =>
      inTurn(async (client) => {
        connection = null; // whatever happens, the next statement connects anew
        await rewrite(path, client);
        connection = await connect(path);
      }),
    transaction: () => Promise.reject(new Error('write one statement or one batch')),
    reconnect: () => {
      throw new Error('an embedded file reconnects by itself');
    },
    close: () => {
      closed = true;
      connection?.close();
    },
  };
};
