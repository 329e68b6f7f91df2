import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import type * as keySchema from './keySchema.ts';
import type * as schema from './schema.ts';

/** The desk's database: roster, seasons, members, ledger. */
export type DeskDb = LibSQLDatabase<typeof schema>;

/** The signing keys' database, a separate file. */
export type KeysDb = LibSQLDatabase<typeof keySchema>;
