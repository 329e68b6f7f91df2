/**
 * A season: one enrolment and the waves it covers, as its manifest states it.
 * Everything in a manifest is public and, once sealed, can never change.
 */

/** Wall-clock time in UTC to the second, `YYYY-MM-DDTHH:MM:SSZ`. Compares correctly as a string. */
export type Instant = string;

/** `[a-z0-9-]{1,32}` */
export type Id = string;

/** Rules in force for a season. Sizes are people; days and hours as named. Higher than the floor is allowed, lower never. */
export type Rules = {
  /** Members behind every cohort at issuance. Default 12, floor 8. */
  k_cohort: number;
  /** Respondents behind any published figure and any combination of figures. Default 5, floor 5. */
  k_cell: number;
  /** Respondents behind a full distribution. Default and floor 30. */
  k_distribution: number;
  /** Respondents behind comments. Default and floor 10. */
  k_comments: number;
  /** Writers among them. Default 5, floor 5. */
  min_comments: number;
  /** Respondents in a unit before attribute cells are considered. Default 50, floor 30. */
  attr_unit: number;
  /** Respondents in an attribute cell. Default and floor 10. */
  attr_cell: number;
  /** Days between a wave's release and the erasure of its sealed rows. Default and floor 14. */
  dispute_days: number;
  /** Hours between the close of collection and the first opening. Default and floor 72. */
  gap_hours: number;
};

export const DEFAULT_RULES: Rules = {
  k_cohort: 12,
  k_cell: 5,
  k_distribution: 30,
  k_comments: 10,
  min_comments: 5,
  attr_unit: 50,
  attr_cell: 10,
  dispute_days: 14,
  gap_hours: 72,
};

export const FLOORS: Rules = {
  k_cohort: 8,
  k_cell: 5,
  k_distribution: 30,
  k_comments: 10,
  min_comments: 5,
  attr_unit: 30,
  attr_cell: 10,
  dispute_days: 14,
  gap_hours: 72,
};

/** Days between two waves, opening to opening. DISCLOSURE.md 3.9. */
export const MIN_WAVE_SPACING_DAYS = 7;

export type Unit = { id: Id; parent: Id | null; label: string };

export type Cohort = {
  id: Id;
  /** The unit whose result this cohort's answers count in (and in all units above). */
  unit: Id;
  /** What travels with the answers, e.g. `Applied AI › Data Quality` or `Applied AI › smaller units`. */
  label: string;
  /**
   * Generalised values, attribute id -> labels from below the top down, ` › ` between them (`Italy › Rome`); one of
   * which nothing is known here is absent.
   */
  attributes: Record<Id, string>;
  /** Members, frozen. */
  size: number;
  /** RFC 6962 root over the sorted member leaves, lower-case hex. */
  members_root: string;
};

export type WavePlan = { id: Id; opens: Instant; closes: Instant; releases: Instant };

export type ManifestWave = WavePlan & {
  /** SHA-256 of the questionnaire document's canonical bytes, lower-case hex. */
  questionnaire_hash: string;
};

/** The season's manifest. Its bytes are canonical JSON (RFC 8785) of exactly this. */
export type Manifest = {
  v: 1;
  suite: 1;
  org: string;
  season: Id;
  rules: Rules;
  collect_opens: Instant;
  collect_closes: Instant;
  units: Unit[];
  /** Declared attributes; names of the levels of each hierarchy, the finest first, the last says nothing. */
  attributes: { id: Id; levels: string[] }[];
  /** Which came first where both could not be kept. */
  priority: 'units' | 'attributes';
  waves: ManifestWave[];
  cohorts: Cohort[];
  /** RFC 6962 root over the key leaves, lower-case hex. */
  keys_root: string;
  /** Ed25519 public keys, base64url. */
  log_key: string;
  receipt_key: string;
  /** Public base addresses (origin) of desk and box: the strings of the token challenge. ASCII. */
  desk: string;
  box: string;
};

/** One line of the key list, and the leaf `JCS({wave, cohort, n})` under keys_root. `n` is the modulus, base64url. */
export type KeyLine = { wave: Id; cohort: Id; n: string };

/** What a collecting employee fetches: the moduli of one cohort in the manifest's wave order, each with its inclusion proof. */
export type CohortKeys = {
  cohort: Id;
  keys: { wave: Id; n: string; index: number; proof: string[] }[];
  /** Leaves under keys_root. */
  size: number;
};

/** Body of the log's `collection-close` entry. */
export type CollectionClose = {
  season: Id;
  mh: string;
  /** Hash of the whole key list document (JCS of KeyLine[], sorted by wave then cohort). */
  keys: string;
  keys_destroyed: true;
  cohorts: { cohort: Id; issued: number; issued_root: string }[];
};

/** Body of the log's `wave-close` entry. */
export type WaveClose = {
  season: Id;
  wave: Id;
  mh: string;
  /** RFC 6962 root and size over the leaves sorted by nonce. */
  root: string;
  size: number;
  cohorts: { cohort: Id; ballots: number; withdrawn: number }[];
  /** Hash of the release document that will be published at the wave's release time. */
  release_hash: string;
  /** Hash of the ballot list document. */
  ballots: string;
};

/** Body of the log's `erasure` entry. */
export type Erasure = { season: Id; wave: Id; mh: string; erased: number };

export type LogType =
  | 'manifest'
  | 'collection-close'
  | 'wave-close'
  | 'release'
  | 'erasure'
  | 'build'
  | 'note';

/** One entry of the log before it is serialised; `prev` and `body` are SHA-256, lower-case hex. */
export type LogEntry = { v: 1; idx: number; prev: string; type: LogType; at: Instant; body: string };

/** As served by `GET /log`: the entry's exact canonical text and the signature (base64url). */
export type SignedEntry = { entry: string; sig: string };
