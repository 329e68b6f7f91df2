/**
 * The desk's tables. This side knows people and never answers. No time, address or agent is kept
 * anywhere; keys are natural or random and tables are STRICT and WITHOUT ROWID (the generator adds
 * both), so that rows lie in key order, not in order of arrival.
 */
import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The current roster: who may take part in the next season. */
export const roster = sqliteTable('roster', {
  employee_id: text('employee_id').primaryKey().notNull(),
  /** The whole row as JSON. */
  member: text('member').notNull(),
});

/** One season, from plan to the close of collection. */
export const seasons = sqliteTable('seasons', {
  season: text('season').primaryKey().notNull(),
  /** Rules, dates and waves as JSON: small, read on every request. */
  plan: text('plan').notNull(),
  /** Units, cohorts and questionnaires as JSON, as they will stand in the manifest. */
  frame: text('frame').notNull(),
  /** The manifest's canonical text, frozen before it is published; null in a draft. */
  manifest: text('manifest'),
  /** Hex SHA-256 of the manifest, set once it stands on the board. */
  mh: text('mh'),
  /** `open`, then `closing` (nothing is signed any more), then `closed` (published, keys destroyed). */
  collection: text('collection', { enum: ['open', 'closing', 'closed'] }).notNull(),
  /** Body of the log's collection-close entry, frozen before the keys go; null until then. */
  totals: text('totals'),
});

/** Every wave id of every season, so that none is used twice. */
export const waves = sqliteTable('waves', {
  wave: text('wave').primaryKey().notNull(),
  season: text('season').notNull(),
});

/** A season's members, frozen when it was planned. Hashes are lower-case hex. */
export const members = sqliteTable(
  'members',
  {
    season: text('season').notNull(),
    /** SHA-256 of the collect code: who reads this table cannot collect. */
    code_hash: text('code_hash').notNull(),
    employee_id: text('employee_id').notNull(),
    cohort: text('cohort').notNull(),
    /** Leaf under the cohort's members_root. */
    leaf: text('leaf').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.season, table.code_hash] }),
    index('members_by_cohort').on(table.season, table.cohort, table.leaf),
  ],
);

/** Who had ballots signed, and for which blinded requests; nothing else. */
export const ledger = sqliteTable(
  'ledger',
  {
    season: text('season').notNull(),
    /** HMAC(K_roster, employee_id), hex. */
    who: text('who').notNull(),
    /** SHA-256 of the blinded requests, hex. */
    req_hash: text('req_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.season, table.who] })],
);
