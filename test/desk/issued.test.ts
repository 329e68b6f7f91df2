/** The own issued bit: each member can check it, and nobody learns another's. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { issuedLeaf, memberLeaf } from '../../worker/core/ballot/member.ts';
import { verifyProof } from '../../worker/core/ballot/merkle.ts';
import { type Bytes, fromB64u, fromHex } from '../../worker/core/bytes.ts';
import type { CollectionClose, SignedEntry } from '../../worker/core/season.ts';
import {
  AFTER,
  COLLECTING,
  codeOf,
  field,
  openPlace,
  PLAN,
  type Place,
  pendingBallots,
  type Reply,
  sealed,
} from './support.ts';

let place: Place;
let mh: string;

beforeEach(async () => {
  place = await openPlace();
  mh = await sealed(place);
  place.now = COLLECTING;
});

afterEach(() => place.remove());

const ask = (what: string, body: object): Promise<Reply> =>
  place.desk('POST', `/seasons/${PLAN.season}/${what}`, body, null);

const collect = async (employeeId: string) => {
  const code = await codeOf(place, employeeId);
  const { requests } = await pendingBallots(place, mh, code);
  await ask('ballots', { code, requests });
};

const closeOf = async (): Promise<CollectionClose> => {
  const log = (await place.board('/log')).body as SignedEntry[];
  const entry = log.map((signed) => JSON.parse(signed.entry)).find(({ type }) => type === 'collection-close');
  return (await place.board(`/docs/${entry.body}`)).body as CollectionClose;
};

const bytes = (text: string): Bytes => fromHex(text) ?? new Uint8Array();

/** What the member can prove of the own bit to anybody with the board's document. */
const proves = async (employeeId: string, code: string, bit: 0 | 1): Promise<boolean> => {
  const [own, said] = [await ask('membership', { code }), await ask('issued', { code })];
  const cohort = field<string>(own, 'cohort');
  const secret = fromB64u(field<string>(own, 'secret')) ?? new Uint8Array();
  const leaf = memberLeaf({ season: PLAN.season, cohort, employeeId, secret });
  const line = (await closeOf()).cohorts.find((one) => one.cohort === cohort);
  return (
    field<number>(said, 'bit') === bit &&
    verifyProof({
      leaf: issuedLeaf(leaf, bit === 1),
      index: field(said, 'index'),
      size: field(said, 'size'),
      proof: field<string[]>(said, 'proof').map(bytes),
      root: bytes(line?.issued_root ?? ''),
    })
  );
};

test('each member proves the own bit under the published root, whoever collected', async () => {
  await collect('E001');
  await collect('E020');
  const people = [
    { id: 'E001', code: await codeOf(place, 'E001'), bit: 1 },
    { id: 'E020', code: await codeOf(place, 'E020'), bit: 1 },
    { id: 'E002', code: await codeOf(place, 'E002'), bit: 0 },
    { id: 'E028', code: await codeOf(place, 'E028'), bit: 0 },
  ] as const;
  place.now = AFTER;
  await place.tick();
  for (const { id, code, bit } of people) {
    expect(await proves(id, code, bit)).toBe(true);
    expect(await proves(id, code, bit === 1 ? 0 : 1)).toBe(false);
  }
});

test('there is no bit before the close, for another season or for an unknown code', async () => {
  const code = await codeOf(place, 'E001');
  const early = await ask('issued', { code });
  expect([early.status, field(early, 'error')]).toEqual([404, 'not-found']);
  place.now = AFTER;
  await place.tick();
  const unknown = await ask('issued', { code: 'a'.repeat(20) });
  expect([unknown.status, field(unknown, 'error')]).toEqual([404, 'unknown-code']);
  const other = await place.desk('POST', '/seasons/2025-q1/issued', { code }, null);
  expect(other.status).toBe(404);
  expect((await ask('issued', {})).status).toBe(400);
  expect((await ask('issued', { code })).headers.get('cache-control')).toBe('no-store');
});

test('the codes are handed out while they invite to something, and not a second longer', async () => {
  const ask = async () => (await place.desk('GET', `/seasons/${PLAN.season}/codes`)).status;
  place.now = '2026-03-07T17:59:59Z';
  expect(await ask()).toBe(200);
  place.now = PLAN.collect_closes;
  expect(await ask()).toBe(410);
  await place.tick();
  expect(await ask()).toBe(410);
});

test('the codes for the invitations say in which unit somebody is', async () => {
  const { body } = await place.desk('GET', `/seasons/${PLAN.season}/codes`);
  const lines = body as { employee_id: string; unit?: string[] }[];
  expect(lines.find((one) => one.employee_id === 'E029')?.unit).toEqual(['Search', 'Quality']);
});
