/** `chorus restore`: a data folder from a backup. */
import { resolve } from 'node:path';
import { restore } from '../node/backup/restore.ts';
import { type Command, textOption, UsageError } from './command.ts';
import { dataFolder } from './dataFolder.ts';

const help = `Usage: chorus restore FILE [options]

Puts the organisations of a backup into a data folder. Nothing is overwritten: an organisation that is there
already is refused. Every byte is checked before anything appears in the folder.

  FILE             what "chorus backup" wrote
  --secrets FILE   the secrets kept apart: default FILE.secrets; an organisation's secrets.json does as well
  --data FOLDER    instead of CHORUS_DATA
  --json           print {data, organisations}

What happened after the backup is not in it. Ballots answered since are lost, and those who sent them hold
receipts that prove it. Ballots collected since stay valid, but the desk no longer knows that they were
issued: if collection was open, plan the season anew. Nobody can collect in a restored open collection,
because no backup holds the keys that sign.

Example: chorus restore /mnt/backup/chorus.backup --secrets /mnt/safe/chorus.secrets --data /var/lib/chorus`;

export const command: Command = {
  name: 'restore',
  summary: 'a data folder from a backup; overwrites nothing',
  help,
  options: { secrets: { type: 'string' }, data: { type: 'string' } },
  async run({ values, positionals }, io) {
    const [file, more] = positionals;
    if (file === undefined || more !== undefined) throw new UsageError('give one file: the backup.');
    const data = dataFolder(values);
    const secrets = textOption(values, 'secrets') ?? `${resolve(file)}.secrets`;
    const { organisations } = await restore(resolve(file), data, secrets);
    for (const { org, files } of organisations)
      io.out(`${org}: ${files.map(({ name }) => name).join(', ')} are in ${data}/${org}.`);
    io.out('What happened after the backup is not in it; "chorus restore --help" says what that means.');
    io.json({ data, organisations });
    return 0;
  },
};
