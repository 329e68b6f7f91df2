/** The past on a second core: this thread makes keys meanwhile. */
import { Worker } from 'node:worker_threads';
import type { Publication } from '../../publication.ts';
import { siblingModule } from '../sibling.ts';
import type { NamedSeat } from './past.ts';

export type PastTask = { seat: NamedSeat; rosterKey: Uint8Array };
export type PastMessage = { kind: 'wave' } | { kind: 'past'; publications: Publication[] };

/** As `pastPublications` for the demo's people. */
export const pastInThread = (task: PastTask, tick: () => void): Promise<Publication[]> =>
  new Promise((done, fail) => {
    const worker = new Worker(siblingModule(import.meta.url, './pastThreadWorker'), { workerData: task });
    worker.on('message', (message: PastMessage) => {
      if (message.kind === 'wave') tick();
      else done(message.publications);
    });
    worker.once('error', fail);
  });
