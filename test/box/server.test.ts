/** The box and the board on a real libSQL server instead of files. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boardDb } from '../../db/board/db.ts';
import { boxDb } from '../../db/box/db.ts';
import { readBallots } from '../../db/box/queries/readBallots.ts';
import { checkpoint } from '../../db/checkpoint.ts';
import { openUrl } from '../../db/client.ts';
import { migrate } from '../../db/migrate.ts';
import { boardPublish } from '../../worker/board/publish.ts';
import { boardReader } from '../../worker/board/read.ts';
import { storedWave } from '../../worker/box/sealedSeason.ts';
import { advanceWaves } from '../../worker/close.ts';
import type { Organisation } from '../../worker/deps.ts';
import { collectedBallot, putBody, withdrawBody } from '../support/ballot.ts';
import { openOrganisation, type TestOrganisation } from '../support/organisation.ts';
import { sealTestSeason, waveTimes } from '../support/season.ts';
import { serveSides } from '../support/sides.ts';
import { type LibsqlServer, startLibsqlServer } from '../support/sqld.ts';

let servers: LibsqlServer[];
let embedded: TestOrganisation;
let organisation: Organisation & Pick<TestOrganisation, 'box'>;

beforeAll(async () => {
  servers = await Promise.all([startLibsqlServer(), startLibsqlServer()]);
  embedded = await openOrganisation();
  const [box, board] = servers.map(({ url }) => openUrl(url));
  if (!box || !board) throw new Error('no servers');
  // Twice: a second process finds everything applied.
  for (let i = 0; i < 2; i++) {
    await migrate(box, 'box/migrations');
    await migrate(board, 'board/migrations');
  }
  const boardSide = { ...embedded.boardSide, db: boardDb(board) };
  const reader = boardReader(boardSide);
  organisation = {
    ...embedded,
    boardSide,
    board: reader,
    publish: boardPublish(boardSide),
    box: { ...embedded.box, db: boxDb(box), board: reader },
  };
});
afterAll(async () => {
  embedded.end();
  await Promise.all(servers.map((server) => server.stop()));
});

test('a season answered by 60 people at once on a libSQL server loses nobody and ends with all three entries', async () => {
  const season = await sealTestSeason(organisation, {
    waves: 1,
    cohorts: [
      { id: 'c-build', unit: 'build', size: 70 },
      { id: 'c-sell', unit: 'sell', size: 12 },
    ],
  });
  const { send } = serveSides(organisation, () => waveTimes(1).opens);
  const ballots = await Promise.all(Array.from({ length: 60 }, () => collectedBallot(season, {})));
  const bodies = await Promise.all(ballots.map((ballot) => putBody(ballot, {})));
  const replies = await Promise.all(bodies.map((body) => send(body)));
  expect(replies.map(({ status }) => status)).toEqual(ballots.map(() => 200));
  const [first] = ballots;
  if (!first) throw new Error('no ballots');
  expect((await send(await withdrawBody(first, 2))).status).toBe(200);
  expect((await send(bodies[0] ?? '')).reply.error).toBe('stale-revision');
  expect((await send(bodies[1] ?? '')).reply).toEqual(replies[1]?.reply);
  expect(await readBallots(organisation.box.db, storedWave(season.mh, 'w1'))).toHaveLength(60);
  expect(await checkpoint(organisation.box.db.$client)).toBe(true);
  for (const now of [waveTimes(1).closes, waveTimes(1).releases, '2030-03-01T00:00:00Z'])
    while (await advanceWaves({ box: organisation.box, publish: organisation.publish, now }));
  const types = (await organisation.board.log()).map(({ type }) => type);
  expect(types).toEqual(['manifest', 'wave-close', 'release', 'erasure']);
  expect(await readBallots(organisation.box.db, storedWave(season.mh, 'w1'))).toEqual([]);
});
