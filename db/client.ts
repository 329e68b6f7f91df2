/**
 * Opens a database by URL: a libSQL server or Turso. Nothing here touches a file, so Workers can bundle it;
 * embedded files are opened by `file.ts`, which gives the same Client.
 */
import type { Client } from '@libsql/client/web';
import { createClient } from '@libsql/client/web';

export type { Client } from '@libsql/client/web';

/** An embedded file, which can be replaced by a freshly written one (`rewrite.ts`). */
export type FileClient = Client & {
  /** @throws SQLITE_BUSY when somebody else has the file open */
  rewrite(): Promise<void>;
};

/** Opens `libsql:`, `https:`, `http:`, `wss:` or `ws:`; connects at the first statement. */
export const openUrl = (url: string, authToken?: string): Client =>
  createClient(authToken ? { url, authToken } : { url });
