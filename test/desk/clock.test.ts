/** The wall clock of a server jumps: nothing opens twice, closes twice or opens again, and the log stays in order. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sealAnswers } from '../../worker/cli/employee.ts';
import { fromHex } from '../../worker/core/bytes.ts';
import { verifyBoard } from '../../worker/core/verify/board.ts';
import { answersOf, collectedPlace, FIRST, type PlayedPlace, SECOND } from '../support/playedPlace.ts';
import { AFTER, BEFORE, COLLECTING, codeOf, field, PLAN, pendingBallots } from './support.ts';

let played: PlayedPlace;
beforeEach(async () => {
  played = await collectedPlace();
});
afterEach(() => played.place.remove());

const types = async () => (await played.place.open.organisation.board.log()).map(({ type }) => type);

const verified = async () => {
  const { board } = played.place.open.organisation;
  const { body } = await played.place.board('/log');
  return verifyBoard(
    { log: async () => (Array.isArray(body) ? body : []), doc: (hash) => board.doc(hash) },
    () => undefined,
  );
};

const answer = async (wave: number, rev: number) => {
  const [employeeId = '', own] = [...played.ballots][0] ?? [];
  const ballot = own?.[wave];
  if (!ballot) throw new Error('nobody collected');
  return played.send(
    await sealAnswers(fromHex(played.mh) ?? new Uint8Array(), ballot, {
      rev,
      answers: answersOf(employeeId),
    }),
  );
};

test('set back after the close of collection, nobody collects any more and nothing closes again', async () => {
  const { place, mh, at } = played;
  for (const now of [COLLECTING, BEFORE, COLLECTING]) {
    await at(now);
    const code = await codeOf(place, 'E000');
    const { requests } = await pendingBallots(place, mh, code);
    const reply = await place.desk('POST', `/seasons/${PLAN.season}/ballots`, { code, requests }, null);
    expect(field(reply, 'error')).toBe(now === BEFORE ? 'collection-not-open' : 'collection-closed');
  }
  await at(AFTER);
  expect(await types()).toEqual(['manifest', 'collection-close']);
});

test('set back into a wave that was closed, no ballot is taken and nothing is published again', async () => {
  const { at } = played;
  await at(FIRST?.opens ?? '');
  expect(await answer(0, 1)).toMatchObject({ status: 200 });
  await at(FIRST?.closes ?? '');
  await at(FIRST?.opens ?? '');
  expect(await answer(0, 2)).toMatchObject({ status: 409, error: 'wave-not-open' });
  for (const now of [FIRST?.closes, BEFORE, FIRST?.releases, FIRST?.opens, FIRST?.releases])
    await at(now ?? '');
  expect(await types()).toEqual(['manifest', 'collection-close', 'wave-close', 'release']);
  expect(await verified()).toMatchObject({ ok: true, findings: [] });
});

test('ahead for a moment and then right again, every step is there once and the log is in order', async () => {
  const { at } = played;
  await at(FIRST?.opens ?? '');
  expect(await answer(0, 1)).toMatchObject({ status: 200 });
  await at('2027-01-01T00:00:00Z');
  const once = (await types()).toSorted();
  expect(once).toEqual(
    [
      'manifest',
      'collection-close',
      'wave-close',
      'wave-close',
      'release',
      'release',
      'erasure',
      'erasure',
    ].toSorted(),
  );
  for (const now of [FIRST?.opens, FIRST?.closes, SECOND?.opens, SECOND?.closes, '2026-06-01T00:00:00Z'])
    await at(now ?? '');
  expect((await types()).toSorted()).toEqual(once);
  expect(await answer(1, 1)).toMatchObject({ status: 409 });
  expect(await verified()).toMatchObject({ ok: true, findings: [] });
});

test('set back between two entries, the second is not dated before the first', async () => {
  const { at, place } = played;
  await at(FIRST?.closes ?? '');
  const { publish, board } = place.open.organisation;
  const note = { kind: 'event', season: PLAN.season, text: 'A reorganisation' };
  await publish({ type: 'note', at: BEFORE, body: new TextEncoder().encode(JSON.stringify(note)) });
  const log = await board.log();
  expect(log.map((entry) => entry.at)).toEqual(log.map((entry) => entry.at).toSorted());
  expect(await verified()).toMatchObject({ ok: true, findings: [] });
});
