import type { BoxDb } from '../../db/box/db.ts';
import { isFrozen } from '../../db/box/queries/isFrozen.ts';
import { type BallotRow, putBallots } from '../../db/box/queries/putBallots.ts';
import { isBusy, isFull, retryBusy } from '../../db/retry.ts';
import { ok, type Result, refuse } from '../core/result.ts';

export type StoredBallot = BallotRow;

/** Ballots in one batch at most. */
const BATCH = 128;

type Waiting = { row: StoredBallot; resolve: (stored: boolean) => void; reject: (error: unknown) => void };
const queues = new WeakMap<BoxDb, Waiting[]>();

/**
 * Stores one ballot, or says why not. It is on the disk when this returns ok.
 * On an embedded file, ballots that wait together share one batch (one flush of the disk for all of them); over
 * HTTP each goes by itself, because Workers let no request wait for another one's.
 */
export const storeBallot = async (db: BoxDb, row: StoredBallot): Promise<Result<void>> => {
  try {
    if (await (db.$client.protocol === 'file' ? joined(db, row) : alone(db, row))) return ok(undefined);
  } catch (error) {
    if (isBusy(error)) return refuse('store-busy');
    if (isFull(error)) return refuse('store-full');
    throw error;
  }
  return refuse((await isFrozen(db, row.wave)) ? 'wave-not-open' : 'stale-revision');
};

const alone = async (db: BoxDb, row: StoredBallot): Promise<boolean> =>
  (await retryBusy(() => putBallots(db, [row])))[0] === true;

const joined = (db: BoxDb, row: StoredBallot): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const queue = queues.get(db);
    if (queue) queue.push({ row, resolve, reject });
    else {
      const fresh: Waiting[] = [{ row, resolve, reject }];
      queues.set(db, fresh);
      void drain(db, fresh);
    }
  });

/** Writes what is waiting, batch after batch, until nothing is. */
const drain = async (db: BoxDb, queue: Waiting[]) => {
  while (queue.length > 0) {
    // One turn of the event loop, so that ballots whose checks end now come along.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const batch = queue.splice(0, BATCH);
    try {
      const stored = await retryBusy(() =>
        putBallots(
          db,
          batch.map(({ row }) => row),
        ),
      );
      for (const [i, { resolve }] of batch.entries()) resolve(stored[i] === true);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
  queues.delete(db);
};
