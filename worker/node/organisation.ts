import { join } from 'node:path';
import { checkpoint } from '../../db/checkpoint.ts';
import type { Client } from '../../db/client.ts';
import { openFile } from '../../db/file.ts';
import { type Migrations, migrate } from '../../db/migrate.ts';
import { rebuild } from '../../db/rebuild.ts';
import type { Organisation } from '../deps.ts';
import { newOrgId, newSecrets } from '../secrets.ts';
import { Unsafe } from '../unsafe.ts';
import { type Clients, wire } from '../wire.ts';
import { privateFolder } from './folder.ts';
import { makeOrganisation, organisationsIn, readPinned, readSecrets } from './organisationFolder.ts';

export { organisationsIn } from './organisationFolder.ts';

export type OpenOrganisation = {
  organisation: Organisation;
  /** The steward's token; empty where the desk is on another host. */
  adminToken: string;
  /** True when this call made it. */
  created: boolean;
  /** Moves the write-ahead logs into the files: they hold the order of arrival. */
  checkpoint(): Promise<void>;
  /**
   * Writes the files of box and desk, where they are here, anew: no trace of withdrawn words or of who left, none of the
   * order in which ballots were given out or came. False when one of them was in use.
   */
  rebuild(): Promise<boolean>;
  close(): Promise<void>;
};

export type OpenOptions = {
  /** Make the organisation, with all three sides, if the folder has none of that name. */
  create?: boolean;
  /** Origins for its manifests; default: http://localhost:8787. */
  deskUrl?: string;
  boxUrl?: string;
  boardUrl?: string;
};

const LOCAL = 'http://localhost:8787';

/** The organisation of this id or name. A name that two carry opens neither. */
function findOrganisation(dataDir: string, nameOrId: string): string | null {
  const orgs = organisationsIn(dataDir);
  if (orgs.includes(nameOrId)) return nameOrId;
  const named = orgs.filter((org) => readSecrets(dataDir, org).name === nameOrId);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/**
 * Opens an organisation of a data folder by id or name, with the databases of the sides whose secrets lie there
 * brought to the present schema.
 * Throws `Unsafe` when it is not there (and not to be made), others could read what is secret, or it does not know
 * a side of another host that it needs.
 */
export async function openNodeOrganisation(
  dataDir: string,
  nameOrId: string,
  { create = false, deskUrl = LOCAL, boxUrl = LOCAL, boardUrl = LOCAL }: OpenOptions = {},
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
  if (!found) makeOrganisation(dataDir, { org, secrets: newSecrets(nameOrId) });
  privateFolder(folder);
  const secrets = readSecrets(dataDir, org);
  const place = {
    org,
    urls: { desk: deskUrl, box: boxUrl, board: boardUrl },
    pinned: readPinned(dataDir, org),
  };
  const open = async (file: string, migrations: Migrations): Promise<Client> => {
    const client = await openFile(join(folder, file));
    await migrate(client, migrations);
    return client;
  };
  const clients: Clients = {
    ...(secrets.desk
      ? {
          desk: await open('desk.db', 'desk/migrations'),
          keys: await open('keys.db', 'desk/keys/migrations'),
        }
      : {}),
    ...(secrets.box ? { box: await open('box.db', 'box/migrations') } : {}),
    ...(secrets.board ? { board: await open('board.db', 'board/migrations') } : {}),
  };
  const all = Object.values(clients);
  const { box, desk, keys } = clients;
  const empty = async () => {
    for (const client of all) await checkpoint(client);
  };
  return {
    organisation: await wire(place, secrets, clients),
    adminToken: secrets.desk?.admin ?? '',
    created: !found,
    checkpoint: empty,
    rebuild: async () => {
      let whole = true;
      for (const client of [box, desk, keys]) if (client) whole = (await rebuild(client)) && whole;
      return whole;
    },
    close: async () => {
      await empty();
      for (const client of all) client.close();
    },
  };
}
