/** The Workers entry with a clock that moves, for the runtime test only: the real one has none. */
import { createApp } from '../../worker/app.ts';
import type { Deps } from '../../worker/deps.ts';
import { tick } from '../../worker/schedule.ts';
import { depsOf, type Environment } from '../../worker/workersDeps.ts';

const toInstant = (milliseconds: number) => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
let offset = 0;
const now = () => toInstant(Date.now() + offset);

const withClock = (deps: Deps): Deps => ({
  ...deps,
  now,
  clock: {
    now,
    offset: () => offset,
    moveTo: async (to) => {
      if (to < now()) return false;
      offset = Date.parse(to) - Date.now();
      return true;
    },
  },
});

let deps: Promise<Deps> | null = null;
const depsOnce = (environment: Environment): Promise<Deps> => {
  deps ??= depsOf(environment).then(withClock);
  return deps;
};

export default {
  async fetch(request: Request, environment: Environment): Promise<Response> {
    return createApp(await depsOnce(environment)).fetch(request);
  },
  async scheduled(_event: unknown, environment: Environment): Promise<void> {
    const { organisations } = await depsOnce(environment);
    for (const organisation of await organisations()) while (await tick(organisation, now()));
  },
};
