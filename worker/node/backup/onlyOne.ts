/**
 * There is never more than one backup of a box (PROTOCOL 7): of two, the second less the first is the ballots of the
 * days between. Software sees the folders it is told of; copies that somebody makes of a backup it cannot see.
 */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isRecord, parseJson } from '../../core/ballot/shape.ts';
import { Unsafe } from '../../unsafe.ts';
import { type Archive, readArchive } from './archive.ts';

/** In the data folder: where the backup of its boxes lies. */
const LAST = 'backup.json';

const lastBackup = (dataDir: string): string | null => {
  const path = join(dataDir, LAST);
  const value = existsSync(path) ? parseJson(readFileSync(path, 'utf8')) : null;
  return isRecord(value) && typeof value.box === 'string' ? value.box : null;
};

/** Notes, before it is written, where the backup will lie. */
export const noteBackup = (dataDir: string, out: string): void => {
  const path = join(dataDir, LAST);
  rmSync(`${path}.new`, { force: true });
  writeFileSync(`${path}.new`, `${JSON.stringify({ box: out })}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
};

const holdsBox = ({ organisations }: Archive, orgs: readonly string[]) =>
  organisations.some(({ org, files }) => orgs.includes(org) && files.some(({ name }) => name === 'box.db'));

const refuse = (code: string, value: string, message: string, remedy: string): never => {
  throw new Unsafe([{ code, column: 'out', value, message, remedy }]);
};

/**
 * @param out absolute path of the backup to be made, with the boxes of `orgs`
 * @throws Unsafe when another backup of one of these boxes lies where the last one was put or beside this one, or when
 *   the name carries a date, as names of files do that are kept side by side.
 */
export const checkOnlyOne = (dataDir: string, out: string, orgs: readonly string[]): void => {
  if (/\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{4}-\d{2}/.test(basename(out)))
    refuse(
      'dated-backup',
      out,
      'The name carries a date, as names of backups do that are kept side by side.',
      'A backup with a box is replaced each time: give it one name without a date.',
    );
  const beside = existsSync(dirname(out)) ? readdirSync(dirname(out)) : [];
  const known = [lastBackup(dataDir), ...beside.map((name) => join(dirname(out), name))];
  for (const path of known) {
    if (path === null || path === out) continue;
    const other = readArchive(path)?.archive;
    if (other && holdsBox(other, orgs))
      refuse(
        'second-backup',
        path,
        `There is a backup of the same box at ${path}: two of them, subtracted, tell which ballots came between.`,
        `Replace it with --out ${path}, or delete it and every copy of it first.`,
      );
  }
};
