/** `chorus recount`: the stored answers against what was published, with a guardian looking on. */
import { openNodeOrganisation, organisationsIn } from '../node/organisation.ts';
import { readSecrets } from '../node/organisationFolder.ts';
import { type Recounted, recount } from '../recount.ts';
import { type Command, textOption, UsageError } from './command.ts';
import { dataFolder } from './dataFolder.ts';

const help = `Usage: chorus recount [options]

Started on the box's host with a guardian present. For every wave that is closed and not yet erased it
recomputes each commitment, the root, the totals and every published cell from the stored answers, and
prints "match" or "mismatch", and nothing else: no row leaves the process.

What it shows: the published results are those of the answers under the public commitments. That no ballot
was left out, "chorus verify" and everybody's own receipt show. Answers are erased after the dispute window,
so ask for the recount within it.

  --org ORG        only this organisation of the folder
  --data FOLDER    instead of CHORUS_DATA
  --json           print {ok, waves: [{org, season, wave, match}]}

The exit code is 0 only if every wave matches.

Example: chorus recount --data /var/lib/chorus`;

export const command: Command = {
  name: 'recount',
  summary: 'recompute what was published from the stored answers: match or mismatch',
  help,
  options: { org: { type: 'string' }, data: { type: 'string' } },
  async run({ values, positionals }, io) {
    if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not an option of recount.`);
    const dataDir = dataFolder(values);
    const wanted = textOption(values, 'org');
    const orgs = organisationsIn(dataDir).filter(
      (org) => (wanted === undefined || org === wanted) && readSecrets(dataDir, org).box,
    );
    if (orgs.length === 0) throw new UsageError(`there is no such box in ${dataDir}.`);
    const waves: ({ org: string } & Recounted)[] = [];
    for (const org of orgs) {
      const open = await openNodeOrganisation(dataDir, org);
      try {
        const { box } = open.organisation;
        if (!box) continue;
        for await (const wave of recount(box)) {
          waves.push({ org, ...wave });
          io.out(`${org}, ${wave.season}, ${wave.wave}: ${wave.match ? 'match' : 'mismatch'}`);
        }
      } finally {
        await open.close();
      }
    }
    if (waves.length === 0) io.out('No wave is closed and not yet erased: there is nothing to recount.');
    const ok = waves.every(({ match }) => match);
    io.json({ ok, waves });
    return ok ? 0 : 1;
  },
};
