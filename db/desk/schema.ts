/**
 * The desk's tables. This side knows people and never answers. No time, address or agent is kept
 * anywhere; keys are natural or random and tables are WITHOUT ROWID, so that rows lie in key order
 * (the migration adds `STRICT, WITHOUT ROWID`, which the generator cannot express).
 */
import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The current roster: who may take part in the next season. `member` is the row as JSON. */
export const roster = sqliteTable('roster', {
  employee_id: text().primaryKey().notNull(),
  member: text().notNull(),
});

/** One season, from plan to the close of collection. */
export const seasons = sqliteTable('seasons', {
  season: text().primaryKey().notNull(),
  /** The plan as JSON: rules, dates, waves, units and cohorts as they will stand in the manifest. */
  plan: text().notNull(),
  /** Null until sealed: the manifest's canonical bytes as text, frozen before they are published. */
  manifest: text(),
  /** Null until collection closed: body of the log's collection-close entry, frozen before keys go. */
  closed: text(),
});

/** Every wave id ever used, so that none is used twice. */
export const waves = sqliteTable('waves', {
  wave: text().primaryKey().notNull(),
  season: text().notNull(),
});

/** The roster of a season, frozen when it was planned. The collect code is kept as its hash; hashes are hex. */
export const members = sqliteTable(
  'members',
  {
    season: text().notNull(),
    code_hash: text().notNull(),
    employee_id: text().notNull(),
    cohort: text().notNull(),
    /** The member leaf under the cohort's members_root. */
    leaf: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.season, t.code_hash] }),
    index('members_by_cohort').on(t.season, t.cohort, t.leaf),
  ],
);

/** Who had ballots signed, and for which blinded requests. */
export const ledger = sqliteTable(
  'ledger',
  {
    season: text().notNull(),
    /** HMAC(K_roster, employee_id). */
    who: text().notNull(),
    /** SHA-256 of the blinded requests. */
    req_hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.season, t.who] })],
);
