import type { Client } from '@libsql/client/web';
import type { LibSQLDatabase } from 'drizzle-orm/libsql/driver-core';
import { drizzle } from 'drizzle-orm/libsql/web';
import * as schema from './schema.ts';

export type BoxDb = LibSQLDatabase<typeof schema> & { $client: Client };

export const boxDb = (client: Client): BoxDb => drizzle(client, { schema });
