/**
 * How desk and box reach the board: types only, so that no side needs another side's code.
 * In one process these are functions of the board's own store; between hosts they are calls over HTTP.
 */
import type { Instant, LogEntry, LogType } from './core/season.ts';

/** A document that goes on the board beside an entry's body, optionally under a stable name. */
export type PublishedDoc = { bytes: Uint8Array; name?: string };

export type Publication = {
  type: LogType;
  /** Time of the entry, from the caller's `now`; ignored when the same entry is on the log already. */
  at: Instant;
  /** The entry's document; the log carries its SHA-256. */
  body: Uint8Array;
  docs?: PublishedDoc[];
};

/**
 * Appends one entry, or finds the one that is there: idempotent by (type, SHA-256 of body).
 * `hash` is the SHA-256 of the body document in lower-case hex (the mh, for a manifest).
 */
export type Publish = (publication: Publication) => Promise<{ idx: number; hash: string }>;

export type BoardReader = {
  log(): Promise<LogEntry[]>;
  /** Document by lower-case hex SHA-256. */
  doc(hash: string): Promise<Uint8Array | null>;
  /** Document by name, e.g. `keys/{mh}` (KeyLine[]) or `keys/{mh}/{cohort}` (CohortKeys). */
  named(name: string): Promise<Uint8Array | null>;
};
