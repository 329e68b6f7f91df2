/**
 * A box, a board and a desk on a disk that fills up. Argument: an empty folder, on a small disk of its own or not; then
 * a limit on the pages of a database stands in for the disk, until its connection is renewed. Prints what happened as JSON.
 */
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readBallots } from '../../db/box/queries/readBallots.ts';
import { storedWave } from '../../worker/box/sealedSeason.ts';
import { advanceWaves } from '../../worker/close.ts';
import {
  COLLECTING,
  codeOf,
  field,
  finishAll,
  MEMBERS,
  openPlace,
  PLAN,
  pendingBallots,
  sealed,
} from '../desk/support.ts';
import { collectedBallot, putBody } from '../support/ballot.ts';
import { openOrganisation } from '../support/organisation.ts';
import { sealTestSeason, waveTimes } from '../support/season.ts';
import { serveSides } from '../support/sides.ts';

const [folder = '', small = ''] = process.argv.slice(2);
const filler = join(folder, 'filler');

/** Leaves so many bytes of the disk, or so many pages to a database. */
const fill = async (leave: number, databases: { $client: { execute(sql: string): Promise<unknown> } }[]) => {
  if (small !== 'disk') {
    for (const { $client } of databases) await $client.execute('PRAGMA max_page_count = 1');
    return;
  }
  const file = openSync(filler, 'w');
  let size = 0;
  try {
    for (;;) size += writeSync(file, new Uint8Array(16_384));
  } catch {
    closeSync(file); // full
  }
  truncateSync(filler, Math.max(0, size - leave));
};
const empty = async (databases: { $client: { execute(sql: string): Promise<unknown> } }[]) => {
  rmSync(filler, { force: true });
  for (const { $client } of small === 'disk' ? [] : databases)
    await $client.execute('PRAGMA max_page_count = 1000000');
};

const boxFolder = join(folder, 'box');
mkdirSync(boxFolder, { mode: 0o700 });
const organisation = await openOrganisation(boxFolder);
const cohorts = ['build', 'sell'].map((unit) => ({ id: `c-${unit}`, unit, size: 100 }));
const season = await sealTestSeason(organisation, { waves: 1, cohorts });
const { opens, closes } = waveTimes(1);
const { send } = serveSides(organisation, () => opens);
const { box, boardSide, publish } = organisation;
const bodies: Uint8Array<ArrayBuffer>[] = [];
for (let i = 0; i < 60; i++)
  bodies.push(
    await putBody(await collectedBallot(season, {}), { answers: { mood: 4, more: 'x'.repeat(900) } }),
  );

const stored = async () => (await readBallots(box.db, storedWave(season.mh, 'w1'))).length;
const kinds: Record<string, number> = {};
const accepted: Uint8Array<ArrayBuffer>[] = [];
const refused: Uint8Array<ArrayBuffer>[] = [];
const lengths = new Set<number>();
const say = async (body: Uint8Array<ArrayBuffer>) => {
  const { status, reply, bytes } = await send(body);
  lengths.add(bytes);
  const kind = `${status} ${reply.error ?? 'receipt'}`;
  kinds[kind] = (kinds[kind] ?? 0) + 1;
  (status === 200 ? accepted : refused).push(body);
};
for (const body of bodies.slice(0, 3)) await say(body);
await fill(60_000, [box.db, boardSide.db]);
for (const body of bodies.slice(3)) await say(body);
const afterFull = await stored();
const acceptedWhenFull = accepted.length;
await empty([box.db, boardSide.db]);
for (const body of refused.splice(0)) await say(body);
const afterRoom = await stored();
await fill(0, [box.db, boardSide.db]);
const closeWhenFull = await advanceWaves({ box, publish, now: closes }).then(
  () => 'closed',
  () => 'failed',
);
const logWhenFull = (await organisation.board.log()).map(({ type }) => type);
await empty([box.db, boardSide.db]);
while (await advanceWaves({ box, publish, now: closes }));
const log = (await organisation.board.log()).map(({ type }) => type);

// The desk, in the same way.
const deskFolder = join(folder, 'desk');
mkdirSync(deskFolder, { mode: 0o700 });
const place = await openPlace(undefined, deskFolder);
const mh = await sealed(place);
place.now = COLLECTING;
const code = await codeOf(place, MEMBERS[2]?.employee_id ?? '');
const { pending, requests } = await pendingBallots(place, mh, code);
const collect = () => place.desk('POST', `/seasons/${PLAN.season}/ballots`, { code, requests }, null);
const deskDb = place.open.organisation.desk?.db;
if (!deskDb) throw new Error('no desk');
await fill(0, [deskDb]);
const whenFull = await collect();
await empty([deskDb]);
const whenRoom = await collect();
const signatures =
  whenRoom.status === 200 ? await finishAll(pending, field<string[]>(whenRoom, 'signatures')) : [];
await place.open.close();

console.log(
  JSON.stringify({
    small,
    disk: statfsSync(folder).bsize * statfsSync(folder).blocks,
    kinds,
    lengths: [...lengths],
    acceptedWhenFull,
    afterFull,
    closeWhenFull,
    logWhenFull,
    afterRoom,
    accepted: accepted.length,
    log,
    desk: {
      whenFull: [whenFull.status, whenFull.status === 200 ? null : field(whenFull, 'error')],
      whenRoom: whenRoom.status,
      signatures: signatures.filter(Boolean).length,
    },
  }),
);
process.exit(0);
