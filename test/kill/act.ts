/**
 * One act of a server that dies at a given step of it, in a process of its own.
 * Arguments: act, folder, step, JSON of what the act needs.
 */
import { dieAt } from './steps.ts';

const [act = '', folder = '', step = '', text = '{}'] = process.argv.slice(2);
const needs: {
  org?: string;
  now?: string[];
  path?: string;
  body?: string;
  seeds?: { log: string; receipt: string };
} = JSON.parse(text);
const n = Number(step);

// After the steps are in place, so that every module sees them.
const { createApp } = await import('../../worker/app.ts');
const { openNodeOrganisation } = await import('../../worker/node.ts');
const { tickUntilDone } = await import('../../worker/schedule.ts');
const { rebuild } = await import('../../db/rebuild.ts');

const open = await openNodeOrganisation(folder, needs.org ?? '');
let now = needs.now?.[0] ?? '';
const deps = {
  organisation: async () => open.organisation,
  organisations: async () => [open.organisation],
  now: () => now,
};
const app = createApp(deps);
const acts: Record<string, () => Promise<unknown>> = {
  request: async () => app.request(needs.path ?? '', { method: 'POST', body: needs.body ?? '' }),
  json: async () =>
    app.request(needs.path ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: needs.body ?? '',
    }),
  tick: async () => {
    for (now of needs.now ?? []) await tickUntilDone(deps, open.organisation);
  },
  rebuild: async () => {
    const client = open.organisation.box?.db.$client;
    if (client) await rebuild(client);
  },
};
const run = acts[act];
if (!run) throw new Error(`no act ${act}`);
await dieAt(n, act === 'tick', run);
process.exit(0);
