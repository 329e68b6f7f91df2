/** What lies in an organisation's folder beside its databases: the secrets of its sides here, and what it knows of the others. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type CardSides, cardSidesShape } from '../card.ts';
import { markThrowAway } from '../clock.ts';
import { parseJson } from '../core/ballot/shape.ts';
import { parseSecrets, type Secrets } from '../secrets.ts';
import { Unsafe } from '../unsafe.ts';
import { privateFolder, readPrivate, writePrivate } from './folder.ts';

const SECRETS = 'secrets.json';
const PINNED = 'pinned.json';

/** The organisations in a data folder, by id. */
export const organisationsIn = (dataDir: string): string[] =>
  existsSync(dataDir)
    ? readdirSync(dataDir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(dataDir, entry.name, SECRETS)))
        .map((entry) => entry.name)
        .toSorted()
    : [];

export const readSecrets = (dataDir: string, org: string): Secrets => {
  const path = join(dataDir, org, SECRETS);
  return parseSecrets(readPrivate(path), path);
};

/** Addresses and public keys of the sides on other hosts; none when all are here. */
export const readPinned = (dataDir: string, org: string): CardSides => {
  const path = join(dataDir, org, PINNED);
  if (!existsSync(path)) return {};
  const parsed = v.safeParse(cardSidesShape, parseJson(readPrivate(path)));
  if (parsed.success) return parsed.output;
  throw new Unsafe([
    {
      code: 'bad-pins',
      value: path,
      message: `${path} is not what "chorus organisation pin" writes.`,
      remedy: 'Delete it and pin the cards of the other hosts again.',
    },
  ]);
};

/** Replaces the pins at once: a reader sees the old ones or the new ones. */
export const writePinned = (dataDir: string, org: string, pinned: CardSides): void => {
  const path = join(dataDir, org, PINNED);
  rmSync(`${path}.new`, { force: true });
  writePrivate(`${path}.new`, `${JSON.stringify(pinned, null, 2)}\n`);
  renameSync(`${path}.new`, path);
};

/** Makes a new organisation's folder. The databases come with the first opening. */
export const makeOrganisation = (
  dataDir: string,
  { org, secrets, pinned = {} }: { org: string; secrets: Secrets; pinned?: CardSides },
): void => {
  privateFolder(dataDir);
  const folder = join(dataDir, org);
  mkdirSync(folder, { mode: 0o700 });
  markThrowAway(dataDir, org); // before the secrets: without them there is no organisation
  if (Object.keys(pinned).length > 0) writePinned(dataDir, org, pinned);
  writePrivate(join(folder, SECRETS), `${JSON.stringify(secrets, null, 2)}\n`);
};
