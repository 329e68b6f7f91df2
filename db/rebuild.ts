import { checkpoint } from './checkpoint.ts';
import type { Client } from './client.ts';
import { retryBusy } from './retry.ts';

/**
 * Writes an embedded file anew, in the order of its keys, and empties the write-ahead log.
 *
 * `secure_delete` overwrites what is deleted where it stands, but when SQLite moves rows between pages it leaves
 * copies in the unused part of the old ones: of some hundred withdrawn texts one was still readable. Only a new
 * file is free of them, and of the trace that the order of arrival leaves in the pages. Other statements of this
 * process wait (about 1 s for 100 MB). On a libSQL server there is nothing to do from here: true.
 *
 * @returns false when another connection kept the write-ahead log in use: try again later.
 */
export const rebuild = async (client: Client): Promise<boolean> => {
  if (client.protocol !== 'file') return true;
  await retryBusy(() => client.execute('VACUUM'));
  return checkpoint(client);
};
