import type { KeysDb } from '../../db/desk/keys/db.ts';
import { cohortKeys } from '../../db/desk/keys/queries/issuerKeys.ts';
import type { Id } from '../core/season.ts';
import { type IssuerKey, openIssuerKey } from './sign.ts';

/** By `season cohort`: the opened keys of its waves. */
type Opened = Map<string, Map<Id, IssuerKey>>;

/**
 * Keys that have signed already sign in half the time (OpenSSL keeps what it derived), so those in use stay
 * open, at most this many: about 40 MB. The close of collection drops them.
 */
const OPEN_MAX = 4096;
const opened = new WeakMap<KeysDb, Opened>();
/** Seasons whose keys were let go: what was read before and arrives after must not come back. */
const gone = new WeakMap<KeysDb, Set<Id>>();

/** The signing keys of a cohort by wave; empty once collection has closed, and after a restore. */
export async function issuerKeys(db: KeysDb, season: Id, cohort: Id): Promise<Map<Id, IssuerKey>> {
  const cohorts: Opened = opened.get(db) ?? new Map();
  opened.set(db, cohorts);
  const name = `${season} ${cohort}`;
  const known = cohorts.get(name);
  if (known) return known;
  const stored = await cohortKeys(db, season, cohort);
  if (gone.get(db)?.has(season)) return new Map();
  // After a restore only the public halves are there: no backup holds the others.
  const whole = stored.filter(({ pkcs8 }) => pkcs8.length > 0);
  const keys = new Map(whole.map((key) => [key.wave, openIssuerKey(key)]));
  if (keys.size === 0) return keys;
  const [oldest] = cohorts.keys();
  if (oldest !== undefined && (cohorts.size + 1) * keys.size > OPEN_MAX) cohorts.delete(oldest);
  cohorts.set(name, keys);
  return keys;
}

/** Lets go of a season's private keys in this process, for good. */
export function forgetIssuerKeys(db: KeysDb, season: Id): void {
  gone.set(db, (gone.get(db) ?? new Set<Id>()).add(season));
  const cohorts = opened.get(db);
  for (const name of cohorts?.keys() ?? []) if (name.startsWith(`${season} `)) cohorts?.delete(name);
}
