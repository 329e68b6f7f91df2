/** Ballots the desk signs per second, and its CPU time for one, without a network: ledger, blind signature, self-check. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../worker/app.ts';
import { makeApi } from '../../worker/cli/api.ts';
import { makeBallot, type PendingBallot } from '../../worker/cli/employee.ts';
import { makeIo } from '../../worker/cli/io.ts';
import { pool } from '../../worker/cli/pool.ts';
import { prepareSeason } from '../../worker/cli/rehearse/season.ts';
import type { KeyLine } from '../../worker/core/season.ts';
import type { Deps } from '../../worker/deps.ts';
import type { Invitee } from '../../worker/desk/codes.ts';
import type { Membership } from '../../worker/desk/membership.ts';
import { openNodeOrganisation } from '../../worker/node.ts';
import { tickUntilDone } from '../../worker/schedule.ts';

const MEMBERS = 2000;
const UNIT = 100;
const IN_FLIGHT = 8;

const members = Array.from({ length: MEMBERS }, (_, i) => ({
  employee_id: `E${i}`,
  unit: [`Unit ${Math.floor(i / UNIT)}`],
  attributes: {},
}));

export const benchDesk = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chorus-bench-'));
  const open = await openNodeOrganisation(join(folder, 'data'), 'Bench', { create: true });
  const { organisation } = open;
  const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const clock = { now: () => now, offset: () => 0, moveTo: async () => false };
  const deps: Deps = {
    organisation: async () => organisation,
    organisations: async () => [organisation],
    now: () => now,
    clock,
    wake: () => void tickUntilDone(deps, organisation),
  };
  const app = createApp(deps);
  const api = makeApi(async (path, init) => app.request(path, init), organisation.org, open.adminToken);
  const io = makeIo(true);
  const { manifest, mh } = await prepareSeason(api, io, { members, waves: 1, kCohort: undefined });
  const path = `/seasons/${manifest.season}`;
  const keys = await api.board<KeyLine[]>(`/manifests/${Buffer.from(mh).toString('hex')}/keys`);
  const requests: { code: string; pending: PendingBallot }[] = [];
  for (const { code } of await api.desk<Invitee[]>('GET', `${path}/codes`)) {
    const { cohort } = await api.desk<Membership>('POST', `${path}/membership`, { code });
    const key = keys.find((line) => line.cohort === cohort);
    if (!key) throw new Error('a cohort without a key');
    requests.push({ code, pending: await makeBallot({ mh, desk: manifest.desk, box: manifest.box }, key) });
  }
  const cpu = process.cpuUsage();
  const started = performance.now();
  await pool(requests, IN_FLIGHT, async ({ code, pending }) => {
    await api.desk('POST', `${path}/ballots`, { code, requests: [pending.request] });
  });
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await open.close();
  await rm(folder, { recursive: true });
  return {
    ballots: MEMBERS,
    ballots_per_second: Math.round(MEMBERS / seconds),
    cpu_ms_per_ballot: Number(((user + system) / 1000 / MEMBERS).toFixed(2)),
  };
};
