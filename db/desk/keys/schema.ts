/**
 * The signing keys' own database file: no backup holds it, and closing a collection empties it.
 * Who steals it while collection is open can sign ballots; it says nothing about any person.
 */
import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bytes } from '../../bytes.ts';

export const issuerKeys = sqliteTable(
  'issuer_keys',
  {
    season: text('season').notNull(),
    wave: text('wave').notNull(),
    cohort: text('cohort').notNull(),
    /** Modulus, 256 bytes. */
    n: bytes('n').notNull(),
    pkcs8: bytes('pkcs8').notNull(),
  },
  (table) => [primaryKey({ columns: [table.season, table.cohort, table.wave] })],
);
