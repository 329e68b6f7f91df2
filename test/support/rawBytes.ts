import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every byte of a database as it lies in a folder, one character a byte: file, write-ahead log, and whatever is beside. */
export const rawBytes = (folder: string, database = 'box.db'): string =>
  readdirSync(folder)
    .filter((name) => name.startsWith(database))
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');
