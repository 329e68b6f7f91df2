/** `chorus season plan`: imports a roster if one is given, plans the season and waits for its keys. */
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { FULL_QUESTIONNAIRE, PULSE_QUESTIONNAIRE } from '../../core/bank.ts';
import type { CohortSummary } from '../../core/cohort/summary.ts';
import type { Questionnaire } from '../../core/questionnaire.ts';
import { parseQuestionnaire } from '../../core/questionnaire.ts';
import type { RosterDiff } from '../../core/roster/diff.ts';
import type { Member } from '../../core/roster/member.ts';
import { DEFAULT_RULES } from '../../core/season.ts';
import type { SeasonStatus } from '../../desk/status.ts';
import type { Api } from '../api.ts';
import { textOption, textOptions, UsageError, type Values } from '../command.ts';
import type { Io } from '../io.ts';
import { problemLine, readRosterFile, rosterOptions } from '../rosterFile.ts';
import { parseCollect, parseWave } from './dates.ts';
import { statusLines } from './status.ts';

const rulesOf = (values: Values): Record<string, number> => {
  const rules: Record<string, number> = {};
  for (const text of textOptions(values, 'rule')) {
    const [name = '', value = ''] = text.split('=');
    if (!Object.hasOwn(DEFAULT_RULES, name) || !/^\d+$/.test(value))
      throw new UsageError(
        `--rule takes NAME=NUMBER with one of ${Object.keys(DEFAULT_RULES).join(', ')}, not "${text}".`,
      );
    rules[name] = Number(value);
  }
  return rules;
};

/** A built-in questionnaire by name, or a file. */
const questionnaireOf = async (name: string): Promise<Questionnaire> => {
  if (name === 'pulse') return PULSE_QUESTIONNAIRE('pulse');
  if (name === 'full') return FULL_QUESTIONNAIRE('full');
  let value: unknown;
  try {
    value = JSON.parse(await readFile(name, 'utf8'));
  } catch (error) {
    throw new UsageError(
      `the questionnaire ${name} cannot be read: ${error instanceof Error ? error.message : error}.`,
    );
  }
  const parsed = parseQuestionnaire(value);
  if (parsed.ok) return parsed.value;
  throw new UsageError((parsed.refusal.problems ?? []).map(problemLine).join('\n'));
};

const confirmed = async (values: Values, io: Io): Promise<boolean> => {
  if (values.yes === true) return true;
  if (!process.stdin.isTTY || !io.isTTY) {
    io.err('Nothing was imported. Look at the differences above and say --yes.');
    return false;
  }
  const ask = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await ask.question('Import this roster? [y/N] ');
  ask.close();
  return /^y(es)?$/i.test(answer.trim());
};

/** Shows what a roster would change and imports it once that is confirmed. */
const importRoster = async (api: Api, members: Member[], values: Values, io: Io): Promise<boolean> => {
  const preview = await api.desk<{ digest: string; diff: RosterDiff; cohorts: CohortSummary }>(
    'POST',
    '/roster/preview',
    { members, ...(rulesOf(values).k_cohort === undefined ? {} : { k_cohort: rulesOf(values).k_cohort }) },
  );
  const { joined, left, moved, renamed, changed } = preview.diff;
  io.out(
    `Roster: ${joined.length} joined, ${left.length} left, ${moved.length} moved, ${renamed.length} units renamed, ${changed.length} otherwise changed.`,
  );
  const { cohorts, smallest, moved_up } = preview.cohorts;
  io.out(
    `It gives ${cohorts} cohorts, the smallest of ${smallest}; ${moved_up} people are counted further up.`,
  );
  if (
    joined.length + left.length + moved.length + renamed.length + changed.length > 0 &&
    !(await confirmed(values, io))
  )
    return false;
  await api.desk('PUT', '/roster', { members, digest: preview.digest });
  return true;
};

const waitForKeys = async (api: Api, first: SeasonStatus, io: Io): Promise<SeasonStatus> => {
  let status = first;
  const progress = io.progress('Making keys', status.keys.total);
  let shown = 0;
  for (;;) {
    progress.tick(status.keys.made - shown);
    shown = status.keys.made;
    if (status.state !== 'preparing') break;
    await sleep(300);
    status = await api.desk<SeasonStatus>('GET', `/seasons/${status.season}`);
  }
  progress.done();
  return status;
};

export const plan = async (api: Api, season: string, values: Values, io: Io): Promise<number> => {
  const collect = textOption(values, 'collect');
  const waves = textOptions(values, 'wave').map(parseWave);
  if (collect === undefined || waves.length === 0)
    throw new UsageError(
      'a plan needs --collect OPENS,CLOSES and at least one --wave ID=OPENS,CLOSES,RELEASES.',
    );
  const questionnaire = await questionnaireOf(textOption(values, 'questionnaire') ?? 'pulse');
  const request = {
    season,
    rules: rulesOf(values),
    ...parseCollect(collect),
    waves: waves.map((wave) => ({ ...wave, questionnaire })),
  };
  const file = textOption(values, 'roster');
  if (file !== undefined) {
    const { members, problems } = await readRosterFile(file, rosterOptions(values), io);
    for (const problem of problems) io.err(problemLine(problem));
    if (problems.length > 0 || !(await importRoster(api, members, values, io))) return 1;
  }
  const planned = await api.desk<SeasonStatus>('POST', '/seasons', request);
  const status = values['no-wait'] === true ? planned : await waitForKeys(api, planned, io);
  for (const line of statusLines(status)) io.out(line);
  io.json(status);
  return 0;
};
