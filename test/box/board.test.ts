/** What the box believes of the board it reads. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishedWaves } from '../../worker/box/publishedWaves.ts';
import { advanceWaves } from '../../worker/close.ts';
import { hex } from '../../worker/core/bytes.ts';
import { jcs } from '../../worker/core/jcs.ts';
import { parseRelease } from '../../worker/core/release/parse.ts';
import type { Organisation } from '../../worker/deps.ts';
import type { BoardReader } from '../../worker/publication.ts';
import { collectedBallot, putBody } from '../support/ballot.ts';
import { openOrganisation, type TestOrganisation } from '../support/organisation.ts';
import { day, sealTestSeason, type TestSeason, waveTimes } from '../support/season.ts';
import { serveSides } from '../support/sides.ts';

let organisation: TestOrganisation;
let season: TestSeason;
beforeAll(async () => {
  organisation = await openOrganisation();
  season = await sealTestSeason(organisation);
});
afterAll(() => organisation.end());

const { opens } = waveTimes(1);

/** The same box reading another board. */
const reading = (board: BoardReader, other: Partial<TestOrganisation['box']> = {}): Organisation => ({
  ...organisation,
  board,
  box: { ...organisation.box, board, ...other },
});

test('a key list that is not the sealed one opens the box to nobody', async () => {
  const stranger = await openOrganisation();
  const forged = await sealTestSeason(stranger);
  const lying: BoardReader = {
    ...organisation.board,
    named: () => stranger.board.named(`keys/${hex(forged.mh)}`),
  };
  const ballot = await collectedBallot({ ...season, keys: forged.keys }, {});
  const { send } = serveSides(reading(lying), () => opens);
  expect((await send(await putBody(ballot, {}))).reply.error).toBe('bad-ballot');
  stranger.end();
});

test('a manifest that is not what the log names is not believed', async () => {
  const stranger = await openOrganisation(undefined, {
    log: new Uint8Array(32),
    receipt: organisation.box.receiptSeed,
  });
  const forged = await sealTestSeason(stranger, { season: 'forged' });
  const lying: BoardReader = {
    log: () => organisation.board.log(),
    doc: (hash) =>
      hash === hex(season.mh) ? stranger.board.doc(hex(forged.mh)) : organisation.board.doc(hash),
    named: () => stranger.board.named(`keys/${hex(forged.mh)}`),
  };
  const ballot = await collectedBallot(forged, {});
  const { send } = serveSides(reading(lying), () => opens);
  expect((await send(await putBody(ballot, {}))).reply.error).toBe('bad-ballot');
  stranger.end();
});

test('a season that promises the receipts of another box is not served', async () => {
  const board = { ...organisation.board };
  const receiptSeed = new Uint8Array(32).fill(9);
  const { send } = serveSides(reading(board, { receiptSeed }), () => opens);
  const body = await putBody(await collectedBallot(season, {}), {});
  expect((await send(body)).reply.error).toBe('bad-ballot');
});

test('ballots under unknown keys make the box read the log once a second, not once a ballot', async () => {
  let reads = 0;
  const board: BoardReader = {
    ...organisation.board,
    log: () => {
      reads += 1;
      return organisation.board.log();
    },
  };
  const stranger = await openOrganisation();
  const foreign = await sealTestSeason(stranger, { waves: 1 });
  const { send } = serveSides(reading(board), () => opens);
  for (let i = 0; i < 5; i++) await send(await putBody(await collectedBallot(foreign, {}), {}));
  expect(reads).toBe(1);
  stranger.end();
});

test('a wave that cannot be closed publishes nothing and keeps no other wave from its close', async () => {
  const own = await openOrganisation();
  const small = await sealTestSeason(own, { season: 'stuffed', waves: 1 });
  const other = await sealTestSeason(own, { season: 'sound', waves: 1 });
  const { send } = serveSides(own, () => opens);
  // More ballots than a cohort has members: an issuer that signs for people who do not exist.
  for (let i = 0; i < 20; i++) await send(await putBody(await collectedBallot(small, {}), {}));
  const closing = { box: own.box, publish: own.publish, now: waveTimes(1).closes };
  await expect(advanceWaves(closing)).rejects.toThrow('must not be published');
  const published = await publishedWaves(own.board);
  expect(published(hex(small.mh), 'w1')).toBe(null);
  expect(published(hex(other.mh), 'w1')).not.toBe(null);
  own.end();
});

test('a unit that was shown last time does not give way to another without need', async () => {
  const own = await openOrganisation();
  const units = ['a', 'b', 'c'].map((id) => ({ id, parent: 'top', label: id }));
  const cohorts = units.map(({ id }) => ({ id: `c-${id}`, unit: id, size: 12 }));
  const tree = await sealTestSeason(own, {
    waves: 2,
    units: [{ id: 'top', parent: null, label: 'Top' }, ...units],
    cohorts,
  });
  const shown: string[][] = [];
  for (const [number, answers] of [
    [1, { 'c-a': 0, 'c-b': 5, 'c-c': 5 }],
    [2, { 'c-a': 5, 'c-b': 5, 'c-c': 3 }],
  ] as const) {
    const { opens: at, releases: now } = waveTimes(number);
    const { send } = serveSides(own, () => at);
    for (const [cohort, people] of Object.entries(answers))
      for (let i = 0; i < people; i++)
        await send(await putBody(await collectedBallot(tree, { wave: `w${number}`, cohort }), {}));
    while (await advanceWaves({ box: own.box, publish: own.publish, now }));
    const last = (await own.board.log()).findLast(({ type }) => type === 'release');
    const doc = parseRelease((await own.board.doc(last?.body ?? '')) ?? new Uint8Array());
    shown.push(doc?.participation.map(({ unit }) => unit) ?? []);
  }
  // Either a or b can be shown beside the top in the second wave; by id alone it would be a.
  expect(shown).toEqual([
    ['top', 'b', 'c'],
    ['top', 'b'],
  ]);
  own.end();
});

test('a document that is no close or erasure does not count as one', async () => {
  const own = await openOrganisation();
  const at = day(1);
  for (const body of [{ mh: 'x', wave: 'w1' }, { mh: hex(season.mh), wave: 'w1', size: 1 }, ['w1'], 7])
    await own.publish({ type: 'wave-close', at, body: jcs(body) });
  expect((await publishedWaves(own.board))(hex(season.mh), 'w1')).toBe(null);
  own.end();
});
