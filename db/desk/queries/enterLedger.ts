import { and, eq, sql } from 'drizzle-orm';
import { retryBusy } from '../../retry.ts';
import type { DeskDb } from '../db.ts';
import { ledger, seasons } from '../schema.ts';

/**
 * Enters a member's blinded requests, unless there is an entry already or the season's collection is
 * closing, and hands back the hash that stands: null if nothing does. One batch, so that of two browsers
 * exactly one wins and nothing is entered after the totals were counted.
 */
export async function enterLedger(
  db: DeskDb,
  entry: { season: string; who: string; req_hash: string },
): Promise<string | null> {
  const [, standing] = await retryBusy(() =>
    db.batch([
      db.run(sql`INSERT INTO ${ledger} (season, who, req_hash)
      SELECT ${entry.season}, ${entry.who}, ${entry.req_hash}
      WHERE EXISTS (SELECT 1 FROM ${seasons}
        WHERE ${seasons.season} = ${entry.season} AND ${seasons.mh} IS NOT NULL AND ${seasons.collection} = 'open')
      ON CONFLICT DO NOTHING`),
      db
        .select({ req_hash: ledger.req_hash })
        .from(ledger)
        .where(and(eq(ledger.season, entry.season), eq(ledger.who, entry.who))),
    ]),
  );
  return standing[0]?.req_hash ?? null;
}

/** Everyone (as `who`) whose ballots were signed in a season. */
export async function readIssued(db: DeskDb, season: string): Promise<Set<string>> {
  const rows = await db.select({ who: ledger.who }).from(ledger).where(eq(ledger.season, season));
  return new Set(rows.map((row) => row.who));
}
