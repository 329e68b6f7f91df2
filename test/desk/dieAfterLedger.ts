/**
 * A desk that dies (SIGKILL) right after the ledger is written and before anybody is answered.
 * Arguments: data folder, organisation, instant, JSON of the request's body.
 */
import { createApp } from '../../worker/app.ts';
import { openNodeOrganisation } from '../../worker/node.ts';

const [folder = '', org = '', now = '', body = ''] = process.argv.slice(2);
const { organisation } = await openNodeOrganisation(folder, org);
const client = organisation.desk?.db.$client;
if (!client) throw new Error('no desk');
const batch = client.batch.bind(client);
client.batch = async (statements, mode) => {
  await batch(statements, mode);
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
};
const app = createApp({
  organisation: async () => organisation,
  organisations: async () => [organisation],
  now: () => now,
});
await app.request(`/api/desk/${org}/seasons/2026-q1/ballots`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body,
});
