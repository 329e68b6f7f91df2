/** The databases of a Worker: on libSQL servers, one URL each, brought to the present schema from here. */
import { type Client, openUrl } from '../../../db/client.ts';
import { type Migrations, migrate } from '../../../db/migrate.ts';
import type { Kept, KeptDatabase } from '../../kept.ts';
import type { Side } from '../../sides.ts';
import { textOption, UsageError, type Values } from '../command.ts';

type Name = keyof Kept['databases'];

const DATABASES: Record<Name, { migrations: Migrations; side: Side }> = {
  desk: { migrations: 'desk/migrations', side: 'desk' },
  keys: { migrations: 'desk/keys/migrations', side: 'desk' },
  box: { migrations: 'box/migrations', side: 'box' },
  board: { migrations: 'board/migrations', side: 'board' },
};
const NAMES = ['desk', 'keys', 'box', 'board'] as const;

export const databaseOptions = {
  'desk-db': { type: 'string' },
  'keys-db': { type: 'string' },
  'box-db': { type: 'string' },
  'board-db': { type: 'string' },
} as const;

/** Every database of these sides as the options name it, with its token from the environment. */
export const databasesFrom = (values: Values, sides: readonly Side[]): Kept['databases'] => {
  const databases: Kept['databases'] = {};
  for (const name of NAMES) {
    const url = textOption(values, `${name}-db`);
    const needed = sides.includes(DATABASES[name].side);
    if (needed !== (url !== undefined))
      throw new UsageError(
        needed
          ? `the ${DATABASES[name].side} needs --${name}-db URL.`
          : `--${name}-db is not of the sides that are made here (${sides.join(', ')}).`,
      );
    if (url === undefined) continue;
    if (!/^(libsql|https?|wss?):\/\//.test(url))
      throw new UsageError(`--${name}-db takes the address of a libSQL server, not "${url}".`);
    const authToken = process.env[`CHORUS_${name.toUpperCase()}_DB_TOKEN`];
    databases[name] = { url, ...(authToken ? { authToken } : {}) };
  }
  const urls = Object.values(databases).map(({ url }) => url);
  if (new Set(urls).size < urls.length)
    throw new UsageError('desk, keys, box and board each need a database of their own.');
  return databases;
};

const reach = async <T>(
  name: Name,
  { url, authToken }: KeptDatabase,
  work: (client: Client) => Promise<T>,
) => {
  const client = openUrl(url, authToken);
  try {
    return await work(client);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`the ${name} database at ${url} cannot be used: ${reason}`);
  } finally {
    client.close();
  }
};

/** Whatever was migrated belongs to somebody: two organisations in one database would read each other's rows. */
const isUsed = async (client: Client): Promise<boolean> => {
  const sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'";
  return (await client.execute(sql)).rows.length > 0;
};

const entriesOf = (databases: Kept['databases']): [Name, KeptDatabase][] =>
  NAMES.flatMap((name) => {
    const database = databases[name];
    return database ? [[name, database]] : [];
  });

/** Refuses databases that cannot be reached or were used before, before any is changed. */
export const expectEmpty = async (databases: Kept['databases']): Promise<void> => {
  for (const [name, database] of entriesOf(databases))
    await reach(name, database, async (client) => {
      if (await isUsed(client))
        throw new UsageError(
          `the ${name} database at ${database.url} holds an organisation already: each needs an empty one.`,
        );
    });
};

/** Brings them to the present schema; a database that has it stays as it is. */
export const migrateAll = async (databases: Kept['databases']): Promise<void> => {
  for (const [name, database] of entriesOf(databases))
    await reach(name, database, (client) => migrate(client, DATABASES[name].migrations));
};
