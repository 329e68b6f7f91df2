import type { Client } from '@libsql/client/web';
import type { LibSQLDatabase } from 'drizzle-orm/libsql/driver-core';
import { drizzle } from 'drizzle-orm/libsql/web';
import * as schema from './schema.ts';

/** The desk's database: roster, seasons, members, ledger. */
export type DeskDb = LibSQLDatabase<typeof schema> & { $client: Client };

export const deskDb = (client: Client): DeskDb => drizzle(client, { schema });
