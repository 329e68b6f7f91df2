/** A real organisation in a throw-away folder, and people who use its real HTTP API. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../worker/app.ts';
import { finishBallot, makeBallot, type PendingBallot } from '../../worker/cli/employee.ts';
import { parseManifest } from '../../worker/core/ballot/manifest.ts';
import { DEFAULT_QUESTIONNAIRE } from '../../worker/core/bank.ts';
import { fromHex } from '../../worker/core/bytes.ts';
import type { Member } from '../../worker/core/roster/member.ts';
import type { CohortKeys, Instant, Manifest } from '../../worker/core/season.ts';
import type { Deps } from '../../worker/deps.ts';
import { type OpenOrganisation, openNodeOrganisation } from '../../worker/node.ts';
import { tickUntilDone } from '../../worker/schedule.ts';

export const BEFORE: Instant = '2026-03-01T08:00:00Z';
export const COLLECTING: Instant = '2026-03-03T08:00:00Z';
export const AFTER: Instant = '2026-03-08T00:00:00Z';

/** Two departments of fourteen, one of which has a team too small to stand alone; leaders included. */
export const MEMBERS: Member[] = Array.from({ length: 30 }, (_, i) => ({
  employee_id: `E${String(i).padStart(3, '0')}`,
  unit: i < 14 ? ['Ads'] : i < 27 ? ['Search'] : ['Search', 'Quality'],
  ...(i === 0 ? { name: 'Ada', email: 'ada@example.org' } : {}),
  attributes: {},
}));

export const wave = (id: string, opens: Instant, closes: Instant, releases: Instant) => ({
  id,
  opens,
  closes,
  releases,
  questionnaire: DEFAULT_QUESTIONNAIRE('pulse'),
});

export const PLAN = {
  season: '2026-q1',
  rules: {},
  collect_opens: '2026-03-02T08:00:00Z',
  collect_closes: '2026-03-07T18:00:00Z',
  waves: [
    wave('2026-w11', '2026-03-11T08:00:00Z', '2026-03-13T18:00:00Z', '2026-03-14T08:00:00Z'),
    wave('2026-w13', '2026-03-25T08:00:00Z', '2026-03-27T18:00:00Z', '2026-03-28T08:00:00Z'),
  ],
};

export type Reply = { status: number; headers: Headers; body: unknown };

export type Place = {
  folder: string;
  org: string;
  open: OpenOrganisation;
  deps: Deps;
  now: Instant;
  request(path: string, init?: RequestInit): Promise<Response>;
  /** `path` below the desk; signed in as steward unless `token` says otherwise. */
  desk(method: string, path: string, body?: unknown, token?: string | null): Promise<Reply>;
  board(path: string): Promise<Reply>;
  tick(): Promise<void>;
  /** Closes the databases and opens them again, as a restarted process does. */
  reopen(): Promise<void>;
  remove(): Promise<void>;
};

const replyOf = async (response: Response): Promise<Reply> => {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
};

export async function openPlace(
  now: Instant = BEFORE,
  folder = mkdtempSync(join(tmpdir(), 'chorus-desk-')),
): Promise<Place> {
  const openOrganisation = () => openNodeOrganisation(folder, 'Northwind', { create: true });
  const open = await openOrganisation();
  const deps: Deps = {
    organisation: async (org) => (org === place.org ? place.open.organisation : null),
    organisations: async () => [place.open.organisation],
    now: () => place.now,
  };
  const app = createApp(deps);
  const place: Place = {
    folder,
    org: open.organisation.org,
    open,
    deps,
    now,
    request: async (path, init) => app.request(path, init),
    desk: async (method, path, body, token = place.open.adminToken) =>
      replyOf(
        await app.request(`/api/desk/${place.org}${path}`, {
          method,
          headers: {
            ...(token === null ? {} : { authorization: `Bearer ${token}` }),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
    board: async (path) => replyOf(await app.request(`/api/board/${place.org}${path}`)),
    tick: () => tickUntilDone(deps, place.open.organisation),
    reopen: async () => {
      await place.open.close().catch(() => undefined); // it may be closed already
      place.open = await openOrganisation();
    },
    remove: async () => {
      await place.open.close().catch(() => undefined); // a test may have closed it to read the files
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return place;
}

/** Reads one field of an answer whose shape the test expects. */
export const field = <T>(reply: Reply, name: string): T => {
  if (typeof reply.body !== 'object' || reply.body === null || !(name in reply.body))
    throw new Error(`no ${name} in ${JSON.stringify(reply.body)}`);
  return Reflect.get(reply.body, name);
};

export async function importRoster(place: Place, members: Member[] = MEMBERS): Promise<void> {
  const preview = await place.desk('POST', '/roster/preview', { members });
  const digest = field<string>(preview, 'digest');
  await place.desk('PUT', '/roster', { members, digest });
}

/** Roster, plan, keys, seal: hands back mh. */
export async function sealed(
  place: Place,
  plan: object = PLAN,
  members: Member[] = MEMBERS,
): Promise<string> {
  await importRoster(place, members);
  const season = field<string>(await place.desk('POST', '/seasons', plan), 'season');
  await place.tick();
  return field<string>(await place.desk('POST', `/seasons/${season}/seal`), 'mh');
}

export async function manifestOf(place: Place, mh: string): Promise<Manifest> {
  const response = await place.request(`/api/board/${place.org}/docs/${mh}`);
  const manifest = parseManifest(new Uint8Array(await response.arrayBuffer()));
  if (!manifest) throw new Error('no manifest');
  return manifest;
}

export async function codeOf(place: Place, employeeId: string, season = PLAN.season): Promise<string> {
  const { body } = await place.desk('GET', `/seasons/${season}/codes`);
  const line = Array.isArray(body) ? body.find((one) => one.employee_id === employeeId) : undefined;
  return line.code;
}

/** Fresh ballots of one member, one per wave, and the blinded requests for them. */
export async function pendingBallots(
  place: Place,
  mh: string,
  code: string,
): Promise<{ pending: PendingBallot[]; requests: string[] }> {
  const manifest = await manifestOf(place, mh);
  const cohort = field<string>(
    await place.desk('POST', `/seasons/${manifest.season}/membership`, { code }, null),
    'cohort',
  );
  const keys = field<CohortKeys['keys']>(await place.board(`/manifests/${mh}/keys/${cohort}`), 'keys');
  const binding = { mh: fromHex(mh) ?? new Uint8Array(), desk: manifest.desk, box: manifest.box };
  const pending = await Promise.all(keys.map(({ wave, n }) => makeBallot(binding, { wave, cohort, n })));
  return { pending, requests: pending.map((ballot) => ballot.request) };
}

export const finishAll = (pending: PendingBallot[], signatures: string[]) =>
  Promise.all(pending.map((ballot, i) => finishBallot(ballot, signatures[i] ?? '')));
