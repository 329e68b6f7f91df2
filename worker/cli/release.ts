import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { auditRelease } from '../core/audit/audit.ts';
import { truthOf } from '../core/audit/truth.ts';
import { manifestHash } from '../core/ballot/manifest.ts';
import { parseJson } from '../core/ballot/shape.ts';
import { fromUtf8, hex } from '../core/bytes.ts';
import { formCohorts } from '../core/cohort/form.ts';
import { formWithAttributes } from '../core/cohort/formWithAttributes.ts';
import { makeAnswerParser } from '../core/files/answers.ts';
import type { AnswerTable } from '../core/files/answerTable.ts';
import { FILE_WAVE, fileManifest, type Grouping, unitsAlone } from '../core/files/manifest.ts';
import { cohortFinder } from '../core/files/people.ts';
import { jcs } from '../core/jcs.ts';
import { parseQuestionnaire, type Questionnaire } from '../core/questionnaire.ts';
import { checkRelease } from '../core/release/check.ts';
import { release } from '../core/release/release.ts';
import { smallestPool } from '../core/release/smallestPool.ts';
import { tally } from '../core/release/tally.ts';
import { ok, type Result, refuse } from '../core/result.ts';
import type { ParsedRoster } from '../core/roster/parse.ts';
import type { Instant, Manifest, Rules } from '../core/season.ts';
import { attributeHelp, attributeOptions, readAttributes } from './attributeOptions.ts';
import { type Command, textOption, textOptions, UsageError, type Values } from './command.ts';
import { formatDuration } from './duration.ts';
import type { Io } from './io.ts';
import { refuseFile } from './refuseFile.ts';
import { writeRelease } from './releaseFiles.ts';
import {
  readRosterFile,
  rosterFileHelp,
  rosterFileOptions,
  rosterOptions,
  whyUnreadable,
} from './rosterFile.ts';
import { readRules, ruleHelp, ruleOptions } from './ruleOptions.ts';

const help = `Usage: chorus release --roster FILE --answers FILE --questionnaire FILE --out DIR [options]

Turns answers that were collected elsewhere into figures that single nobody out: forms the roster's
cohorts, chooses what can be published, plays the adversary against it, and writes to DIR
release.json (large ones with parts/), release.csv, manifest.json and questionnaire.json.
Answers are read once, kept in memory only, and not written anywhere.

The answers are CSV with a first row of column names and one row for each respondent: employee_id
(or only unit, the path as on the roster, with the declared attributes) and a column for each item of the questionnaire, named by
its id. An empty value is no answer. Other columns are refused.

  --roster FILE       everyone who could have answered, as for "chorus cohorts"
  --answers FILE      the answers
  --questionnaire FILE  items and scales, JSON as on a board
  --out DIR           where the release goes; files of an earlier one are replaced
${rosterFileHelp}
                      (these are for both files)
${attributeHelp}
${ruleHelp}
  --name NAME         the organisation's name (default "Everyone")
  --opened T --closed T   when people could answer, YYYY-MM-DDTHH:MM:SSZ, for the document
                      (default 1970-01-01T00:00:00Z: equal inputs give equal bytes)
  --no-cohorts        every unit for itself, however small: shows what cohorts cost, not for people
  --json              print {respondents, units, items, cells_shown, cells_hidden,
                      smallest_pool_band, seconds} and nothing else

Example: chorus release --roster staff.csv --answers answers.csv --questionnaire q.json --out figures`;

const EPOCH = '1970-01-01T00:00:00Z';

const needed = (values: Values, name: string): string => {
  const text = textOption(values, name);
  if (text === undefined) throw new UsageError(`Give --${name}. Try: chorus release --help`);
  return text;
};

const instant = (values: Values, name: string): Instant => {
  const text = textOption(values, name) ?? EPOCH;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new UsageError(`--${name} is a time such as 2026-10-05T08:00:00Z, not "${text}".`);
  return text;
};

const readQuestionnaire = async (path: string): Promise<Result<Questionnaire>> => {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new UsageError(`Cannot read ${path}: ${whyUnreadable(error)}.`);
  });
  return parseQuestionnaire(parseJson(fromUtf8(bytes) ?? ''));
};

const group = async (roster: ParsedRoster, rules: Rules, values: Values): Promise<Result<Grouping>> => {
  const name = textOption(values, 'name');
  if (values['no-cohorts']) return ok(unitsAlone(roster.members, name));
  const options = { k_cohort: rules.k_cohort, ...(name === undefined ? {} : { organisation: name }) };
  if (textOptions(values, 'attributes').length === 0) return formCohorts(roster.members, options);
  const { attributes, problems } = await readAttributes(values, []);
  if (problems.length > 0) return refuse('bad-roster', problems);
  return formWithAttributes(roster.members, { ...options, attributes, rows: roster.rows, priority: 'units' });
};

/** Cohorts, and who is in which; the roster itself is not kept. */
const prepare = async (file: string, rules: Rules, values: Values, io: Io) => {
  const roster = await readRosterFile(file, rosterOptions(values), io);
  if (roster.problems.length > 0) return refuse('bad-roster', roster.problems);
  const grouping = await group(roster, rules, values);
  if (!grouping.ok) return grouping;
  const declared = textOptions(values, 'attributes').length > 0;
  const attributes = declared ? (await readAttributes(values, [])).attributes.map(({ name }) => name) : [];
  const { units, cohorts, attributes: levels, priority } = grouping.value;
  return ok({
    attributes,
    finder: cohortFinder(roster.members, grouping.value, attributes),
    grouping: {
      units,
      cohorts: cohorts.map(({ members: _, ...cohort }) => cohort),
      ...(levels && priority ? { attributes: levels, priority } : {}),
    },
  });
};

const readAnswers = async (path: string, parser: ReturnType<typeof makeAnswerParser>, io: Io) => {
  try {
    const progress = io.progress('Reading the answers, bytes', (await stat(path)).size);
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
      parser.push(chunk);
      progress.tick(chunk.length);
    }
    progress.done();
  } catch (error) {
    throw new UsageError(`Cannot read ${path}: ${whyUnreadable(error)}.`);
  }
  return parser.finish();
};

/** Everything about the answers ends in here; what comes out may be published. Null: it may not. */
const publishable = (table: AnswerTable, manifest: Manifest, questionnaire: Questionnaire) => {
  const mh = hex(manifestHash(jcs(manifest)));
  const counted = tally({ manifest, questionnaire, ballots: table });
  const document = release({ manifest, mh, questionnaire, tally: counted, wave: FILE_WAVE });
  const findings = checkRelease({ doc: document, manifest, mh, questionnaire, ballots: table });
  const truth = truthOf({ manifest, questionnaire, wave: FILE_WAVE, ballots: table });
  const audited = auditRelease({ release: document, previous: [], truth, manifest });
  if (findings.length > 0 || !audited.ok) return null;
  return { document, smallest: smallestPool({ document, manifest, tally: counted }) };
};

export const command: Command = {
  name: 'release',
  summary: 'turn answers collected elsewhere into figures that single nobody out',
  help,
  options: {
    roster: { type: 'string' },
    answers: { type: 'string' },
    questionnaire: { type: 'string' },
    out: { type: 'string' },
    name: { type: 'string' },
    opened: { type: 'string' },
    closed: { type: 'string' },
    'no-cohorts': { type: 'boolean' },
    ...rosterFileOptions,
    ...attributeOptions,
    ...ruleOptions,
  },
  async run({ values, positionals }, io) {
    if (positionals.length > 0) throw new UsageError('chorus release takes its files as options.');
    const [rosterFile, answersFile, questionnaireFile, out] = [
      needed(values, 'roster'),
      needed(values, 'answers'),
      needed(values, 'questionnaire'),
      needed(values, 'out'),
    ];
    const [opened, closed] = [instant(values, 'opened'), instant(values, 'closed')];
    const declared = textOptions(values, 'attributes').length > 0;
    if (declared && values['no-cohorts'])
      throw new UsageError('--attributes are of cohorts: leave out --no-cohorts.');
    const started = performance.now();
    const { rules, problems } = readRules(values);
    if (problems.length > 0) return refuseFile('The rules', problems, io);
    const questionnaire = await readQuestionnaire(questionnaireFile);
    if (!questionnaire.ok) return refuseFile(questionnaireFile, questionnaire.refusal.problems ?? [], io);
    const prepared = await prepare(rosterFile, rules, values, io);
    if (!prepared.ok) return refuseFile(rosterFile, prepared.refusal.problems ?? [], io);
    const { finder, grouping } = prepared.value;
    const manifest = fileManifest({ grouping, rules, questionnaire: questionnaire.value, opened, closed });

    const { map = {}, unitColumns = [], delimiter } = rosterOptions(values);
    const parser = makeAnswerParser({
      questionnaire: questionnaire.value,
      attributes: prepared.value.attributes,
      map,
      unitColumns,
      finder,
      cohorts: manifest.cohorts,
      ...(delimiter === undefined ? {} : { delimiter }),
    });
    const answers = await readAnswers(answersFile, parser, io);
    if (answers.problems.length > 0) return refuseFile(answersFile, answers.problems, io);

    const items = questionnaire.value.items.filter(({ kind }) => kind === 'scale').length;
    const units = manifest.units.length;
    const summary = (shown: number, smallest: string | null) => ({
      respondents: answers.table.size(),
      units,
      items,
      cells_shown: shown,
      cells_hidden: units * items - shown,
      smallest_pool_band: smallest,
      seconds: Math.round(performance.now() - started) / 1000,
    });
    if (answers.table.size() < rules.k_cell) {
      io.out(
        `Fewer than ${rules.k_cell} people answered, so nothing is published: every figure would be about somebody. What they said stays theirs. Ask again when more can take part, or talk to each other.`,
      );
      io.json(summary(0, null));
      return 0;
    }
    const published = publishable(answers.table, manifest, questionnaire.value);
    if (!published) {
      io.err(
        'The audit found a way to undo this release, so nothing was written. Please report it as a bug.',
      );
      io.json({
        error: 'audit',
        message: 'The audit found a way to undo this release, so nothing was written.',
      });
      return 1;
    }
    const { document, smallest } = published;
    const files = await writeRelease(out, { document, manifest, questionnaire: questionnaire.value });
    const shown = document.cells.filter(({ group: of }) => of === null).length;
    io.out(`Respondents  ${answers.table.size().toLocaleString('en')}`);
    io.out(
      `Shown        ${shown.toLocaleString('en')} of ${(units * items).toLocaleString('en')} figures of units`,
    );
    const groups = document.cells.length - shown;
    if (groups > 0) io.out(`             and ${groups.toLocaleString('en')} of groups by attribute`);
    io.out(`Smallest     ${smallest ?? 'nothing is shown'} people behind any sum or difference of figures`);
    io.out(`Wrote ${files.join(', ')} to ${out} in ${formatDuration(performance.now() - started)}`);
    io.json(summary(shown, smallest));
    return 0;
  },
};
