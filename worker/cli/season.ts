/** `chorus season`: the steward's acts on a running server, over its API. */
import type { SeasonStatus } from '../desk/status.ts';
import { adminApi, adminHelp, adminOptions } from './admin.ts';
import { type Command, UsageError } from './command.ts';
import { rosterFileHelp, rosterFileOptions } from './rosterFile.ts';
import { links } from './season/links.ts';
import { move } from './season/move.ts';
import { plan } from './season/plan.ts';
import { secrets } from './season/secrets.ts';
import { statusLines } from './season/status.ts';

const help = `Usage: chorus season plan SEASON --collect OPENS,CLOSES --wave ID=OPENS,CLOSES,RELEASES …
       chorus season seal SEASON      publish the manifest: nothing in it can change afterwards
       chorus season links SEASON --out FILE.csv    everybody's personal collect link
       chorus season secrets SEASON --out FILE.json  for the guardian's "chorus verify --roster": who is in which
                                      cohort and, after collection, who collected. Confidential.
       chorus season status [SEASON]
       chorus season open SEASON
       chorus season close SEASON     say when, by the dates; on a rehearsal server, move the clock there.
                                      Nobody can open or close early on any other server.

To plan:
  --collect A,B       when ballots are collected; a day alone means 08:00 or 16:00 UTC
  --wave ID=A,B,C     when a wave opens, closes and is released; once for each wave.
                      At least 72 hours after collection closes, and 7 days apart
  --questionnaire Q   "pulse" (default), "full", or a JSON file
  --rule NAME=N       a rule above its default, such as k_cell=7; as often as needed
  --roster FILE       import this roster first, after showing what it changes
${rosterFileHelp}
  --yes               import the roster without asking
  --no-wait           do not wait until the keys are made

Everywhere:
${adminHelp}
  --json              print one object

Example: chorus season plan 2026-q4 --roster staff.csv --collect 2026-09-14,2026-09-25 \\
           --wave 2026-10=2026-10-05,2026-10-16,2026-10-19 --admin "$CHORUS_ADMIN"`;

export const command: Command = {
  name: 'season',
  summary: 'plan, seal and follow a season on a running server',
  help,
  options: {
    ...adminOptions,
    ...rosterFileOptions,
    collect: { type: 'string' },
    wave: { type: 'string', multiple: true },
    questionnaire: { type: 'string' },
    rule: { type: 'string', multiple: true },
    roster: { type: 'string' },
    yes: { type: 'boolean' },
    'no-wait': { type: 'boolean' },
    out: { type: 'string' },
  },
  async run({ values, positionals }, io) {
    const [act, season, ...more] = positionals;
    if (act === undefined || more.length > 0)
      throw new UsageError('season takes what to do and which season.');
    const { api, link } = adminApi(values);
    if (act === 'status' && season === undefined) {
      const all = await api.desk<SeasonStatus[]>('GET', '/seasons');
      for (const line of all.flatMap(statusLines)) io.out(line);
      io.json({ seasons: all });
      return 0;
    }
    if (season === undefined) throw new UsageError(`which season? chorus season ${act} SEASON`);
    switch (act) {
      case 'plan':
        return plan(api, season, values, io);
      case 'status': {
        const status = await api.desk<SeasonStatus>('GET', `/seasons/${encodeURIComponent(season)}`);
        for (const line of statusLines(status)) io.out(line);
        io.json(status);
        return 0;
      }
      case 'seal': {
        const { mh } = await api.desk<{ mh: string }>('POST', `/seasons/${encodeURIComponent(season)}/seal`);
        io.out(`${season} is sealed. Its manifest: ${mh}`);
        io.json({ season, mh });
        return 0;
      }
      case 'links':
        return links(api, season, { values, link }, io);
      case 'secrets':
        return secrets(api, season, values, io);
      case 'open':
      case 'close':
        return move(api, season, act, io);
      default:
        throw new UsageError(
          `season cannot "${act}": it can plan, seal, open, close, links, secrets, status.`,
        );
    }
  },
};
