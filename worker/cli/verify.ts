/** `chorus verify`: what anybody can check of a board from outside, without an account and without trust. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SignedEntry } from '../core/season.ts';
import { verifyBoard } from '../core/verify/board.ts';
import type { BoardSource } from '../core/verify/source.ts';
import { type Command, textOption, UsageError } from './command.ts';
import { formatDuration } from './duration.ts';
import { rosterFileHelp, rosterFileOptions } from './rosterFile.ts';
import { judge } from './verify/judge.ts';
import { checkRosterFile } from './verify/roster.ts';

const help = `Usage: chorus verify BOARD [options]
       chorus verify --evidence FILE BOARD
       chorus verify --roster ROSTER --secrets FILE BOARD

Checks a board from outside, without credentials: the log's chain and signatures, every manifest against
the floors, all keys, every ballot (its token, its own signature, used once), the bounds
"ballots + withdrawn <= issued <= members" of each cohort, the roots, the frozen releases, and that nothing
was closed, released or erased before its time.

  BOARD      address of an organisation's pages or board (https://chorus.example/o/acme-…), or a folder
             with a saved board (log.json and docs/)
  --evidence FILE   instead, judge one employee's evidence that a ballot is missing or was not counted as it
             was left: the exit code is 0 only if the board confirms it
  --roster ROSTER   for the guardian: also recompute every membership root and, after collection, every
                    issued root from a roster the operator does not control (the payroll's)
  --secrets FILE    with --roster: what "chorus season secrets" exported. CONFIDENTIAL: who is in which cohort
                    and who collected. Keep it on the guardian's machine, delete it afterwards
${rosterFileHelp}
  --json     print one object: ok, entries, waves, ballots, findings; of evidence: ok, verdict, explanation;
             with --roster also roster: season, members, cohorts

The exit code is 0 only if nothing was found. What this cannot show: that everybody is served the same board
(compare the six words), and, without --roster, that the members are real people.

Example: chorus verify https://chorus.example/o/acme-q2w4e6r8t2y4u6i8/`;

const notFound = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const fromFolder = (folder: string): BoardSource => ({
  log: async () => JSON.parse(await readFile(join(folder, 'log.json'), 'utf8')),
  doc: async (hash) => {
    try {
      return await readFile(join(folder, 'docs', hash));
    } catch (error) {
      if (notFound(error)) return null;
      throw error;
    }
  },
});

/** `/o/{org}/…`, `/api/board/{org}/…` or the board itself. */
const boardAddress = (address: string): string => {
  const url = new URL(address);
  const org = /^\/(?:o|api\/board)\/([^/]+)/.exec(url.pathname)?.[1];
  if (!org)
    throw new UsageError(`"${address}" is not the address of an organisation: it has no /o/NAME part.`);
  return `${url.origin}/api/board/${org}`;
};

const fromAddress = (address: string): BoardSource => {
  const board = boardAddress(address);
  const get = async (path: string): Promise<Response | null> => {
    const response = await fetch(`${board}${path}`);
    if (response.status === 404) return null;
    if (!response.ok) throw new UsageError(`${board}${path} answered with status ${response.status}.`);
    return response;
  };
  return {
    log: async (): Promise<SignedEntry[]> => {
      const response = await get('/log');
      if (!response) throw new UsageError(`there is no board at ${board}.`);
      return response.json();
    },
    doc: async (hash) => {
      const response = await get(`/docs/${hash}`);
      return response && new Uint8Array(await response.arrayBuffer());
    },
  };
};

const sourceOf = async (where: string): Promise<BoardSource> => {
  if (/^https?:\/\//.test(where)) return fromAddress(where);
  const folder = await stat(join(where, 'log.json')).catch(() => null);
  if (!folder) throw new UsageError(`"${where}" is neither an address nor a folder with a log.json.`);
  return fromFolder(where);
};

/** One reading of the log: what is counted is what is checked. */
const frozen = async (source: BoardSource): Promise<BoardSource> => {
  const log = await source.log();
  return { ...source, log: async () => log };
};

export const command: Command = {
  name: 'verify',
  summary: 'check a board from outside: log, keys, every ballot, releases',
  help,
  options: {
    ...rosterFileOptions,
    evidence: { type: 'string' },
    roster: { type: 'string' },
    secrets: { type: 'string' },
  },
  async run({ values, positionals }, io) {
    const [where, more] = positionals;
    if (where === undefined || more !== undefined)
      throw new UsageError('give one board: an address or a folder.');
    const source = await frozen(await sourceOf(where));
    const evidence = textOption(values, 'evidence');
    if (evidence !== undefined) return judge(source, evidence, io);
    if ((await source.log()).length === 0) {
      io.out('The board is empty: nothing has been sealed yet.');
      io.json({ ok: true, entries: 0, waves: 0, ballots: 0, findings: [] });
      return 0;
    }
    const started = performance.now();
    const progress = io.progress('Checking ballots', await countBallots(source));
    const verified = await verifyBoard(source, (n) => progress.tick(n));
    progress.done();
    const roster = await checkRosterFile(source, values, io);
    const { entries, waves, ballots } = verified;
    const findings = [...verified.findings, ...(roster?.findings ?? [])];
    const ok = findings.length === 0;
    const { season, members, cohorts } = roster ?? {};
    io.json({
      ok,
      entries,
      waves,
      ballots,
      findings,
      ...(roster ? { roster: { season, members, cohorts } } : {}),
    });
    if (roster) io.out(`${season}: ${members} members of ${cohorts} cohorts against the roster.`);
    for (const { kind, where: place, explanation } of findings)
      io.out(`  ${kind}${place ? ` (${place})` : ''}: ${explanation}`);
    const n = (count: number, word: string) =>
      `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
    const what = `${n(entries, 'log entry').replace('entrys', 'entries')}, ${n(waves, 'closed wave')}, ${n(ballots, 'ballot')}`;
    io.out(
      ok
        ? `Everything checks out: ${what} in ${formatDuration(performance.now() - started)}.`
        : `NOT VERIFIED: ${n(findings.length, 'finding')} in ${what}.`,
    );
    return ok ? 0 : 1;
  },
};

/** Ballots the closes speak of, for the progress bar only: nothing here is checked. */
const countBallots = async (source: BoardSource): Promise<number> => {
  let ballots = 0;
  for (const { entry } of await source.log()) {
    const { type, body }: { type?: string; body?: string } = JSON.parse(entry);
    if (type !== 'wave-close' || body === undefined) continue;
    const bytes = await source.doc(body);
    const { size }: { size?: number } = bytes ? JSON.parse(new TextDecoder().decode(bytes)) : {};
    ballots += size ?? 0;
  }
  return ballots;
};
