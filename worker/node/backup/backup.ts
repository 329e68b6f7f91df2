import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isRecord, parseJson } from '../../core/ballot/shape.ts';
import { hex, sha256 } from '../../core/bytes.ts';
import { jcs, jcsText } from '../../core/jcs.ts';
import { type Secrets, sidesOf } from '../../secrets.ts';
import type { Side } from '../../sides.ts';
import { Unsafe } from '../../unsafe.ts';
import { privateFolder, writePrivate } from '../folder.ts';
import { organisationsIn, readSecrets } from '../organisationFolder.ts';
import { type Archive, describeFile, readArchive, writeArchive } from './archive.ts';
import { copyPath, makeCopies, removeCopies } from './copies.ts';
import { checkOnlyOne, noteBackup } from './onlyOne.ts';

export type BackupRequest = {
  dataDir: string;
  out: string;
  /** Which sides; default: whatever the folder holds. */
  sides: readonly Side[];
  /** Where the secrets go, a file apart. */
  secretsOut: string;
  /** One organisation, or all of the folder. */
  org?: string;
};

export type BackupReport = { archive: Archive; bytes: number };

/** What a backup says of the secrets that belong to it. They are random, so nobody can guess them from it. */
export const secretsFingerprint = (secrets: Secrets): string => hex(sha256(jcs(secrets)));

/** What `FILE.secrets` holds. */
export type KeptSecrets = { v: 1; organisations: Record<string, Secrets> };

const isKept = (value: unknown): value is KeptSecrets =>
  isRecord(value) && value.v === 1 && isRecord(value.organisations);

/** Writes the secrets, which never change, beside those of other organisations that are there already. */
const keepSecrets = (path: string, kept: KeptSecrets): void => {
  const there = existsSync(path) ? parseJson(readFileSync(path, 'utf8')) : { v: 1, organisations: {} };
  const same = (org: string) =>
    isKept(there) &&
    (there.organisations[org] === undefined ||
      jcsText(there.organisations[org]) === jcsText(kept.organisations[org]));
  if (!isKept(there) || !Object.keys(kept.organisations).every(same))
    throw new Unsafe([
      {
        code: 'other-secrets',
        value: path,
        message: `${path} is there and does not hold the secrets of this data folder.`,
        remedy: 'Keep it where it belongs and give --secrets another name.',
      },
    ]);
  const all: KeptSecrets = { v: 1, organisations: { ...there.organisations, ...kept.organisations } };
  rmSync(`${path}.new`, { force: true });
  writePrivate(`${path}.new`, `${jcsText(all)}\n`);
  renameSync(`${path}.new`, path);
};

const checkOut = (out: string, orgs: string[]): void => {
  const stale = existsSync(out) ? readArchive(out)?.archive.organisations.map(({ org }) => org) : orgs;
  if (stale?.every((org) => orgs.includes(org))) return;
  throw new Unsafe([
    {
      code: 'not-this-backup',
      column: 'out',
      value: out,
      message: stale
        ? `${out} is the backup of another organisation.`
        : `${out} is there and is not a backup.`,
      remedy: 'Give --out another name.',
    },
  ]);
};

/**
 * Backs up databases into one file that replaces the one before, while the server runs or not. What the file holds and
 * what it cannot: docs/backup.md.
 * @throws Unsafe when a rule of PROTOCOL 7 forbids it or a file is in the way.
 */
export const backup = async (request: BackupRequest): Promise<BackupReport> => {
  const { dataDir, sides } = request;
  const out = resolve(request.out);
  privateFolder(dataDir);
  const orgs = organisationsIn(dataDir).filter((org) => request.org === undefined || org === request.org);
  if (orgs.length === 0 || !existsSync(dirname(out)))
    throw new Unsafe([
      orgs.length === 0
        ? {
            code: 'no-organisation',
            value: dataDir,
            message: `There is no such organisation in ${dataDir}.`,
            remedy: 'Give the folder that "chorus serve" uses with --data.',
          }
        : {
            code: 'no-folder',
            column: 'out',
            value: dirname(out),
            message: `There is no folder ${dirname(out)}.`,
            remedy: 'Make it, readable by this account alone.',
          },
    ]);
  const secrets = new Map(orgs.map((org) => [org, readSecrets(dataDir, org)]));
  const boxes = orgs.filter((org) => sides.includes('box') && secrets.get(org)?.box);
  checkOut(out, orgs);
  if (boxes.length > 0) checkOnlyOne(dataDir, out, boxes);
  keepSecrets(resolve(request.secretsOut), { v: 1, organisations: Object.fromEntries(secrets) });

  const archive: Archive = { organisations: [] };
  const paths: string[] = [];
  try {
    for (const [org, held] of secrets) {
      const folder = join(dataDir, org);
      const here = sidesOf(held).filter((side) => sides.includes(side));
      const files = (await makeCopies(folder, here)).map((name) => {
        paths.push(copyPath(folder, name));
        return describeFile(copyPath(folder, name), name);
      });
      const pinned = join(folder, 'pinned.json');
      if (existsSync(pinned)) {
        paths.push(pinned);
        files.push(describeFile(pinned, 'pinned.json'));
      }
      archive.organisations.push({ org, secrets: secretsFingerprint(held), files });
    }
    if (boxes.length > 0) noteBackup(dataDir, out);
    writeArchive(out, archive, paths);
  } finally {
    for (const org of orgs) removeCopies(join(dataDir, org));
  }
  return { archive, bytes: statSync(out).size };
};
