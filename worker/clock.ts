/** The clocks of a Node process: the wall clock, and the one of a demo or rehearsal that can be moved forward. */
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from './core/season.ts';
import type { MovableClock } from './deps.ts';

const toInstant = (milliseconds: number): Instant => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

export const wallClock = (): Instant => toInstant(Date.now());

const FILE = 'clock.json';
/** In the folder of an organisation that was made in a throw-away data folder, from its first moment. */
const MARK = 'throw-away';

/** Does this data folder belong to a demo or a rehearsal? Its times are invented, so no real server may use it. */
export const hasMovableClock = (dataDir: string): boolean => existsSync(join(dataDir, FILE));

/** Marks an organisation that is just being made, if its data folder is a demo's or a rehearsal's. */
export const markThrowAway = (dataDir: string, org: string): void => {
  if (hasMovableClock(dataDir)) writeFileSync(join(dataDir, org, MARK), '', { mode: 0o600 });
};

/**
 * A clock may be moved only over a store that was thrown away from its first day: an empty folder, or one with a
 * clock of its own in which every organisation was made as such. A `clock.json` that strayed into the folder of a
 * real organisation moves nothing, and nothing may delete that folder.
 */
export const mayMoveClock = (dataDir: string): boolean => {
  if (!existsSync(dataDir)) return true;
  const entries = readdirSync(dataDir);
  if (entries.length === 0) return true;
  const real = (name: string) =>
    existsSync(join(dataDir, name, 'secrets.json')) && !existsSync(join(dataDir, name, MARK));
  return hasMovableClock(dataDir) && !entries.some(real);
};

const write = (path: string, offset: number) => {
  writeFileSync(`${path}.new`, JSON.stringify({ offset }));
  renameSync(`${path}.new`, path);
};

/** Says what time it is in a throw-away data folder, before a server opens it. */
export const setMovableClock = (dataDir: string, to: Instant): void =>
  write(join(dataDir, FILE), Date.parse(to) - Date.now());

/**
 * Opens the movable clock of a throw-away data folder, which must exist. Its offset to the wall clock is kept
 * in the folder, so that time goes on where it was after a restart. `start` sets it at the first opening only.
 */
export function openMovableClock(dataDir: string, start?: Instant): MovableClock {
  const path = join(dataDir, FILE);
  let offset = 0;
  const keep = (milliseconds: number) => {
    write(path, milliseconds);
    offset = milliseconds;
  };
  if (hasMovableClock(dataDir)) {
    // Written by `keep`.
    offset = JSON.parse(readFileSync(path, 'utf8')).offset;
  } else {
    keep(start === undefined ? 0 : Date.parse(start) - Date.now());
  }
  const now = () => toInstant(Date.now() + offset);
  return {
    now,
    offset: () => offset,
    moveTo: async (to) => {
      if (to < now()) return false;
      keep(Date.parse(to) - Date.now());
      return true;
    },
  };
}
