/** Whoever sends too much is refused before it has arrived. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../worker/app.ts';
import { openPlace, PLAN, type Place } from './support.ts';

let place: Place;
beforeEach(async () => {
  place = await openPlace();
});
afterEach(() => place.remove());

const MB = 1 << 20;

/** A JSON body that never ends well; says how much of it was taken. */
const endless = (limit: number) => {
  let sent = 0;
  const part = new TextEncoder().encode('"'.padEnd(16 * 1024, 'x'));
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        controller.enqueue(part);
        sent += part.length;
        if (sent > limit) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { body, sent: () => sent };
};

const post = async (path: string, body: ReadableStream<Uint8Array>, token?: string) => {
  const { deps } = place;
  const clock = { now: () => place.now, offset: () => 0, moveTo: async () => true };
  const response = await createApp({ ...deps, clock }).request(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body,
    duplex: 'half',
  } as RequestInit);
  return { status: response.status, error: (await response.json()).error };
};

test('to any route of the desk, and to the clock', async () => {
  const desk = `/api/desk/${place.org}`;
  for (const path of [
    `${desk}/seasons/${PLAN.season}/membership`,
    `${desk}/seasons/${PLAN.season}/ballots`,
    `${desk}/seasons/${PLAN.season}/issued`,
    `${desk}/notes`,
    '/api/clock',
  ]) {
    const { body, sent } = endless(4 * MB);
    const reply = await post(path, body, place.open.adminToken);
    expect([path, reply]).toEqual([path, { status: 400, error: 'bad-request' }]);
    expect([path, sent() <= 128 * 1024]).toEqual([path, true]);
  }
});

test('to the routes that take much, without the steward’s token nothing is read', async () => {
  for (const path of ['roster/preview', 'seasons']) {
    const { body, sent } = endless(4 * MB);
    expect((await post(`/api/desk/${place.org}/${path}`, body)).status).toBe(401);
    expect([path, sent()]).toEqual([path, 0]);
  }
});

test('a plan of more than 16 MB, also with the token', async () => {
  const { body, sent } = endless(64 * MB);
  expect((await post(`/api/desk/${place.org}/seasons`, body, place.open.adminToken)).status).toBe(400);
  expect(sent()).toBeLessThan(17 * MB);
});
