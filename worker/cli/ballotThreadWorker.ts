/** The other end of ballotThread.ts. */
import { parentPort } from 'node:worker_threads';
import {
  finishBallot,
  makeBallot,
  type OwnBallot,
  type PendingBallot,
  type SeasonBinding,
} from './employee.ts';

export type BallotTask =
  | { id: number; kind: 'make'; season: SeasonBinding; key: { wave: string; cohort: string; n: string } }
  | { id: number; kind: 'finish'; pending: PendingBallot; signature: string };

export type BallotTaskResult =
  | { id: number; kind: 'make'; pending: PendingBallot }
  | { id: number; kind: 'finish'; ballot: OwnBallot | null };

const answer = async (task: BallotTask): Promise<BallotTaskResult> =>
  task.kind === 'make'
    ? { id: task.id, kind: 'make', pending: await makeBallot(task.season, task.key) }
    : { id: task.id, kind: 'finish', ballot: await finishBallot(task.pending, task.signature) };

parentPort?.on('message', async (task: BallotTask) => parentPort?.postMessage(await answer(task)));
