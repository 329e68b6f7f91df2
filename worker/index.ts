/**
 * Entry on Cloudflare Workers: databases on libSQL servers, the schedule from a cron trigger. Embedded files and
 * a clock that moves exist on Node only.
 */
import { createApp } from './app.ts';
import type { Deps } from './deps.ts';
import { tick } from './schedule.ts';
import { depsOf, type Environment } from './workersDeps.ts';

/** Longest work of one cron event; the next goes on. */
const SCHEDULE_MS = 25_000;

type Instance = { deps: Deps; app: ReturnType<typeof createApp> };

/** One instance for the life of the isolate; what it caches is sealed and never changes. */
let instance: Instance | null = null;
const instanceOf = async (environment: Environment): Promise<Instance> => {
  if (!instance) {
    const deps = await depsOf(environment);
    instance ??= { deps, app: createApp(deps) };
  }
  return instance;
};

export default {
  async fetch(request: Request, environment: Environment): Promise<Response> {
    const { app } = await instanceOf(environment);
    return app.fetch(request);
  },
  async scheduled(_event: unknown, environment: Environment): Promise<void> {
    const { deps } = await instanceOf(environment);
    const until = Date.now() + SCHEDULE_MS;
    for (const organisation of await deps.organisations())
      while ((await tick(organisation, deps.now())) && Date.now() < until);
  },
};
