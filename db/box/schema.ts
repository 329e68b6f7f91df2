/**
 * The box's store. Tables are STRICT and WITHOUT ROWID with natural random keys (the generator adds both),
 * and nothing here holds a time, a counter, an address or anything of a person (PROTOCOL 7).
 */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bytes } from '../bytes.ts';

/** The newest revision of every ballot; a withdrawn one keeps its line without answers and salt. */
export const ballots = sqliteTable(
  'ballots',
  {
    /** SHA-256(mh || wave id), the token challenge's context: unique across seasons. 32 bytes. */
    wave: bytes('wave').notNull(),
    /** SHA-256(T("chorus/v1/ballot-key") || vk). 32 bytes. */
    nonce: bytes('nonce').notNull(),
    cohort: text('cohort').notNull(),
    rev: integer('rev').notNull(),
    /** 1 put, 2 withdraw. */
    op: integer('op').notNull(),
    commit: bytes('commit').notNull(),
    /** Canonical JSON of the sheet; null once withdrawn. */
    answers: text('answers'),
    salt: bytes('salt'),
    token: bytes('token').notNull(),
    vk: bytes('vk').notNull(),
    sig: bytes('sig').notNull(),
  },
  (table) => [primaryKey({ columns: [table.wave, table.nonce] })],
);

/**
 * What a closed wave turned into, written once. The line `closing` ends the wave for every writer at once;
 * `close`, `list` and `release` are the exact bytes that go on the board,
 * `parts` those of a large release one after the other, `erased` how many ballots were erased (four bytes).
 */
export const frozen = sqliteTable(
  'frozen',
  {
    wave: bytes('wave').notNull(),
    kind: text('kind', { enum: ['closing', 'close', 'list', 'release', 'parts', 'erased'] }).notNull(),
    bytes: bytes('bytes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.wave, table.kind] })],
);
