import type { Client } from './client.ts';

/**
 * Moves the write-ahead log of an embedded file into the database and empties it: the log holds every write in
 * the order it arrived, deleted text included (PROTOCOL 7). Called every few minutes, at a close and at an erasure.
 *
 * @returns false when another connection was reading or writing, so that the log is still there. On a libSQL
 *   server there is nothing to do from here: true.
 */
export const checkpoint = async (client: Client): Promise<boolean> => {
  if (client.protocol !== 'file') return true;
  await client.execute('PRAGMA secure_delete = ON');
  const { rows } = await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  return rows[0]?.[0] === 0;
};
