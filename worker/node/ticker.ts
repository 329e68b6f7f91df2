import type { Deps } from '../deps.ts';
import { BoardTrouble } from '../remote/boardTrouble.ts';
import { tickUntilDone } from '../schedule.ts';
import { withoutValues } from '../withoutValues.ts';
import type { OpenOrganisation } from './organisation.ts';

const TICK_MS = 3000;
/** The write-ahead log holds the order of arrival, so it is emptied this often. */
const CHECKPOINT_MS = 3 * 60_000;
const REBUILD_MS = 24 * 3_600_000;

/** Runs what is due every few seconds, and at once when woken, until stopped. */
export function startSchedule(
  deps: Deps,
  organisations: OpenOrganisation[],
): { wake(): void; stop(): Promise<void> } {
  let stopped = false;
  let again = false;
  let running: Promise<void> | null = null;
  /** Last trouble of each organisation: said once, not every few seconds. */
  const said = new Map<string, string>();
  const round = async () => {
    do {
      again = false;
      for (const { organisation } of organisations)
        await tickUntilDone(deps, organisation, () => stopped).then(
          () => said.delete(organisation.org),
          // One organisation's trouble must not stop another's schedule; the next round tries again.
          (error: unknown) => {
            const trouble = error instanceof BoardTrouble ? error.message : withoutValues(error);
            if (said.get(organisation.org) !== trouble)
              console.error(`schedule of ${organisation.name}: ${trouble}`);
            said.set(organisation.org, trouble);
          },
        );
    } while (again && !stopped);
  };
  const wake = () => {
    again = true;
    running ??= round().finally(() => {
      running = null;
    });
  };
  /** Whose nightly rebuild is still to come: one that found the file in use is tried again. */
  const due = new Set<OpenOrganisation>();
  const rebuildDue = () => {
    for (const one of due)
      one.rebuild().then(
        (done) => done && due.delete(one),
        () => undefined, // busy
      );
  };
  const rebuild = () => {
    for (const one of organisations) due.add(one);
    rebuildDue();
  };
  rebuild(); // a server that is restarted every day would never see the interval end
  const timers = [
    setInterval(wake, TICK_MS),
    setInterval(() => {
      for (const one of organisations) one.checkpoint().catch(() => undefined); // busy: the next one will
      rebuildDue();
    }, CHECKPOINT_MS),
    setInterval(rebuild, REBUILD_MS),
  ];
  wake();
  return {
    wake,
    stop: async () => {
      stopped = true;
      for (const timer of timers) clearInterval(timer);
      await running;
    },
  };
}
