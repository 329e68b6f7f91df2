/** Events on the timeline: posted with the admin token alone, on the log for good, replaced in public. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EventNote, parseNote } from '../../worker/core/note.ts';
import { type Server, serve } from '../../worker/node.ts';

const event: EventNote = {
  kind: 'event',
  season: null,
  wave: null,
  units: [],
  title: 'Monitoring paused',
  date: '2026-07-17',
  text: '',
  replaces: null,
};

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chorus-notes-'));
  server = await serve({ dataDir: folder, port: 0, organisation: 'Northwind' });
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const opened = () => {
  const [first] = server.organisations;
  if (!first) throw new Error('no organisation');
  return first;
};

const post = (body: unknown, token: string | null = opened().adminToken) =>
  fetch(`${server.url}/api/desk/${opened().organisation.org}/notes`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });

const notes = async () => {
  const { board } = opened().organisation;
  const entries = (await board.log()).filter(({ type }) => type === 'note');
  return Promise.all(entries.map(async ({ body }) => parseNote((await board.doc(body)) ?? new Uint8Array())));
};

describe('an event', () => {
  test('needs the admin token', async () => {
    expect((await post(event, null)).status).toBe(401);
    expect((await post(event, 'not-the-token-of-this-place')).status).toBe(401);
    expect(await notes()).toEqual([]);
  });

  test('goes on the log once, however often it is sent', async () => {
    const first = await post(event);
    expect(first.status).toBe(201);
    const { hash } = await first.json();
    expect(await (await post(event)).json()).toEqual({ hash });
    expect(await notes()).toEqual([event]);
  });

  test('replaces the latest wording and no older one, and both stay readable', async () => {
    const { hash } = await (await post(event)).json();
    const better = { ...event, title: 'Monitoring was paused', replaces: hash };
    expect((await post(better)).status).toBe(201);
    expect((await post({ ...event, title: 'Something else', replaces: hash })).status).toBe(400);
    expect((await notes()).map((note) => note?.title)).toEqual([
      'Monitoring paused',
      'Monitoring was paused',
    ]);
  });

  test.each([
    ['a day that does not exist', { date: '2026-02-30' }],
    ['no title', { title: ' ' }],
    ['a title longer than a chart has room for', { title: 'x'.repeat(61) }],
    ['a unit that no season has', { units: ['nobody'] }],
    ['another kind', { kind: 'held-back' }],
    ['a field that nobody reads', { score: 59 }],
    ['a note that is not there', { replaces: 'a'.repeat(64) }],
  ])('with %s is refused, and nothing is published', async (_, change) => {
    const before = (await notes()).length;
    expect((await post({ ...event, title: 'Other', ...change })).status).toBe(400);
    expect(await notes()).toHaveLength(before);
  });
});
