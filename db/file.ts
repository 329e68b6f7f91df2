/** Embedded libSQL files: Node only. */
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client/sqlite3';
import type { Client } from './client.ts';

/**
 * How long a statement waits for another process's lock. Short, because the embedded driver waits by stopping
 * the whole process; `retryBusy` does the long waiting without.
 */
const BUSY_MS = 20;

/**
 * Opens (or makes) an embedded file with one connection, so that the pragmas hold for every statement:
 * write-ahead log, deleted content overwritten with zeros, every commit on the disk before it is confirmed.
 */
export const openFile = async (path: string): Promise<Client> => {
  const client = createClient({ url: pathToFileURL(path).href, concurrency: 1, timeout: BUSY_MS });
  await client.execute('PRAGMA journal_mode = WAL');
  await client.execute('PRAGMA synchronous = FULL');
  await client.execute('PRAGMA secure_delete = ON');
  return client;
};
