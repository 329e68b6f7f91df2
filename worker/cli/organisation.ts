/** `chorus organisation`: makes one, on one host or spread over several that do not trust each other. */
import { type Command, textOption, UsageError } from './command.ts';
import { card } from './organisation/card.ts';
import { create } from './organisation/create.ts';
import { databaseOptions, migrateAll } from './organisation/databases.ts';
import { pin } from './organisation/pin.ts';
import { readSecretFile } from './organisation/place.ts';
import { status } from './organisation/status.ts';

const help = `Usage: chorus organisation create --name NAME [--sides SIDES] [--url URL]
       chorus organisation create --join CARD.json --sides SIDES [--url URL]
       chorus organisation card [--out CARD.json]
       chorus organisation pin CARD.json
       chorus organisation status
       chorus organisation migrate --secret FILE

Makes an organisation: keys of its own for each side, an id nobody can guess. On one host "chorus serve"
does it by itself. Over several hosts each makes the secrets of its own sides, prints a card (addresses
and public keys, nothing secret) and pins the cards of the others:

  box and board$  chorus organisation create --name "Northwind" --sides box,board \\
                    --url https://survey.example.org --out board-card.json
  desk$           chorus organisation create --join board-card.json --sides desk \\
                    --url https://desk.example.org --out desk-card.json
  box and board$  chorus organisation pin desk-card.json
  both$           chorus serve

The six words of a card are for comparing it over the telephone: whoever swaps a card on its way changes them.

  --name NAME      what people call it, at most 80 characters
  --sides SIDES    desk, box, board with commas between (default: all three)
  --join CARD      take part in the organisation of another host's card
  --url URL        address of this host, instead of CHORUS_URL
  --out FILE       where this host's card goes (default: standard output)
  --org ORG        which organisation, if there are several
  --replace        pin: accept other keys of a side than those pinned before
  --data FOLDER    instead of CHORUS_DATA
  --json           print one object

For Cloudflare Workers, with databases on libSQL servers:
  --secret FILE    keep the organisation in FILE, the value of the Worker's secret CHORUS_ORGANISATIONS,
                   instead of a data folder; create adds to it
  --desk-db, --keys-db, --box-db, --board-db URL
                   an empty database for each; tokens from CHORUS_DESK_DB_TOKEN, CHORUS_KEYS_DB_TOKEN,
                   CHORUS_BOX_DB_TOKEN, CHORUS_BOARD_DB_TOKEN. create brings them to the present schema,
                   migrate does so after an upgrade (a data folder's are migrated whenever it is served).

Example: chorus organisation create --name "Northwind" --url https://chorus.example.org --data /var/lib/chorus`;

export const command: Command = {
  name: 'organisation',
  summary: 'make an organisation, on one host or spread over several',
  help,
  options: {
    ...databaseOptions,
    name: { type: 'string' },
    sides: { type: 'string' },
    join: { type: 'string' },
    url: { type: 'string' },
    out: { type: 'string' },
    org: { type: 'string' },
    replace: { type: 'boolean' },
    data: { type: 'string' },
    secret: { type: 'string' },
  },
  async run({ values, positionals }, io) {
    const [act, what, ...more] = positionals;
    if (more.length > 0 || (act !== 'pin' && what !== undefined))
      throw new UsageError(`"${more[0] ?? what}" is one word too many.`);
    switch (act) {
      case 'create':
        return create(values, io);
      case 'card':
        return card(values, io);
      case 'pin':
        return pin(what, values, io);
      case 'status':
        return status(values, io);
      case 'migrate': {
        const file = textOption(values, 'secret');
        if (file === undefined)
          throw new UsageError(
            'migrate is for --secret FILE; a data folder is migrated whenever it is served.',
          );
        const kept = readSecretFile(file);
        for (const { databases } of kept) await migrateAll(databases);
        io.out(
          `The databases of ${kept.map(({ org }) => org).join(', ') || 'no organisation'} have the present schema.`,
        );
        io.json({ migrated: kept.map(({ org }) => org) });
        return 0;
      }
      default:
        throw new UsageError(
          `organisation ${act === undefined ? 'takes what to do' : `cannot "${act}"`}: create, card, pin, status or migrate.`,
        );
    }
  },
};
