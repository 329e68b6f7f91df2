import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkpoint } from '../../db/checkpoint.ts';
import type { Client } from '../../db/client.ts';
import { openFile } from '../../db/file.ts';
import { type Migrations, migrate } from '../../db/migrate.ts';
import { rebuild } from '../../db/rebuild.ts';
import type { Organisation } from '../deps.ts';
import { newOrgId, newSecrets, parseSecrets, type Secrets } from '../secrets.ts';
import { Unsafe } from '../unsafe.ts';
import { type Clients, wire } from '../wire.ts';
import { privateFolder, readPrivate, writePrivate } from './folder.ts';

export type OpenOrganisation = {
  organisation: Organisation;
  /** The steward's token. */
  adminToken: string;
  /** True when this call made it. */
  created: boolean;
  /** Moves the write-ahead logs into the files: they hold the order of arrival. */
  checkpoint(): Promise<void>;
  /** Writes the box's file anew: no trace of withdrawn words, none of the order of arrival. */
  rebuild(): Promise<boolean>;
  close(): Promise<void>;
};

export type OpenOptions = {
  /** Make the organisation if the folder has none of that name. */
  create?: boolean;
  /** Origins for its manifests; default: http://localhost:8787. */
  deskUrl?: string;
  boxUrl?: string;
};

const SECRETS = 'secrets.json';
const LOCAL = 'http://localhost:8787';

/** The organisations in a data folder, by id. */
export const organisationsIn = (dataDir: string): string[] =>
  existsSync(dataDir)
    ? readdirSync(dataDir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(dataDir, entry.name, SECRETS)))
        .map((entry) => entry.name)
        .toSorted()
    : [];

const readSecrets = (dataDir: string, org: string): Secrets => {
  const path = join(dataDir, org, SECRETS);
  return parseSecrets(readPrivate(path), path);
};

/** The organisation of this id or name. A name that two carry opens neither. */
function findOrganisation(dataDir: string, nameOrId: string): string | null {
  const orgs = organisationsIn(dataDir);
  if (orgs.includes(nameOrId)) return nameOrId;
  const named = orgs.filter((org) => readSecrets(dataDir, org).name === nameOrId);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/**
 * Opens an organisation of a data folder by id or name, with its four databases brought to the present schema.
 * Throws `Unsafe` when it is not there (and not to be made) or others could read what is secret.
 */
export async function openNodeOrganisation(
  dataDir: string,
  nameOrId: string,
  { create = false, deskUrl = LOCAL, boxUrl = LOCAL }: OpenOptions = {},
): Promise<OpenOrganisation> {
  privateFolder(dataDir);
  const found = findOrganisation(dataDir, nameOrId);
  if (!found && !create)
    throw new Unsafe([
      {
        code: 'no-organisation',
        value: nameOrId,
        message: `There is no organisation ${nameOrId} in ${dataDir}.`,
        remedy: `There are: ${organisationsIn(dataDir).join(', ') || 'none'}.`,
      },
    ]);
  const org = found ?? newOrgId(nameOrId);
  const folder = join(dataDir, org);
  if (!found) {
    mkdirSync(folder, { mode: 0o700 });
    writePrivate(join(folder, SECRETS), `${JSON.stringify(newSecrets(nameOrId), null, 2)}\n`);
  }
  privateFolder(folder);
  const secrets = readSecrets(dataDir, org);
  const open = async (file: string, migrations: Migrations): Promise<Client> => {
    const client = await openFile(join(folder, file));
    await migrate(client, migrations);
    return client;
  };
  const clients: Clients = {
    desk: await open('desk.db', 'desk/migrations'),
    keys: await open('keys.db', 'desk/keys/migrations'),
    box: await open('box.db', 'box/migrations'),
    board: await open('board.db', 'board/migrations'),
  };
  const all = Object.values(clients);
  const empty = async () => {
    for (const client of all) await checkpoint(client);
  };
  return {
    organisation: await wire({ org, deskUrl, boxUrl }, secrets, clients),
    adminToken: secrets.admin,
    created: !found,
    checkpoint: empty,
    rebuild: () => rebuild(clients.box),
    close: async () => {
      await empty();
      for (const client of all) client.close();
    },
  };
}
