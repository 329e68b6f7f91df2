import type { Client } from '@libsql/client/web';
import type { LibSQLDatabase } from 'drizzle-orm/libsql/driver-core';
import { drizzle } from 'drizzle-orm/libsql/web';
import * as schema from './schema.ts';

/** The signing keys' database, a file of its own. */
export type KeysDb = LibSQLDatabase<typeof schema> & { $client: Client };

export const keysDb = (client: Client): KeysDb => drizzle(client, { schema });
