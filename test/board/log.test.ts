import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyLog } from '../../worker/core/ballot/log.ts';
import { hex, sha256, utf8 } from '../../worker/core/bytes.ts';
import type { SignedEntry } from '../../worker/core/season.ts';
import { openOrganisation, type TestOrganisation } from '../support/organisation.ts';
import { sealTestSeason, type TestSeason } from '../support/season.ts';
import { serveSides } from '../support/sides.ts';

let organisation: TestOrganisation;
let season: TestSeason;
let sides: ReturnType<typeof serveSides>;
const at = '2030-01-01T00:00:00Z';

beforeAll(async () => {
  organisation = await openOrganisation();
  season = await sealTestSeason(organisation);
  sides = serveSides(organisation, () => at);
});
afterAll(() => organisation.end());

const log = async (): Promise<SignedEntry[]> => (await sides.board('/log')).json();
const note = (text: string) => ({ type: 'note' as const, at, body: utf8(JSON.stringify({ text })) });

test('writers in two processes at once leave one chain that verifies, with every entry once', async () => {
  const other = await organisation.again();
  const before = (await log()).length;
  const places = await Promise.all(
    Array.from({ length: 30 }, (_, i) => (i % 2 ? organisation : other).publish(note(`n${i}`))),
  );
  expect(new Set(places.map(({ idx }) => idx)).size).toBe(30);
  const verified = await verifyLog(await log(), organisation.logKey);
  expect(verified.ok && verified.entries.length).toBe(before + 30);
});

test('publishing the same again, now, later or in two processes, is one entry', async () => {
  const other = await organisation.again();
  const before = (await log()).length;
  const first = await Promise.all([organisation.publish(note('once')), other.publish(note('once'))]);
  const later = await organisation.publish({ ...note('once'), at: '2031-01-01T00:00:00Z' });
  expect([...first, later].map(({ idx }) => idx)).toEqual([before, before, before]);
  expect(await log()).toHaveLength(before + 1);
});

test('the same document under another type is another entry', async () => {
  const { idx } = await organisation.publish(note('twice'));
  const build = await organisation.publish({ ...note('twice'), type: 'build' });
  expect([build.idx, build.hash]).toEqual([idx + 1, hex(sha256(note('twice').body))]);
});

test('a document is served as the bytes that have its hash, kept by anyone for ever', async () => {
  const mh = hex(season.mh);
  const response = await sides.board(`/docs/${mh}`);
  expect(hex(sha256(new Uint8Array(await response.arrayBuffer())))).toBe(mh);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
});

test('a ballot list is served as bytes, not as text a browser would guess at', async () => {
  const list = new Uint8Array([0, 2, 1, 1]);
  await organisation.publish({ ...note('with list'), docs: [{ bytes: list }] });
  const response = await sides.board(`/docs/${hex(sha256(list))}`);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(list);
  expect(response.headers.get('content-type')).toBe('application/octet-stream');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test('the log is not sent again to somebody who has it', async () => {
  const tag = (await sides.board('/log')).headers.get('etag') ?? '';
  expect((await sides.board('/log', { 'if-none-match': tag })).status).toBe(304);
  await organisation.publish(note('news'));
  expect((await sides.board('/log', { 'if-none-match': tag })).status).toBe(200);
});

test('keys are found by manifest and cohort', async () => {
  const mh = hex(season.mh);
  const all = await (await sides.board(`/manifests/${mh}/keys`)).json();
  const own = await (await sides.board(`/manifests/${mh}/keys/c-sell`)).json();
  expect([all.length, own.cohort, own.keys.length]).toEqual([4, 'c-sell', 2]);
  expect((await sides.board(`/manifests/${mh}/keys/c-none`)).status).toBe(404);
});

test('a name, once given, keeps what it points at', async () => {
  const first = utf8('{"first":1}');
  await organisation.publish({ ...note('a'), docs: [{ bytes: first, name: 'keys/x' }] });
  await organisation.publish({ ...note('b'), docs: [{ bytes: utf8('{"second":2}'), name: 'keys/x' }] });
  expect(await organisation.board.named('keys/x')).toEqual(first);
});

test('what is not there is not found', async () => {
  expect((await sides.board(`/docs/${'0'.repeat(64)}`)).status).toBe(404);
  expect((await sides.board('/docs/..%2flog')).status).toBe(404);
  expect(await organisation.board.doc('0'.repeat(64))).toBe(null);
});
