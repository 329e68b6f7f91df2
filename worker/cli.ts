/** The `chorus` command: finds the word, reads its options, answers with an exit code. */
import { parseArgs } from 'node:util';
import type { Command } from './cli/command.ts';
import { explain } from './cli/explain.ts';
import { type Io, makeIo } from './cli/io.ts';

// One lazy import each: `chorus cohorts` must not wait for the server's libraries.
const COMMANDS: Record<string, () => Promise<{ command: Command }>> = {
  serve: () => import('./cli/serve.ts'),
  demo: () => import('./cli/demo.ts'),
  cohorts: () => import('./cli/cohorts.ts'),
  release: () => import('./cli/release.ts'),
  audit: () => import('./cli/audit.ts'),
  rehearse: () => import('./cli/rehearse.ts'),
  organisation: () => import('./cli/organisation.ts'),
  season: () => import('./cli/season.ts'),
  codes: () => import('./cli/codes.ts'),
  export: () => import('./cli/export.ts'),
  verify: () => import('./cli/verify.ts'),
  recount: () => import('./cli/recount.ts'),
  backup: () => import('./cli/backup.ts'),
  restore: () => import('./cli/restore.ts'),
};

const overview = async (): Promise<string> => {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const lines = commands.map(({ command }) => `  ${command.name.padEnd(12)} ${command.summary}`);
  return [
    'Chorus: anonymous employee morale pulse surveys.',
    '',
    'Usage: chorus COMMAND [options]',
    '',
    ...lines,
    '',
    '`chorus COMMAND --help` explains one, with an example.',
    'Every command takes --json: one JSON object on standard output, everything else on standard error.',
  ].join('\n');
};

const run = async (command: Command, argv: string[], io: Io): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: argv,
    options: { ...command.options, help: { type: 'boolean' }, json: { type: 'boolean' } },
    allowPositionals: true,
    strict: true,
  });
  if (values.help) {
    io.out(command.help);
    return 0;
  }
  return command.run({ values, positionals }, io);
};

/** Runs one command line (without node and script) and returns the exit code. */
export const main = async (argv: string[]): Promise<number> => {
  const [name, ...rest] = argv;
  const io = makeIo(rest.includes('--json'));
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? io.err : io.out)(await overview());
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    io.err(`chorus: there is no command "${name}".\n\n${await overview()}`);
    return 2;
  }
  try {
    return await run((await load()).command, rest, io);
  } catch (error) {
    const explained = explain(error);
    if (!explained) throw error;
    io.err(`chorus ${name}: ${explained.message}`);
    const { problemLine } = await import('./cli/rosterFile.ts');
    for (const problem of explained.problems) io.err(`  ${problemLine(problem)}`);
    if (explained.code === 2) io.err(`\`chorus ${name} --help\` lists the options, with an example.`);
    return explained.code;
  }
};

process.exitCode = await main(process.argv.slice(2));
