import { formCohorts } from '../core/cohort/form.ts';
import { cohortSummary } from '../core/cohort/summary.ts';
import type { Problem } from '../core/result.ts';
import { DEFAULT_RULES, FLOORS } from '../core/season.ts';
import { moveLines, summaryLines } from './cohortsReport.ts';
import { cohortTable, writeTable } from './cohortsTable.ts';
import { type Command, textOption, UsageError, type Values } from './command.ts';
import { formatDuration } from './duration.ts';
import type { Io } from './io.ts';
import {
  problemLine,
  readRosterFile,
  rosterFileHelp,
  rosterFileOptions,
  rosterOptions,
} from './rosterFile.ts';

const help = `Usage: chorus cohorts ROSTER.csv [options]

Shows the cohorts a season on this roster would have, what would be merged and why, and writes
the table of members and cohorts. Nothing is imported and nothing is sent anywhere.

The roster is CSV in UTF-8 with a first row of column names: employee_id, unit (a path such as
"Ads / Ranking"; "/" is the organisation itself), and if you like email, name, language and
manager_of (the path of the unit this person leads; several with ";" between them).

${rosterFileHelp}
  --k N               fewest members of a cohort (default ${DEFAULT_RULES.k_cohort}, at least ${FLOORS.k_cohort})
  --name NAME         the organisation's name (default "Everyone")
  --out FILE          where the table goes (default cohorts.csv; with --json only if given)
  --force             replace the file if it is there and different
  --brief             leave out the list of what is merged (so does --json)
  --json              print {members, units, cohorts, smallest, moved_up} and nothing else

Example: chorus cohorts staff.csv --map employee_id=ID --unit department,division --out cohorts.csv`;

const sizeOption = (values: Values): number => {
  const text = textOption(values, 'k');
  if (text === undefined) return DEFAULT_RULES.k_cohort;
  const k = Number(text);
  if (!Number.isInteger(k) || k < FLOORS.k_cohort)
    throw new UsageError(
      `--k is a whole number of at least ${FLOORS.k_cohort}: a smaller group does not hide anybody. It was "${text}".`,
    );
  return k;
};

const refuseRoster = (file: string, problems: Problem[], io: Io): number => {
  const message = `${file} cannot be used as it is.`;
  io.err(message);
  for (const problem of problems) io.err(`  ${problemLine(problem)}`);
  io.json({ error: 'bad-roster', message, problems });
  return 1;
};

export const command: Command = {
  name: 'cohorts',
  summary: 'show the cohorts a roster gives, and what is merged and why',
  help,
  options: {
    ...rosterFileOptions,
    k: { type: 'string' },
    name: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
    brief: { type: 'boolean' },
  },
  async run({ values, positionals }, io) {
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0)
      throw new UsageError('chorus cohorts takes one roster file. Try: chorus cohorts --help');
    const k = sizeOption(values);
    const started = performance.now();

    const roster = await readRosterFile(file, rosterOptions(values), io);
    if (roster.problems.length > 0) return refuseRoster(file, roster.problems, io);
    const organisation = textOption(values, 'name');
    const formed = formCohorts(roster.members, { k_cohort: k, ...(organisation ? { organisation } : {}) });
    if (!formed.ok) return refuseRoster(file, formed.refusal.problems ?? [], io);

    const moves = moveLines(formed.value);
    if (!values.brief && !values.json && moves.length > 0)
      for (const line of ['Merged', ...moves, '']) io.out(line);
    const leaders = roster.members.filter(({ manager_of }) => manager_of !== undefined).length;
    for (const line of summaryLines(formed.value, { k, leaders })) io.out(line);
    io.out();
    if (roster.ignored.length > 0) io.out(`Not used for cohorts: ${roster.ignored.join(', ')}`);
    io.out(`Took ${formatDuration(performance.now() - started)}`);

    const out = textOption(values, 'out') ?? (values.json ? undefined : 'cohorts.csv');
    if (out !== undefined) {
      const table = cohortTable(roster.members, formed.value);
      const written = await writeTable(out, table, values.force === true).catch((error: Error) => {
        throw new UsageError(`Cannot write ${out}: ${error.message}`);
      });
      if (!written) {
        io.err(`${out} is there already and differs. Give --force to replace it, or --out FILE.`);
        return 1;
      }
      io.out(`Wrote ${out}: it names people, keep it where only the steward can read it.`);
    }
    io.json(cohortSummary(formed.value));
    return 0;
  },
};
