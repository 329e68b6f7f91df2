import type { Client } from '@libsql/client/web';
import type { LibSQLDatabase } from 'drizzle-orm/libsql/driver-core';
import { drizzle } from 'drizzle-orm/libsql/web';
import * as schema from './schema.ts';

export type BoardDb = LibSQLDatabase<typeof schema> & { $client: Client };

export const boardDb = (client: Client): BoardDb => drizzle(client, { schema });
