import { sql } from 'drizzle-orm';
import type { BoxDb } from '../db.ts';
import { ballots, frozen } from '../schema.ts';

export type BallotRow = typeof ballots.$inferInsert;

/**
 * One statement per ballot, so that neither a second browser nor the close can come between looking and writing:
 * nothing is stored once the wave is frozen, and a stored line gives way only to a higher revision. The same
 * revision with the same content matches too (and writes the same values), so that a repeated request finds itself.
 */
const put = (db: BoxDb, row: BallotRow) =>
  db
    .insert(ballots)
    .select(
      sql`select ${sql.param(row.wave, ballots.wave)}, ${sql.param(row.nonce, ballots.nonce)}, ${row.cohort},
        ${row.rev}, ${row.op}, ${sql.param(row.commit, ballots.commit)}, ${row.answers},
        ${row.salt ? sql.param(row.salt, ballots.salt) : null}, ${sql.param(row.token, ballots.token)},
        ${sql.param(row.vk, ballots.vk)}, ${sql.param(row.sig, ballots.sig)}
        where not exists (select 1 from ${frozen} where ${frozen.wave} = ${sql.param(row.wave, frozen.wave)})`,
    )
    .onConflictDoUpdate({
      target: [ballots.wave, ballots.nonce],
      set: {
        rev: sql`excluded.rev`,
        op: sql`excluded.op`,
        commit: sql`excluded."commit"`,
        answers: sql`excluded.answers`,
        salt: sql`excluded.salt`,
        sig: sql`excluded.sig`,
      },
      setWhere: sql`excluded.rev > ${ballots.rev} or (excluded.rev = ${ballots.rev}
        and excluded.op = ${ballots.op} and excluded."commit" = ${ballots.commit})`,
    })
    .returning({ rev: ballots.rev });

/** Stores ballots in one batch; for each, whether the store now holds exactly this revision of it. */
export const putBallots = async (db: BoxDb, rows: readonly BallotRow[]): Promise<boolean[]> => {
  const [first, ...rest] = rows.map((row) => put(db, row));
  if (!first) return [];
  const results = await db.batch([first, ...rest]);
  return results.map((stored) => stored.length === 1);
};
