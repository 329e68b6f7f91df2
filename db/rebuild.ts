import { checkpoint } from './checkpoint.ts';
import type { Client, FileClient } from './client.ts';
import { isBusy, retryBusy } from './retry.ts';

const isFile = (client: Client): client is FileClient => 'rewrite' in client;

/**
 * Writes an embedded file anew, in the order of its keys, and leaves no write-ahead log behind.
 *
 * `secure_delete` overwrites what is deleted where it stands, but when SQLite moves rows between pages it leaves
 * copies in the unused part of the old ones: of some hundred withdrawn texts one was still readable. Only a new
 * file is free of them, and of the trace that the order of arrival leaves in the pages. So a new file replaces the
 * old one; while another process has it open, that process would go on in the old one, so the file is rewritten in
 * its place instead. Other statements of this process wait (about 1 s for 100 MB). On a libSQL server there is
 * nothing to do from here: true.
 *
 * @returns false when another connection kept the write-ahead log in use: try again later.
 */
export const rebuild = async (client: Client): Promise<boolean> => {
  if (!isFile(client)) return true;
  try {
    await client.rewrite();
    return true;
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
  await retryBusy(() => client.execute('VACUUM'));
  return checkpoint(client);
};
