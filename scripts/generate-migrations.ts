/**
 * `npm run db:generate [-- desk|keys|box|board …]`: writes the SQL that takes each database from its last schema to the present one.
 *
 * drizzle-kit cannot say STRICT or WITHOUT ROWID, so every CREATE TABLE is amended here: STRICT because a box
 * must not store what it did not mean to, WITHOUT ROWID because a rowid is the order of arrival.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const drizzleKit = join(createRequire(import.meta.url).resolve('drizzle-kit'), '..', 'bin.cjs');
const databases = { desk: 'db/desk', keys: 'db/desk/keys', box: 'db/box', board: 'db/board' };
const asked = process.argv.slice(2);

for (const [name, at] of Object.entries(databases)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const options = [
    '--dialect',
    'sqlite',
    '--schema',
    `./${at}/schema.ts`,
    '--out',
    `./${at}/migrations`,
    '--name',
    'schema',
  ];
  const run = spawnSync(process.execPath, [drizzleKit, 'generate', ...options], {
    cwd: root,
    stdio: 'inherit',
  });
  if (run.status !== 0) process.exit(run.status ?? 1);
  const folder = join(root, at, 'migrations');
  for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.sql'))) {
    const path = join(folder, file);
    const sql = readFileSync(path, 'utf8');
    const amended = sql.replace(/(CREATE TABLE [^;]*\n\))(?=;)/g, '$1 STRICT, WITHOUT ROWID');
    if (amended !== sql) writeFileSync(path, amended);
  }
}
