/** Copies of an organisation's databases for a backup: rows in the order of their keys, nothing deleted, no signing key. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client/sqlite3';
import { openFile } from '../../../db/file.ts';
import { migrate } from '../../../db/migrate.ts';
import { retryBusy } from '../../../db/retry.ts';
import type { Side } from '../../sides.ts';
import type { BackupFile } from './archive.ts';

/** Where a copy lies until it is in the archive. What a killed backup left is removed by the next one and by the server. */
export const copyPath = (folder: string, name: BackupFile): string => join(folder, `${name}.backup`);

const quoted = (path: string) => `'${path.replaceAll("'", "''")}'`;

const emptyCopy = (folder: string, name: BackupFile): string => {
  const copy = copyPath(folder, name);
  rmSync(copy, { force: true });
  writeFileSync(copy, '', { mode: 0o600, flag: 'wx' });
  return copy;
};

const vacuumInto = async (folder: string, name: BackupFile): Promise<void> => {
  const client = await retryBusy(() => openFile(join(folder, name)));
  try {
    await retryBusy(async () => client.executeMultiple(`VACUUM INTO ${quoted(emptyCopy(folder, name))}`));
  } finally {
    client.close();
  }
};

/**
 * The public halves of a sealed season's keys, which its close needs; the private halves were never in this file.
 * Keys of a draft are left out: they are made again.
 */
const publicKeys = async (folder: string): Promise<void> => {
  const copy = emptyCopy(folder, 'keys.db');
  const client = createClient({ url: pathToFileURL(copy).href, concurrency: 1 });
  try {
    await migrate(client, 'desk/keys/migrations');
    await client.executeMultiple(`
      ATTACH ${quoted(join(folder, 'keys.db'))} AS live;
      ATTACH ${quoted(copyPath(folder, 'desk.db'))} AS desk;
      INSERT INTO main.issuer_keys (season, wave, cohort, n, pkcs8)
        SELECT season, wave, cohort, n, x'' FROM live.issuer_keys
        WHERE season IN (SELECT season FROM desk.seasons WHERE manifest IS NOT NULL)`);
  } finally {
    client.close();
  }
};

/**
 * Makes the copies and hands back their names. In this order, so that a copy of the board is never ahead of the box:
 * what a side has frozen and the board lacks is published again, what only the board has cannot be.
 */
export const makeCopies = async (folder: string, sides: readonly Side[]): Promise<BackupFile[]> => {
  const made: BackupFile[] = [];
  const has = (name: BackupFile) => existsSync(join(folder, name));
  for (const side of ['desk', 'board', 'box'] as const) {
    const name = `${side}.db` as const;
    if (!sides.includes(side) || !has(name)) continue;
    await vacuumInto(folder, name);
    made.push(name);
    if (side !== 'desk' || !has('keys.db')) continue;
    await publicKeys(folder);
    made.push('keys.db');
  }
  return made;
};

export const removeCopies = (folder: string): void => {
  for (const name of ['desk.db', 'keys.db', 'board.db', 'box.db'] as const)
    for (const end of ['', '-journal', '-wal', '-shm'])
      rmSync(`${copyPath(folder, name)}${end}`, { force: true });
};
