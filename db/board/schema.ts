/** The board's store: everything in it is public. STRICT and WITHOUT ROWID are added by the generator. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bytes } from '../bytes.ts';

/** The signed log. `idx` as primary key makes appending atomic: of two writers one loses and reads again. */
export const entries = sqliteTable('entries', {
  idx: integer('idx').primaryKey(),
  /** Canonical JSON of the entry. */
  bytes: bytes('bytes').notNull(),
  sig: bytes('sig').notNull(),
});

/** Documents by lower-case hex SHA-256 of their bytes. */
export const docs = sqliteTable('docs', {
  hash: text('hash').primaryKey(),
  bytes: bytes('bytes').notNull(),
});

/** Stable names of documents, e.g. `keys/{mh}/{cohort}`; a name never changes what it points at. */
export const names = sqliteTable('names', {
  name: text('name').primaryKey(),
  hash: text('hash').notNull(),
});
