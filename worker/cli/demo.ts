/** `chorus demo`: a fictional organisation with a year behind it, running on this machine. */
import { join } from 'node:path';
import { mayMoveClock, setMovableClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import type { Instant } from '../core/season.ts';
import { serve, Unsafe } from '../node.ts';
import { formatAdminLink } from './adminLink.ts';
import { makeApi } from './api.ts';
import { type Command, textOption, UsageError, type Values } from './command.ts';
import { buildStore } from './demo/build.ts';
import { type DemoParts, demoIntercept } from './demo/intercept.ts';
import { makePlot } from './demo/plot.ts';
import { guide } from './demo/steps.ts';
import { completeStore, readProgress } from './demo/store.ts';
import { STORY_NOW } from './demo/story.ts';
import { visitors } from './demo/visitors.ts';
import { buildWeb, webIsStale } from './demo/web.ts';
import { formatDuration } from './duration.ts';
import { sayInstant } from './instant.ts';
import type { Io } from './io.ts';
import { openBrowser } from './openBrowser.ts';
import { relaxStore } from './relaxStore.ts';
import { untilStopped } from './untilStopped.ts';

const help = `Usage: chorus demo [options]

Runs a fictional organisation of 7,412 people: thirteen past waves made by a model (docs/demo-model.md),
one wave open now and one season collecting now, both with real ballots. The page that opens offers:
collect as an employee, answer as one, read as leadership, move the demo's clock to the close.
The first start builds the store (under 30 seconds); later ones are instant. Stop it with Ctrl-C.

  --data FOLDER   where the throw-away store lies (default: demo in CHORUS_DATA, that is data/demo)
  --port N        port of this machine (default CHORUS_PORT, that is 8787)
  --fresh         throw the store away and begin the story again
  --no-open       do not open the browser
  --json          print {url, org, admin, now, seconds} once it answers

Example: chorus demo --port 9000`;

/** Time in the story at this start: where the clock was moved last, or later if the log already says more. */
const storyTime = (moved: Instant | undefined, logged: Instant[]): Instant =>
  [moved ?? STORY_NOW, ...logged].toSorted().at(-1) ?? STORY_NOW;

type Place = { folder: string; host: string; port: number; url: string };

const placeOf = (values: Values): Place => {
  const port = textOption(values, 'port');
  const read = readConfig({ ...process.env, ...(port === undefined ? {} : { CHORUS_PORT: port }) });
  if (!read.ok) throw new Unsafe(read.problems);
  const { dataDir, host, publicUrl } = read.config;
  if (read.config.port === 0)
    throw new UsageError('the demo needs a port that stays the same: its ballots name it.');
  return {
    folder: textOption(values, 'data') ?? join(dataDir, 'demo'),
    host,
    port: read.config.port,
    url: publicUrl,
  };
};

const prepare = async ({ folder, url }: Place, fresh: boolean, io: Io): Promise<void> => {
  const jobs: Promise<void>[] = [];
  if (webIsStale()) {
    io.err('Building the pages …');
    jobs.push(buildWeb());
  }
  if (fresh || !completeStore(folder, url)) {
    if (!mayMoveClock(folder))
      throw new UsageError(
        `${folder} is not a demo's store, and the demo would throw it away. Choose another --data.`,
      );
    io.err('Building a year at Northwind Systems. This happens once.');
    jobs.push(buildStore(folder, url, io));
  }
  await Promise.all(jobs);
};

const run = async (values: Values, io: Io): Promise<number> => {
  const started = performance.now();
  const place = placeOf(values);
  const { folder, host, port, url } = place;
  await prepare(place, values.fresh === true, io);
  const progress = readProgress(folder) ?? { now: STORY_NOW, codes: 0, links: 0 };
  setMovableClock(folder, progress.now);

  let parts: DemoParts | undefined;
  const server = await serve({
    dataDir: folder,
    host,
    port,
    publicUrl: url,
    rehearsal: true,
    intercept: demoIntercept(() => parts),
  });
  const [open] = server.organisations;
  const { clock } = server.deps;
  if (!open || !clock) throw new Error('the demo has an organisation and a clock');
  const { organisation, adminToken } = open;
  await relaxStore(organisation);
  const logged = (await organisation.board.log()).map((entry) => entry.at);
  await clock.moveTo(storyTime(progress.now, logged));
  const api = makeApi(
    (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init),
    organisation.org,
    adminToken,
  );
  const plot = makePlot(folder, organisation, api);
  parts = { folder, organisation, plot, progress, doors: visitors(folder, progress) };

  const stopped = untilStopped();
  const admin = formatAdminLink({ origin: url, org: organisation.org, token: adminToken });
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  io.out(`The demo is ready after ${formatDuration(performance.now() - started)}: ${url}/`);
  io.out(`In its story it is ${sayInstant(clock.now())}.`);
  for (const step of guide(organisation, clock.now()).steps)
    io.out(`  ${step.title.padEnd(32)} ${url}${step.href}`);
  io.out(`  ${'Steward’s admin link'.padEnd(32)} ${admin}`);
  io.out('Stop it with Ctrl-C.');
  io.json({ url: `${url}/`, org: organisation.org, admin, now: clock.now(), seconds });
  if (values['no-open'] !== true && io.isTTY) openBrowser(`${url}/`);
  plot.begin();
  await stopped;
  await plot.stop();
  await server.stop();
  return 0;
};

export const command: Command = {
  name: 'demo',
  summary: 'run a fictional organisation on this machine',
  help,
  options: {
    data: { type: 'string' },
    port: { type: 'string' },
    fresh: { type: 'boolean' },
    'no-open': { type: 'boolean' },
  },
  run: ({ values, positionals }, io) => {
    if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not an option of demo.`);
    return run(values, io);
  },
};
