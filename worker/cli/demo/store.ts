/** The demo's throw-away store: where it lies, when it is complete, what the demo remembers beside it. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mayMoveClock, setMovableClock } from '../../clock.ts';
import type { Instant } from '../../core/season.ts';

/** Raised whenever a store built before would no longer fit the code. */
const STORE_VERSION = 2;
const MARKER = 'ready.json';

export type Marker = {
  v: number;
  org: string;
  /** The origin that stands in the manifests: ballots are bound to it. */
  origin: string;
};

/** What has been handed out, so that every visitor is a fresh person. */
export type Progress = {
  /** Where the story's clock was moved last. */
  now: Instant;
  codes: number;
  links: number;
};

const readJson = <T>(path: string): T | null => {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null; // cut off in the middle of writing: as if it were not there
  }
};

const writeJson = (path: string, value: unknown) => {
  writeFileSync(`${path}.new`, JSON.stringify(value), { mode: 0o600 });
  renameSync(`${path}.new`, path);
};

/** The marker of a complete store for this origin, or null: then it has to be built. */
export const completeStore = (folder: string, origin: string): Marker | null => {
  const marker = readJson<Marker>(join(folder, MARKER));
  return marker?.v === STORE_VERSION && marker.origin === origin ? marker : null;
};

/** Written last of all: without it a store counts as half-built. */
export const markComplete = (folder: string, marker: Omit<Marker, 'v'>): void =>
  writeJson(join(folder, MARKER), { v: STORE_VERSION, ...marker });

/**
 * Throws away whatever half-built or outdated store there was.
 * @throws when the folder holds anything but a demo or a rehearsal: then nothing is deleted.
 */
export const freshFolder = (folder: string, now: Instant): void => {
  if (!mayMoveClock(folder)) throw new Error(`${folder} holds a real organisation`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  setMovableClock(folder, now);
};

export const readProgress = (folder: string): Progress | null => readJson(join(folder, 'progress.json'));
export const writeProgress = (folder: string, progress: Progress): void =>
  writeJson(join(folder, 'progress.json'), progress);

/** Ballots of simulated colleagues who have collected, in the order in which they will answer. */
export type KeptBallot = { person: string; cohort: string; seed: string; authenticator: string };

const ballotsFile = (folder: string, season: string) => join(folder, `colleagues-${season}.json`);
export const readBallots = (folder: string, season: string): KeptBallot[] | null =>
  readJson(ballotsFile(folder, season));
export const writeBallots = (folder: string, season: string, ballots: KeptBallot[]): void =>
  writeJson(ballotsFile(folder, season), ballots);

/** People who have not collected in the season that is collecting. */
const VISITORS = 'visitors.json';
export const readVisitors = (folder: string): string[] => readJson(join(folder, VISITORS)) ?? [];
export const writeVisitors = (folder: string, persons: { id: string }[]): void =>
  writeJson(
    join(folder, VISITORS),
    persons.map(({ id }) => id),
  );
