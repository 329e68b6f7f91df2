import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord, parseJson } from '../../core/ballot/shape.ts';
import { parseSecrets, type Secrets } from '../../secrets.ts';
import { Unsafe } from '../../unsafe.ts';
import { privateFolder, readPrivate, writePrivate } from '../folder.ts';
import { type Archive, extract, readArchive } from './archive.ts';
import { secretsFingerprint } from './backup.ts';

/** Beside the organisations until all of them are whole: no server sees it. */
const HALF = '.restoring';

const refuse = (code: string, value: string, message: string, remedy: string): never => {
  throw new Unsafe([{ code, value, message, remedy }]);
};

/** The secrets of each organisation: of a file that `backup` wrote, or of one organisation's `secrets.json`. */
const readKeptSecrets = (path: string, { organisations }: Archive): Map<string, Secrets> => {
  if (!existsSync(path))
    refuse(
      'no-secrets',
      path,
      'A backup holds no secrets, and nothing can go on without them.',
      'Give the file that was kept apart with --secrets: FILE.secrets of the backup, or an organisation’s secrets.json.',
    );
  const text = readPrivate(path);
  const value = parseJson(text);
  const found = new Map<string, Secrets>();
  for (const { org, secrets: fingerprint } of organisations) {
    const kept = isRecord(value) && isRecord(value.organisations) ? value.organisations[org] : value;
    const secrets = parseSecrets(JSON.stringify(kept ?? null), path);
    if (secretsFingerprint(secrets) !== fingerprint)
      refuse(
        'other-secrets',
        path,
        `${path} does not hold the secrets of ${org}.`,
        'Give the right file with --secrets.',
      );
    found.set(org, secrets);
  }
  return found;
};

/**
 * Puts the organisations of a backup into a data folder. Every byte is checked before the first of them appears there.
 * @throws Unsafe when the file is no whole backup, the secrets are not its own, or an organisation is there already.
 */
export const restore = async (file: string, dataDir: string, secretsFile: string): Promise<Archive> => {
  const opened = readArchive(file);
  if (!opened)
    return refuse(
      'not-a-backup',
      file,
      `${file} is not a backup.`,
      'Give a file that "chorus backup" wrote.',
    );
  const { archive, from } = opened;
  privateFolder(dataDir);
  for (const { org } of archive.organisations)
    if (existsSync(join(dataDir, org)))
      refuse(
        'live-store',
        join(dataDir, org),
        `${org} is in ${dataDir} already; a restore never overwrites.`,
        'Choose another folder, or move that one away.',
      );
  const secrets = readKeptSecrets(secretsFile, archive);
  const half = join(dataDir, HALF);
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  try {
    let at = from;
    for (const { org, files } of archive.organisations) {
      mkdirSync(join(half, org), { mode: 0o700 });
      for (const { name, bytes, sha256 } of files) {
        if (!(await extract(file, { from: at, bytes, sha256 }, join(half, org, name))))
          refuse(
            'damaged-backup',
            file,
            `${file} is damaged: ${name} is not what was saved.`,
            'Use another copy of it.',
          );
        at += bytes;
      }
      writePrivate(join(half, org, 'secrets.json'), `${JSON.stringify(secrets.get(org), null, 2)}\n`);
    }
    for (const { org } of archive.organisations) renameSync(join(half, org), join(dataDir, org));
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return archive;
};
