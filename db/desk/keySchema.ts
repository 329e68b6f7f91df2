/**
 * The signing keys' own database file: no backup holds it, and closing a collection empties it.
 * Who steals it while collection is open can sign ballots; it says nothing about any person.
 */
import { customType, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Bytes as a plain Uint8Array on every driver. */
const bytes = customType<{ data: Uint8Array; driverData: ArrayBuffer | Uint8Array }>({
  dataType: () => 'blob',
  toDriver: (value) => value,
  fromDriver: (value) => new Uint8Array(value),
});

export const issuerKeys = sqliteTable(
  'issuer_keys',
  {
    season: text().notNull(),
    wave: text().notNull(),
    cohort: text().notNull(),
    /** Modulus, 256 bytes. */
    n: bytes().notNull(),
    pkcs8: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.season, t.cohort, t.wave] })],
);
