/**
 * A whole season on a real server with a clock that moves: roster, keys, manifest, codes, through the HTTP API.
 * Northwind, 80 people in three cohorts, three waves; collecting opens an hour after it starts. For browser tests.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatAdminLink } from '../../worker/cli/adminLink.ts';
import { keyId } from '../../worker/core/ballot/key.ts';
import { blindedRequest } from '../../worker/core/ballot/request.ts';
import { PULSE_QUESTIONNAIRE } from '../../worker/core/bank.ts';
import { b64u, concat, fromB64u } from '../../worker/core/bytes.ts';
import type { CohortKeys, Instant } from '../../worker/core/season.ts';
import type { BoxSide } from '../../worker/deps.ts';
import { serve } from '../../worker/node.ts';

export const TIMES = {
  start: '2026-11-09T06:00:00Z',
  collectOpens: '2026-11-09T07:00:00Z',
  collectCloses: '2026-11-13T17:00:00Z',
  opens: '2026-11-20T08:00:00Z',
  closes: '2026-11-27T17:00:00Z',
  releases: '2026-11-30T08:00:00Z',
} as const;

export const UNITS = {
  quality: 'Applied AI › Data Quality',
  ranking: 'Applied AI › Ranking',
  sales: 'Sales',
};

const TEAMS: { unit: string[]; people: number }[] = [
  { unit: ['Applied AI', 'Data Quality'], people: 42 },
  { unit: ['Applied AI', 'Ranking'], people: 20 },
  { unit: ['Sales'], people: 18 },
];

const MEMBERS = TEAMS.flatMap(({ unit, people }) =>
  Array.from({ length: people }, (_, place) => ({
    employee_id: `${unit.at(-1)?.toLowerCase().replace(' ', '-')}-${place + 1}`,
    unit,
    attributes: {},
  })),
);

const wave = (month: string) => {
  const year = month < '11' ? '2027' : '2026';
  return {
    id: `${year}-${month}`,
    opens: `${year}-${month}-20T08:00:00Z`,
    closes: `${year}-${month}-27T17:00:00Z`,
    releases: `${year}-${month}-30T08:00:00Z`,
    questionnaire: PULSE_QUESTIONNAIRE('pulse'),
  };
};

export type LivingSeason = {
  url: string;
  org: string;
  /** The server's own box, for what only its operator could do. */
  box: BoxSide;
  /** For the steward's commands. */
  adminLink: string;
  /** The code of a member, e.g. `data-quality-1`. */
  codeOf: (employeeId: string) => string;
  /** Moves the server's clock forward and does what became due. */
  moveTo: (to: Instant) => Promise<void>;
  /** These members collect, somewhere else: their ballots are signed and lost. */
  collectElsewhere: (employeeIds: string[]) => Promise<void>;
  stop: () => Promise<void>;
};

export const livingSeason = async (months = ['11', '12', '01']): Promise<LivingSeason> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chorus-living-'));
  const server = await serve({
    dataDir,
    port: 0,
    organisation: 'Northwind',
    rehearsal: { start: TIMES.start },
  });
  const [opened] = server.organisations;
  if (!opened) throw new Error('the server opened no organisation');
  const { org, box } = opened.organisation;
  if (!box) throw new Error('the server opened no box');

  const call = async <T>(path: string, method = 'GET', body?: unknown): Promise<T> => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${opened.adminToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T; // shapes are the API's own, checked by its tests
  };
  const desk = <T>(path: string, method?: string, body?: unknown) =>
    call<T>(`/api/desk/${org}${path}`, method, body);

  const { digest } = await desk<{ digest: string }>('/roster/preview', 'POST', { members: MEMBERS });
  await desk('/roster', 'PUT', { members: MEMBERS, digest });
  await desk('/seasons', 'POST', {
    season: 'winter',
    collect_opens: TIMES.collectOpens,
    collect_closes: TIMES.collectCloses,
    waves: months.map(wave),
  });
  for (let state = 'preparing'; state !== 'ready'; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    state = (await desk<{ state: string }>('/seasons/winter')).state;
  }
  const { mh } = await desk<{ mh: string }>('/seasons/winter/seal', 'POST');
  const codes = new Map(
    (await desk<{ employee_id: string; code: string }[]>('/seasons/winter/codes')).map(
      ({ employee_id, code }) => [employee_id, code],
    ),
  );
  const codeOf = (employeeId: string): string => {
    const code = codes.get(employeeId);
    if (code === undefined) throw new Error(`${employeeId} is not in the fixture`);
    return code;
  };

  return {
    url: server.url,
    org,
    box,
    adminLink: formatAdminLink({ origin: server.url, org, token: opened.adminToken }),
    codeOf,
    moveTo: async (to) => {
      await call('/api/clock', 'POST', { to });
    },
    collectElsewhere: async (employeeIds) => {
      for (const employeeId of employeeIds) {
        const code = codeOf(employeeId);
        const own = await desk<{ cohort: string }>('/seasons/winter/membership', 'POST', { code });
        const { keys } = await call<CohortKeys>(`/api/board/${org}/manifests/${mh}/keys/${own.cohort}`);
        const requests = keys.map(({ n }) => {
          const modulus = fromB64u(n) ?? new Uint8Array();
          const message = concat(new Uint8Array(1), crypto.getRandomValues(new Uint8Array(255)));
          return b64u(blindedRequest(keyId(modulus), message));
        });
        await desk('/seasons/winter/ballots', 'POST', { code, requests });
      }
    },
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
