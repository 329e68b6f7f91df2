/** `node test/bench/box.ts`: ballots the box accepts per second, and its CPU time for one, without a network. */
import { readFrozen } from '../../db/box/queries/readFrozen.ts';
import { storedWave } from '../../worker/box/sealedSeason.ts';
import { advanceWaves } from '../../worker/close.ts';
import { collectedBallot, putBody } from '../support/ballot.ts';
import { openOrganisation } from '../support/organisation.ts';
import { sealTestSeason, waveTimes } from '../support/season.ts';
import { serveSides } from '../support/sides.ts';

const BALLOTS = 4000;
const IN_FLIGHT = 64;
const COMMENT = 'Four weeks without a word about the new rota, then three changes in one day.';

export const benchBox = async () => {
  const organisation = await openOrganisation();
  const { box, publish } = organisation;
  const cohorts = ['build', 'sell'].map((unit) => ({ id: `c-${unit}`, unit, size: BALLOTS }));
  const season = await sealTestSeason(organisation, { waves: 1, cohorts });
  const bodies: Uint8Array<ArrayBuffer>[] = [];
  for (let i = 0; i < BALLOTS; i++) {
    const answers = { mood: (i % 5) + 1, recommend: i % 11, ...(i % 4 === 0 ? { more: COMMENT } : {}) };
    const ballot = await collectedBallot(season, { cohort: i % 2 ? 'c-sell' : 'c-build' });
    bodies.push(await putBody(ballot, { answers }));
  }
  const { opens, closes } = waveTimes(1);
  const { send } = serveSides(organisation, () => opens);
  const cpu = process.cpuUsage();
  const start = performance.now();
  const left = bodies.values();
  const refused: unknown[] = [];
  const sender = async () => {
    for (const body of left) {
      const { status, reply } = await send(body);
      if (status !== 200) refused.push(reply);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, sender));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const closing = performance.now();
  while (await advanceWaves({ box, publish, now: closes }));
  const close_ms = Math.round(performance.now() - closing);
  const { list } = await readFrozen(box.db, storedWave(season.mh, 'w1'));
  organisation.end();
  if (refused.length > 0 || !list) throw new Error(`the box refused ${refused.length} ballots`);
  return {
    ballots: BALLOTS,
    ballots_per_second: Math.round(BALLOTS / seconds),
    cpu_ms_per_ballot: Number(((user + system) / 1000 / BALLOTS).toFixed(2)),
    close_ms,
  };
};

if (import.meta.main) console.log(JSON.stringify(await benchBox()));
