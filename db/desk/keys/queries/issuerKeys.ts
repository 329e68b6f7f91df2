import { and, count, eq } from 'drizzle-orm';
import { retryBusy } from '../../../retry.ts';
import type { KeysDb } from '../db.ts';
import { issuerKeys } from '../schema.ts';

export type StoredKey = { wave: string; cohort: string; n: Uint8Array; pkcs8: Uint8Array };

/** Keeps freshly made keys; one that exists already stays as it is. */
export async function keepKeys(db: KeysDb, season: string, made: StoredKey[]): Promise<void> {
  if (made.length === 0) return;
  await retryBusy(() =>
    db
      .insert(issuerKeys)
      .values(made.map((key) => ({ season, ...key })))
      .onConflictDoNothing(),
  );
}

/** The keys of one cohort, as the desk signs with them. */
export const cohortKeys = (db: KeysDb, season: string, cohort: string): Promise<StoredKey[]> =>
  db
    .select({ wave: issuerKeys.wave, cohort: issuerKeys.cohort, n: issuerKeys.n, pkcs8: issuerKeys.pkcs8 })
    .from(issuerKeys)
    .where(and(eq(issuerKeys.season, season), eq(issuerKeys.cohort, cohort)));

/** The public halves of a season's keys. */
export const readModuli = (
  db: KeysDb,
  season: string,
): Promise<{ wave: string; cohort: string; n: Uint8Array }[]> =>
  db
    .select({ wave: issuerKeys.wave, cohort: issuerKeys.cohort, n: issuerKeys.n })
    .from(issuerKeys)
    .where(eq(issuerKeys.season, season))
    .orderBy(issuerKeys.wave, issuerKeys.cohort);

/** Which keys of a season exist. */
export const namesOfKeys = (db: KeysDb, season: string): Promise<{ wave: string; cohort: string }[]> =>
  db
    .select({ wave: issuerKeys.wave, cohort: issuerKeys.cohort })
    .from(issuerKeys)
    .where(eq(issuerKeys.season, season));

export async function countKeys(db: KeysDb, season: string): Promise<number> {
  const [row] = await db.select({ made: count() }).from(issuerKeys).where(eq(issuerKeys.season, season));
  return row?.made ?? 0;
}

export async function deleteKeys(db: KeysDb, season: string): Promise<void> {
  await retryBusy(() => db.delete(issuerKeys).where(eq(issuerKeys.season, season)));
}
