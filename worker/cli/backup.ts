/** `chorus backup`: the databases of a data folder in one file, as PROTOCOL 7 allows. */
import { resolve } from 'node:path';
import { backup } from '../node/backup/backup.ts';
import { SIDES, type Side } from '../sides.ts';
import { type Command, textOption, UsageError } from './command.ts';
import { dataFolder } from './dataFolder.ts';

const help = `Usage: chorus backup --out FILE [options]

Copies the databases of a data folder into FILE, while the server runs or not, and replaces the FILE of
the last time. Every table is written in the order of its keys: no order of arrival, no deleted text.

Of a box there is never more than one backup: two, subtracted, tell which ballots came between. So FILE has
one name without a date, a second one elsewhere or beside it is refused, and you should keep no copies of
older ones: no snapshots of the disk, no history in the place where FILE goes.

No backup holds the keys that sign ballots. If the desk's disk is lost while ballots are collected, nobody
can collect in that season any more; what was collected stays valid.

The other secrets (the desk's K_roster and steward's token, the box's receipt key, the board's log key) go
to a file apart, once. Keep it in another place than FILE: with both, somebody could make the collect codes
of an open collection. Without it a backup cannot be used.

  --out FILE       the backup
  --secrets FILE   where the secrets go; default: FILE.secrets
  --sides SIDES    only these of desk, box, board (default: all that are here). Backups without the box
                   may be kept side by side
  --org ORG        only this organisation of the folder
  --data FOLDER    instead of CHORUS_DATA
  --json           print {file, secrets, bytes, organisations}

Example: chorus backup --data /var/lib/chorus --out /mnt/backup/chorus.backup`;

const sidesOption = (text: string | undefined): readonly Side[] => {
  if (text === undefined) return SIDES;
  const sides = text.split(',').map((name) => SIDES.find((side) => side === name.trim()));
  return sides.map((side) => {
    if (!side) throw new UsageError(`--sides takes desk, box, board with commas between, not "${text}".`);
    return side;
  });
};

export const command: Command = {
  name: 'backup',
  summary: 'copy the databases into one file, without order, deleted text or signing keys',
  help,
  options: {
    out: { type: 'string' },
    secrets: { type: 'string' },
    sides: { type: 'string' },
    org: { type: 'string' },
    data: { type: 'string' },
  },
  async run({ values, positionals }, io) {
    const out = textOption(values, 'out');
    if (out === undefined || positionals.length > 0)
      throw new UsageError('say where the backup goes with --out FILE.');
    const org = textOption(values, 'org');
    const file = resolve(out);
    const secrets = resolve(textOption(values, 'secrets') ?? `${file}.secrets`);
    const { archive, bytes } = await backup({
      dataDir: dataFolder(values),
      out: file,
      sides: sidesOption(textOption(values, 'sides')),
      secretsOut: secrets,
      ...(org === undefined ? {} : { org }),
    });
    for (const { org: name, files } of archive.organisations)
      io.out(`${name}: ${files.map((one) => one.name).join(', ')}`);
    io.out(`Wrote ${file} (${bytes.toLocaleString('en')} bytes). Keep no older copy of it.`);
    io.out(`Its secrets are in ${secrets}: keep them in another place.`);
    io.json({ file, secrets, bytes, organisations: archive.organisations });
    return 0;
  },
};
