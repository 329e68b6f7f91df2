/** A second core for simulated browsers: makes and finishes ballots while this thread is the desk. */
import { Worker } from 'node:worker_threads';
import type { BallotTask, BallotTaskResult } from './ballotThreadWorker.ts';
import type { OwnBallot, PendingBallot, SeasonBinding } from './employee.ts';
import { siblingModule } from './sibling.ts';

export type BallotThread = {
  make(season: SeasonBinding, key: { wave: string; cohort: string; n: string }): Promise<PendingBallot>;
  finish(pending: PendingBallot, signature: string): Promise<OwnBallot | null>;
  stop(): Promise<void>;
};

type Waiting = { done(result: BallotTaskResult): void; fail(error: Error): void };

export const startBallotThread = (): BallotThread => {
  const worker = new Worker(siblingModule(import.meta.url, './ballotThreadWorker'));
  const waiting = new Map<number, Waiting>();
  let last = 0;
  worker.on('message', (result: BallotTaskResult) => {
    waiting.get(result.id)?.done(result);
    waiting.delete(result.id);
  });
  worker.on('error', (error) => {
    for (const one of waiting.values()) one.fail(error instanceof Error ? error : new Error(String(error)));
  });
  const ask = (task: BallotTask): Promise<BallotTaskResult> =>
    new Promise((done, fail) => {
      waiting.set(task.id, { done, fail });
      worker.postMessage(task);
    });
  return {
    make: async (season, key) => {
      last += 1;
      const result = await ask({ id: last, kind: 'make', season, key });
      if (result.kind !== 'make') throw new Error('the ballot thread answered another question');
      return result.pending;
    },
    finish: async (pending, signature) => {
      last += 1;
      const result = await ask({ id: last, kind: 'finish', pending, signature });
      if (result.kind !== 'finish') throw new Error('the ballot thread answered another question');
      return result.ballot;
    },
    stop: async () => {
      await worker.terminate();
    },
  };
};
