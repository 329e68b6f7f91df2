/** When the audit wins, nobody reads results: not the count, not the list, and not whom it would have been about. */
import { expect, test } from 'vitest';
import { readBallots } from '../../db/box/queries/readBallots.ts';
import { storedWave } from '../../worker/box/sealedSeason.ts';
import { advanceWaves } from '../../worker/close.ts';
import { fromUtf8 } from '../../worker/core/bytes.ts';
import { jcs } from '../../worker/core/jcs.ts';
import { DEFAULT_RULES } from '../../worker/core/season.ts';
import { cell, document } from '../core/audit/fixtures/published.ts';
import { collectedBallot, putBody } from '../support/ballot.ts';
import { openOrganisation } from '../support/organisation.ts';
import { day, sealTestSeason, waveTimes } from '../support/season.ts';
import { serveSides } from '../support/sides.ts';

const { opens, closes, releases } = waveTimes(1);

/** A season after releases made under these values of k_cell; its own is 5. */
const loosened = async (...stricter: number[]) => {
  const own = await openOrganisation();
  const season = await sealTestSeason(own, { waves: 1 });
  for (const [i, k_cell] of stricter.entries()) {
    const earlier = document([{ id: 'all', parent: null, label: 'Acme', people: 40 }], [cell('all', 40)], {
      org: season.manifest.org,
      rules: { ...DEFAULT_RULES, k_cell },
      season: `before-${i}`,
      opened: day(-90 + 30 * i),
      closed: day(-80 + 30 * i),
    });
    await own.publish({ type: 'release', at: day(-79 + 30 * i), body: jcs(earlier) });
  }
  const { send } = serveSides(own, () => opens);
  for (let i = 0; i < 8; i++)
    await send(await putBody(await collectedBallot(season, {}), { answers: { mood: (i % 5) + 1 } }));
  return { own, season, send };
};

test('a release that the audit can undo is not published, and the board says only that it is late', async () => {
  const { own, season, send } = await loosened(7);
  const types = async () => (await own.board.log()).map(({ type }) => type);
  const before = await types();
  for (const now of [closes, closes, releases, releases])
    while (await advanceWaves({ box: own.box, publish: own.publish, now }));
  expect((await types()).slice(before.length)).toEqual(['note']);
  const note = (await own.board.log()).at(-1);
  const text = fromUtf8((await own.board.doc(note?.body ?? '')) ?? new Uint8Array()) ?? '';
  expect(JSON.parse(text)).toMatchObject({ kind: 'held-back', season: season.manifest.season, wave: 'w1' });
  expect(JSON.parse(text).text).not.toMatch(/\d/);
  expect((await send(await putBody(await collectedBallot(season, {}), {}))).reply.error).toBe(
    'wave-not-open',
  );
  own.end();
});

test('another process tries again, and says nothing twice', async () => {
  const { own } = await loosened(7);
  for (let i = 0; i < 2; i++)
    while (await advanceWaves({ box: { ...own.box }, publish: own.publish, now: closes }));
  expect((await own.board.log()).filter(({ type }) => type === 'note')).toHaveLength(1);
  own.end();
});

test('what was answered in a wave that is held back is erased as promised, and the board says how much', async () => {
  const { own, season } = await loosened(7);
  const { box, publish, board } = own;
  for (const now of [closes, releases, day(32)]) while (await advanceWaves({ box, publish, now }));
  expect(await readBallots(box.db, storedWave(season.mh, 'w1'))).toHaveLength(8);
  const away = async () => {
    throw new Error('the board is away');
  };
  await expect(advanceWaves({ box, publish: away, now: day(33) })).rejects.toThrow('away');
  expect(await readBallots(box.db, storedWave(season.mh, 'w1'))).toEqual([]);
  const later = { box: { ...box }, publish, now: day(33) }; // as a process that was started anew
  while (await advanceWaves(later));
  while (await advanceWaves({ ...later, now: day(90) }));
  const entries = (await board.log()).slice(2);
  expect(entries.map(({ type }) => type)).toEqual(['note', 'erasure']);
  const said = fromUtf8((await board.doc(entries.at(-1)?.body ?? '')) ?? new Uint8Array()) ?? '';
  expect(JSON.parse(said)).toMatchObject({ wave: 'w1', erased: 8 });
  own.end();
});

test('a rule looser than in any earlier release holds a wave back, not only than in the newest', async () => {
  const { own } = await loosened(7, 5);
  while (await advanceWaves({ box: own.box, publish: own.publish, now: closes }));
  expect((await own.board.log()).at(-1)?.type).toBe('note');
  own.end();
});

test('the same wave under equal rules is published', async () => {
  const { own } = await loosened(5);
  while (await advanceWaves({ box: own.box, publish: own.publish, now: releases }));
  expect((await own.board.log()).slice(-2).map(({ type }) => type)).toEqual(['wave-close', 'release']);
  own.end();
});
