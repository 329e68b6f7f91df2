/** The other end of pastThread.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { people } from './organisation.ts';
import { pastPublications } from './past.ts';
import type { PastMessage, PastTask } from './pastThread.ts';
import { SEED } from './story.ts';

const { seat, rosterKey }: PastTask = workerData;
const say = (message: PastMessage) => parentPort?.postMessage(message);
say({
  kind: 'past',
  publications: pastPublications(seat, rosterKey, people(SEED), () => say({ kind: 'wave' })),
});
