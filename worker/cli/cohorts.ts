import { type FormedCohorts, formCohorts } from '../core/cohort/form.ts';
import { type AttributeCohorts, formWithAttributes } from '../core/cohort/formWithAttributes.ts';
import { cohortSummary } from '../core/cohort/summary.ts';
import { type Result, refuse } from '../core/result.ts';
import type { ParsedRoster } from '../core/roster/parse.ts';
import { DEFAULT_RULES, FLOORS } from '../core/season.ts';
import { attributeHelp, attributeOptions, readAttributes } from './attributeOptions.ts';
import { attributeLines, attributeSummary } from './cohortsAttributes.ts';
import { runPlain } from './cohortsPlain.ts';
import { mergeLines, summaryLines } from './cohortsReport.ts';
import { runScore } from './cohortsScore.ts';
import { cohortTable, writeTable } from './cohortsTable.ts';
import { type Command, textOption, textOptions, UsageError, type Values } from './command.ts';
import { formatDuration } from './duration.ts';
import { refuseFile } from './refuseFile.ts';
import { readRosterFile, rosterFileHelp, rosterFileOptions, rosterOptions } from './rosterFile.ts';

const help = `Usage: chorus cohorts ROSTER.csv [options]
       chorus cohorts TABLE.csv --no-tree [--k N] [--attributes A,B] [--hierarchies DIR]
       chorus cohorts --score TABLE.csv --original FILE.csv [--hierarchies DIR]

Shows the cohorts a season on this roster would have, what would be merged and why, and writes
the table of members and cohorts. Nothing is imported and nothing is sent anywhere.

The roster is CSV in UTF-8 with a first row of column names: employee_id, unit (a path such as
"Ads / Ranking"; "/" is the organisation itself), and if you like email, name, language and
manager_of (the path of the unit this person leads; several with ";" between them).

${rosterFileHelp}
  --k N               fewest members of a cohort (default ${DEFAULT_RULES.k_cohort}, at least ${FLOORS.k_cohort};
                      with --no-tree default 5, at least 2)
  --name NAME         the organisation's name (default "Everyone")
${attributeHelp}
  --priority WHICH    "units" (default): teams first, each divided by attributes if it is large
                      enough; "attributes": everybody at the first level, which is then divided
  --out FILE          where the table goes (default cohorts.csv, with --no-tree anonymous.csv;
                      with --json only if given)
  --force             replace the file if it is there and different
  --brief             leave out the list of what is merged (so does --json)
  --json              print {members, units, cohorts, smallest, moved_up} and nothing else; with
                      attributes also priority, ncp, attributes

--no-tree makes any table k-anonymous: rows of at least k share every label, no row is left out,
columns that are not generalised are not written. --json: {rows, classes, smallest, suppressed,
ncp, seconds}. --score counts what any tool's table has lost against its original in the same way: the mean
over all cells of (c - 1) / (D - 1), where the label can stand for c of the column's D values. It
reads values, labels of the hierarchy, *, ranges (20-39, [20, 40[) and sets ({a, b}).

Examples: chorus cohorts staff.csv --map employee_id=ID --unit department,division --out cohorts.csv
          chorus cohorts staff.csv --attributes site,hired:date --hierarchies trees
          chorus cohorts people.csv --no-tree --k 5 --hierarchies trees --out anonymous.csv`;

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

const PRIORITIES = ['units', 'attributes'] as const;

const priorityOption = (values: Values) => {
  const text = textOption(values, 'priority') ?? 'units';
  const priority = PRIORITIES.find((known) => known === text);
  if (!priority) throw new UsageError(`--priority is "units" or "attributes", not "${text}".`);
  return priority;
};

/** Cohorts of a roster, with the report on attributes if there are any. */
const form = async (
  roster: ParsedRoster,
  values: Values,
): Promise<Result<FormedCohorts | AttributeCohorts>> => {
  const organisation = textOption(values, 'name');
  const options = { k_cohort: sizeOption(values), ...(organisation ? { organisation } : {}) };
  if (textOptions(values, 'attributes').length === 0) return formCohorts(roster.members, options);
  const { attributes, problems } = await readAttributes(values, []);
  if (problems.length > 0) return refuse('bad-roster', problems);
  const { members, rows } = roster;
  return formWithAttributes(members, { ...options, attributes, rows, priority: priorityOption(values) });
};

/** What only makes sense together, said before anything is read. */
const checkCombination = (values: Values) => {
  const given = (name: string) => values[name] !== undefined;
  const plain = given('no-tree') || given('score');
  for (const name of ['priority', 'unit', 'map', 'name'])
    if (plain && given(name))
      throw new UsageError(`--${name} is about rosters: leave it out with --no-tree or --score.`);
  if (given('no-tree') && given('score')) throw new UsageError('Give --no-tree or --score, not both.');
  if (given('original') && !given('score')) throw new UsageError('--original goes with --score TABLE.');
  if (plain) return;
  for (const name of ['priority', 'hierarchies'])
    if (given(name) && !given('attributes')) throw new UsageError(`--${name} goes with --attributes.`);
};

export const command: Command = {
  name: 'cohorts',
  summary: 'show the cohorts a roster gives, and what is merged and why',
  help,
  options: {
    ...rosterFileOptions,
    k: { type: 'string' },
    name: { type: 'string' },
    ...attributeOptions,
    priority: { type: 'string' },
    'no-tree': { type: 'boolean' },
    score: { type: 'string' },
    original: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
    brief: { type: 'boolean' },
  },
  async run({ values, positionals }, io) {
    checkCombination(values);
    const scored = textOption(values, 'score');
    if (scored !== undefined && positionals.length === 0) return runScore(scored, values, io);
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0 || scored !== undefined)
      throw new UsageError('chorus cohorts takes one file. Try: chorus cohorts --help');
    if (values['no-tree']) return runPlain(file, values, io);
    const k = sizeOption(values);
    const started = performance.now();

    const roster = await readRosterFile(file, rosterOptions(values), io);
    if (roster.problems.length > 0) return refuseFile(file, roster.problems, io);
    const result = await form(roster, values);
    if (!result.ok) return refuseFile(file, result.refusal.problems ?? [], io);
    const formed = result.value;
    const divided = 'knowledge' in formed ? formed : undefined;

    const brief = values.brief === true || values.json === true;
    if (!brief) for (const line of mergeLines(formed)) io.out(line);
    const leaders = roster.members.filter(({ manager_of }) => manager_of !== undefined).length;
    for (const line of summaryLines(formed, { k, leaders })) io.out(line);
    if (divided) for (const line of attributeLines(divided)) io.out(line);
    io.out();
    const unused = roster.ignored.filter((name) => !divided?.knowledge.some((known) => known.name === name));
    if (unused.length > 0) io.out(`Not used for cohorts: ${unused.join(', ')}`);
    io.out(`Took ${formatDuration(performance.now() - started)}`);

    const out = textOption(values, 'out') ?? (values.json ? undefined : 'cohorts.csv');
    if (out !== undefined) {
      const columns = divided && { names: divided.knowledge.map(({ name }) => name), labels: divided.labels };
      const table = cohortTable(roster.members, formed, columns);
      const written = await writeTable(out, table, values.force === true).catch((error: Error) => {
        throw new UsageError(`Cannot write ${out}: ${error.message}`);
      });
      if (!written) {
        io.err(`${out} is there already and differs. Give --force to replace it, or --out FILE.`);
        return 1;
      }
      io.out(`Wrote ${out}: it names people, keep it where only the steward can read it.`);
    }
    io.json(divided ? { ...cohortSummary(formed), ...attributeSummary(divided) } : cohortSummary(formed));
    return 0;
  },
};
