/** Where this host keeps its organisations: a data folder, or on Workers the file that becomes CHORUS_ORGANISATIONS. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import type { CardSides, Urls } from '../../card.ts';
import { readConfig } from '../../config.ts';
import { type Kept, parseKept } from '../../kept.ts';
import { readPrivate, writePrivate } from '../../node/folder.ts';
import {
  makeOrganisation,
  organisationsIn,
  readPinned,
  readSecrets,
  writePinned,
} from '../../node/organisationFolder.ts';
import type { Secrets } from '../../secrets.ts';
import { Unsafe } from '../../unsafe.ts';
import { textOption, UsageError, type Values } from '../command.ts';

export type Held = { org: string; secrets: Secrets; urls: Urls; pinned: CardSides };

export type Place = {
  /** How a sentence names it. */
  where: string;
  list(): Held[];
  add(held: Held, databases: Kept['databases']): void;
  pin(org: string, pinned: CardSides): void;
};

const folderPlace = (dataDir: string, urls: Urls): Place => ({
  where: dataDir,
  list: () =>
    organisationsIn(dataDir).map((org) => ({
      org,
      secrets: readSecrets(dataDir, org),
      urls,
      pinned: readPinned(dataDir, org),
    })),
  add: ({ org, secrets, pinned }) => makeOrganisation(dataDir, { org, secrets, pinned }),
  pin: (org, pinned) => writePinned(dataDir, org, pinned),
});

/** The organisations of a Worker's secret, from the file it is kept in. */
export const readSecretFile = (file: string): Kept[] => {
  if (!existsSync(file)) return [];
  const kept = parseKept(readPrivate(file));
  if (!kept) throw new UsageError(`${file} is not what "chorus organisation create" writes.`);
  return kept;
};

const writeSecretFile = (file: string, kept: Kept[]): void => {
  rmSync(`${file}.new`, { force: true });
  writePrivate(`${file}.new`, `${JSON.stringify(kept)}\n`);
  renameSync(`${file}.new`, file);
};

const secretPlace = (file: string): Place => ({
  where: file,
  list: () => readSecretFile(file).map(({ pinned = {}, ...held }) => ({ ...held, pinned })),
  add: (held, databases) => writeSecretFile(file, [...readSecretFile(file), { ...held, databases }]),
  pin: (org, pinned) =>
    writeSecretFile(
      file,
      readSecretFile(file).map((kept) => (kept.org === org ? { ...kept, pinned } : kept)),
    ),
});

const configured = (values: Values) => {
  const given = (option: string, name: string) => {
    const text = textOption(values, option);
    return text === undefined ? {} : { [name]: text };
  };
  const read = readConfig({ ...process.env, ...given('data', 'CHORUS_DATA'), ...given('url', 'CHORUS_URL') });
  if (!read.ok) throw new Unsafe(read.problems);
  const { dataDir, publicUrl, deskUrl, boxUrl } = read.config;
  return { dataDir, urls: { desk: deskUrl, box: boxUrl, board: publicUrl } };
};

/** The place the options name, and the origins that a new organisation's sides have there. */
export const placeOf = (values: Values): { place: Place; urls: Urls } => {
  const file = textOption(values, 'secret');
  if (file !== undefined && textOption(values, 'data') !== undefined)
    throw new UsageError('--secret is for Workers and --data for a folder: give one of them.');
  const { dataDir, urls } = configured(values);
  return { place: file === undefined ? folderPlace(dataDir, urls) : secretPlace(file), urls };
};

/** The organisation of this id, or the only one there is. */
export const heldOf = (place: Place, org: string | undefined): Held => {
  const all = place.list();
  const [held, ...others] = org === undefined ? all : all.filter((one) => one.org === org);
  if (!held)
    throw new UsageError(
      `${place.where} holds ${org === undefined ? 'no organisation' : `no organisation ${org}`}. There are: ${all.map((one) => one.org).join(', ') || 'none'}.`,
    );
  if (others.length > 0)
    throw new UsageError(`which organisation? Give --org: ${all.map((one) => one.org).join(', ')}.`);
  return held;
};
