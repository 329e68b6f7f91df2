import { readSeasons } from '../db/desk/queries/readSeason.ts';
import { advanceWaves } from './close.ts';
import { closeCollection } from './collectClose.ts';
import type { Instant } from './core/season.ts';
import type { Deps, Organisation } from './deps.ts';
import { makeKeys } from './desk/makeKeys.ts';

/** Longest time one tick makes keys, so that a close that is due does not wait for them. */
const KEYS_MS = 1500;

/**
 * Does what is due for one organisation at `now`, in this order: keys, closes of collection, closes of waves,
 * releases, erasures. Every step is idempotent, so a tick may be killed, repeated, or run in two processes.
 *
 * @returns true when something was done or is left to do: call again.
 */
export async function tick(organisation: Organisation, now: Instant): Promise<boolean> {
  let busy = false;
  if (organisation.desk) {
    const seasons = await readSeasons(organisation.desk.db);
    for (const { season, mh } of seasons)
      if (mh === null) busy = (await makeKeys(organisation.desk, season, KEYS_MS)) > 0 || busy;
    for (const { season } of seasons)
      busy = (await closeCollection(organisation.desk, organisation.publish, { season, now })) || busy;
  }
  if (organisation.box)
    busy = (await advanceWaves({ box: organisation.box, publish: organisation.publish, now })) || busy;
  return busy;
}

/** Rounds in flight: a second caller waits for the first and then does its own. */
const running = new WeakMap<Organisation, Promise<void>>();

/** Ticks until nothing is due, reading the clock anew each time; one round at a time for each organisation. */
export function tickUntilDone(
  deps: Deps,
  organisation: Organisation,
  stopped: () => boolean = () => false,
): Promise<void> {
  const round = async () => {
    await running.get(organisation)?.catch(() => undefined); // its own caller hears of it
    while (!stopped() && (await tick(organisation, deps.now())));
  };
  const mine = round();
  running.set(organisation, mine);
  return mine;
}
