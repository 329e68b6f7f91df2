/** `chorus rehearse`: a whole season on somebody's own roster, with real cryptography, before anybody is asked. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AdminLink, parseAdminLink } from './adminLink.ts';
import { type Api, makeApi, overHttp, Refused } from './api.ts';
import { saveBoard } from './boardFolder.ts';
import { type Command, textOption, UsageError, type Values } from './command.ts';
import { formatDuration } from './duration.ts';
import type { Io } from './io.ts';
import { playSeason, type Rehearsal } from './rehearse/play.ts';
import { startRehearsalServer } from './rehearse/server.ts';
import {
  problemLine,
  readRosterFile,
  rosterFileHelp,
  rosterFileOptions,
  rosterOptions,
} from './rosterFile.ts';

const help = `Usage: chorus rehearse --roster ROSTER.csv [options]

Plays a full season on your own roster: all members collect ballots, a share answers, some change,
some withdraw, some send twice, the wave closes, and the release is checked against what the simulated
members know. Real HTTP, real blind signatures, a throw-away store and a clock that is moved. Nobody
is contacted and nothing but the saved board is kept.

  --roster FILE       the roster, as for "chorus cohorts"
${rosterFileHelp}
  --participation P   share of the members who answer, above 0 and up to 1 (default 0.64)
  --waves N           waves of the season, 1 to 12 (default 1)
  --k N               fewest members of a cohort (default 12)
  --url LINK          admin link of a running "chorus serve --rehearsal" (default: starts one);
                      any other server refuses: the clock of a real one cannot be moved
  --board FOLDER      where the public board is saved (default: a new temporary folder)
  --json              print one object: members, units, cohorts, smallest_cohort, collected, submitted,
                      withdrawn, counted, lost, duplicates, ballots_per_second, cpu_ms_per_ballot,
                      cells_shown, cells_hidden, seconds, board

Example: chorus rehearse --roster staff.csv --map employee_id=ID --unit department,team --participation 0.6`;

const numberOption = (
  values: Values,
  name: string,
  ok: (n: number) => boolean,
  what: string,
): number | undefined => {
  const text = textOption(values, name);
  if (text === undefined) return undefined;
  const n = Number(text);
  if (text.trim() === '' || !ok(n)) throw new UsageError(`--${name} is ${what}, not "${text}".`);
  return n;
};

const isWhole = (from: number, to: number) => (n: number) => Number.isInteger(n) && n >= from && n <= to;

/** Refuses any server whose clock does not move, before anything is sent to it. */
const expectRehearsal = async (api: Api) => {
  try {
    await api.clock();
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'not-a-rehearsal') throw error;
    throw new UsageError(
      'that server is not a rehearsal: its clock cannot be moved and its store is kept. Start one with "chorus serve --rehearsal", or leave --url out.',
    );
  }
};

const report = (result: Rehearsal, seconds: number, board: string, io: Io) => {
  const say = (label: string, value: string | number) =>
    io.out(`  ${label.padEnd(24)} ${value.toLocaleString('en')}`);
  io.out('The season was played to its end.');
  say('members', result.members);
  say('units', result.units);
  say('cohorts', result.cohorts);
  say('smallest cohort', result.smallest_cohort);
  say('collected', result.collected);
  say(
    'submitted',
    `${result.submitted.toLocaleString('en')}, ${result.withdrawn.toLocaleString('en')} of them withdrawn`,
  );
  say('counted', result.counted);
  say('lost', result.lost);
  say('duplicates', result.duplicates);
  say('ballots a second', result.ballots_per_second);
  if (result.cpu_ms_per_ballot !== null) say('server CPU a ballot', `${result.cpu_ms_per_ballot} ms`);
  say('results shown', result.cells_shown);
  say('results hidden', result.cells_hidden);
  say('took', formatDuration(seconds * 1000));
  say('board saved in', board);
};

const run = async (values: Values, io: Io): Promise<number> => {
  const file = textOption(values, 'roster');
  if (file === undefined) throw new UsageError('which roster? Give --roster FILE.');
  const participation =
    numberOption(values, 'participation', (n) => n > 0 && n <= 1, 'a share above 0 and up to 1') ?? 0.64;
  const waves = numberOption(values, 'waves', isWhole(1, 12), 'a whole number from 1 to 12') ?? 1;
  const kCohort = numberOption(values, 'k', isWhole(8, 100_000), 'a whole number of at least 8');
  const url = textOption(values, 'url');
  const joined: AdminLink | undefined = url === undefined ? undefined : parseAdminLink(url);
  const started = performance.now();
  const { members, problems } = await readRosterFile(file, rosterOptions(values), io);
  if (problems.length > 0) {
    for (const problem of problems) io.err(problemLine(problem));
    return 1;
  }
  const own = joined ? undefined : await startRehearsalServer();
  try {
    const { origin, org, token } = joined ?? own?.link ?? parseAdminLink('');
    const api = makeApi(overHttp(origin), org, token);
    await expectRehearsal(api);
    const played = await playSeason(api, io, {
      members,
      waves,
      participation,
      kCohort,
      ...(own ? { cpu: own.cpu } : {}),
    });
    const folder = textOption(values, 'board') ?? (await mkdtemp(join(tmpdir(), 'chorus-board-')));
    await saveBoard(played.board, folder);
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    report(played.rehearsal, seconds, folder, io);
    for (const finding of played.findings) io.err(`WRONG: ${finding}`);
    io.json({ ...played.rehearsal, seconds, board: folder });
    return played.findings.length === 0 ? 0 : 1;
  } finally {
    await own?.stop();
  }
};

export const command: Command = {
  name: 'rehearse',
  summary: 'play a full season on your own roster and check it',
  help,
  options: {
    ...rosterFileOptions,
    roster: { type: 'string' },
    participation: { type: 'string' },
    waves: { type: 'string' },
    k: { type: 'string' },
    url: { type: 'string' },
    board: { type: 'string' },
  },
  run: ({ values, positionals }, io) => {
    if (positionals.length > 0)
      throw new UsageError(`"${positionals[0]}" is not an option; the roster goes after --roster.`);
    return run(values, io);
  },
};
