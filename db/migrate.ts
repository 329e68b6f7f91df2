/** Brings a database to the present schema. Node only: reads the committed SQL beside the schemas. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from './client.ts';
import { retryBusy } from './retry.ts';

/** Folder of the committed SQL below `db/`. */
export type Migrations = 'desk/migrations' | 'desk/keys/migrations' | 'box/migrations' | 'board/migrations';

/**
 * Applies, each in one batch with its own mark, every migration the database does not carry yet. The mark is the
 * file's name and nothing else: Drizzle's own migrator would keep a rowid table with a time column.
 * Two processes may migrate at once: the loser's batch fails on the mark's primary key and it looks again.
 */
export const migrate = async (client: Client, migrations: Migrations, root = import.meta.dirname) => {
  const folder = join(root, migrations);
  await retryBusy(() =>
    client.execute(
      'CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID',
    ),
  );
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  for (const name of names.sort()) {
    const applied = async () =>
      (await client.execute({ sql: 'SELECT 1 FROM migrations WHERE name = ?', args: [name] })).rows.length >
      0;
    if (await applied()) continue;
    const statements = readFileSync(join(folder, name), 'utf8').split('--> statement-breakpoint');
    try {
      await retryBusy(() =>
        client.batch(
          [{ sql: 'INSERT INTO migrations (name) VALUES (?)', args: [name] }, ...statements],
          'write',
        ),
      );
    } catch (error) {
      if (!(await applied())) throw error;
    }
  }
};
