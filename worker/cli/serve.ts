/** `chorus serve`: the server, or with `--rehearsal` a throw-away one whose clock moves. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig, SETTINGS } from '../config.ts';
import { type Server, serve, Unsafe } from '../node.ts';
import { formatAdminLink } from './adminLink.ts';
import { type Command, textOption, UsageError, type Values } from './command.ts';
import type { Io } from './io.ts';
import { relaxStore } from './relaxStore.ts';
import { untilStopped } from './untilStopped.ts';

const settingsHelp = SETTINGS.map(
  (setting) =>
    `  ${setting.name.padEnd(20)} ${setting.meaning}\n  ${''.padEnd(20)} default: ${setting.default}`,
).join('\n');

const help = `Usage: chorus serve [options]

Runs the server: API, web pages and schedule, over the databases of a data folder. Refuses to start,
with an explanation, when something is missing or unsafe. Stop it with Ctrl-C.

  --data FOLDER       instead of CHORUS_DATA
  --port N            instead of CHORUS_PORT
  --organisation NAME instead of CHORUS_ORGANISATION
  --sides SIDES       instead of CHORUS_SIDES; "chorus organisation --help" says how hosts share the work
  --rehearsal         a throw-away store in a temporary folder and a clock that can be moved,
                      for "chorus rehearse --url"; every page says so. Nothing is kept.
  --json              print {url, organisations: [{org, name, link, admin}]} once it answers

Settings by environment variable:
${settingsHelp}

Example: CHORUS_ORGANISATION="Acme" chorus serve --data /var/lib/chorus`;

const configOf = (values: Values): Config => {
  const given = (option: string, name: string) => {
    const text = textOption(values, option);
    return text === undefined ? {} : { [name]: text };
  };
  const read = readConfig({
    ...process.env,
    ...given('data', 'CHORUS_DATA'),
    ...given('port', 'CHORUS_PORT'),
    ...given('organisation', 'CHORUS_ORGANISATION'),
    ...given('sides', 'CHORUS_SIDES'),
  });
  if (read.ok) return read.config;
  throw new Unsafe(read.problems);
};

const announce = (server: Server, rehearsal: boolean, io: Io) => {
  const organisations = server.organisations.map(
    ({ organisation: { org, name, boardUrl, desk }, adminToken }) => ({
      org,
      name,
      link: `${boardUrl}/o/${org}/`,
      ...(desk ? { admin: formatAdminLink({ origin: server.url, org, token: adminToken }) } : {}),
    }),
  );
  const [...sides] = server.deps.sides ?? [];
  io.out(
    `Chorus (${sides.join(', ')}) answers at ${server.url}${rehearsal ? ' (rehearsal: nothing is kept, the clock moves)' : ''}`,
  );
  for (const { name, link, admin } of organisations) {
    io.out(`${name}: ${link}`);
    if (admin !== undefined) io.out(`  admin link, for the steward only: ${admin}`);
  }
  io.json({ url: server.url, organisations });
  process.send?.({ ready: organisations[0]?.admin });
};

/** A parent process that rehearses asks what a ballot costs here. */
const answerParent = () => {
  process.on('message', (message) => {
    if (message === 'cpu') process.send?.({ cpu: process.cpuUsage() });
  });
};

const run = async (values: Values, io: Io): Promise<number> => {
  const rehearsal = values.rehearsal === true;
  if (rehearsal && textOption(values, 'data') !== undefined)
    throw new UsageError('--rehearsal makes its own throw-away folder; leave --data out.');
  const config = configOf(values);
  const folder = rehearsal ? await mkdtemp(join(tmpdir(), 'chorus-rehearsal-')) : null;
  try {
    const server = await serve({
      dataDir: folder ?? config.dataDir,
      host: config.host,
      port: config.port,
      ...(config.port === 0
        ? {}
        : { publicUrl: config.publicUrl, deskUrl: config.deskUrl, boxUrl: config.boxUrl }),
      organisation: config.organisation ?? (rehearsal ? 'Rehearsal' : null),
      sides: config.sides,
      rehearsal,
    });
    if (rehearsal) {
      for (const { organisation } of server.organisations) await relaxStore(organisation);
      answerParent();
    }
    const stopped = untilStopped();
    announce(server, rehearsal, io);
    await stopped;
    await server.stop();
    if (process.connected) process.disconnect();
    return 0;
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  }
};

export const command: Command = {
  name: 'serve',
  summary: 'run the server',
  help,
  options: {
    data: { type: 'string' },
    port: { type: 'string' },
    organisation: { type: 'string' },
    sides: { type: 'string' },
    rehearsal: { type: 'boolean' },
  },
  run: ({ values, positionals }, io) => {
    if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not an option of serve.`);
    return run(values, io);
  },
};
