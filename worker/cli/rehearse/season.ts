/** The steward's part of a rehearsal: roster in, season planned, keys made, manifest sealed, clock moved. */
import { setTimeout as sleep } from 'node:timers/promises';
import { manifestHash, parseManifest } from '../../core/ballot/manifest.ts';
import { DEFAULT_QUESTIONNAIRE } from '../../core/bank.ts';
import { type Bytes, fromHex, hex } from '../../core/bytes.ts';
import type { Questionnaire } from '../../core/questionnaire.ts';
import type { Member } from '../../core/roster/member.ts';
import type { Instant, LogType, Manifest } from '../../core/season.ts';
import type { SeasonStatus } from '../../desk/status.ts';
import type { Api } from '../api.ts';
import { later } from '../instant.ts';
import type { Io } from '../io.ts';

export type Rehearsed = { manifest: Manifest; mh: Bytes; questionnaire: Questionnaire };

/** Opening to opening. With this no two things ever fall due at one moment, erasures included. */
const WAVE_SPACING_DAYS = 10;

/** A season that begins now: a week of collection, the gap, then waves of a week, each released a day after. */
const planOf = (now: Instant, waves: number, questionnaire: Questionnaire, kCohort: number | undefined) => {
  const tag = Math.floor(Date.parse(now) / 1000).toString(36);
  const collect_closes = later(now, { days: 7 });
  return {
    season: `rehearsal-${tag}`,
    rules: kCohort === undefined ? {} : { k_cohort: kCohort },
    collect_opens: now,
    collect_closes,
    waves: Array.from({ length: waves }, (_, i) => {
      const opens = later(collect_closes, { days: 4 + WAVE_SPACING_DAYS * i });
      return {
        id: `rehearsal-${tag}-${i + 1}`,
        opens,
        closes: later(opens, { days: 7 }),
        releases: later(opens, { days: 8 }),
        questionnaire,
      };
    }),
  };
};

/** Imports the roster, plans, waits for the keys and seals. */
export const prepareSeason = async (
  api: Api,
  io: Io,
  what: { members: Member[]; waves: number; kCohort: number | undefined },
): Promise<Rehearsed> => {
  const { digest } = await api.desk<{ digest: string }>('POST', '/roster/preview', { members: what.members });
  await api.desk('PUT', '/roster', { members: what.members, digest });
  const { now } = await api.clock();
  const questionnaire = DEFAULT_QUESTIONNAIRE('rehearsal');
  const plan = planOf(now, what.waves, questionnaire, what.kCohort);
  let status = await api.desk<SeasonStatus>('POST', '/seasons', plan);
  const progress = io.progress('Making keys', status.keys.total);
  let shown = 0;
  while (status.state === 'preparing') {
    await sleep(150);
    status = await api.desk<SeasonStatus>('GET', `/seasons/${plan.season}`);
    progress.tick(status.keys.made - shown);
    shown = status.keys.made;
  }
  progress.tick(status.keys.total - shown);
  progress.done();
  const { mh } = await api.desk<{ mh: string }>('POST', `/seasons/${plan.season}/seal`);
  const bytes = await api.doc(mh);
  const manifest = parseManifest(bytes);
  if (!manifest || hex(manifestHash(bytes)) !== mh)
    throw new Error('the sealed manifest does not hash to its name');
  return { manifest, mh: fromHex(mh) ?? new Uint8Array(), questionnaire };
};

const WAIT_MS = 120_000;

/** Moves the clock and waits until the log holds an entry of this type whose document speaks of `wave` (if given). */
export const moveUntil = async (
  api: Api,
  to: Instant,
  wanted: { type: LogType; season: string; wave?: string },
): Promise<string> => {
  await api.moveClock(to);
  const seen = new Set<string>();
  const until = performance.now() + WAIT_MS;
  while (performance.now() < until) {
    for (const { entry } of await api.log()) {
      const { type, body }: { type: LogType; body: string } = JSON.parse(entry);
      if (type !== wanted.type || seen.has(body)) continue;
      seen.add(body);
      const doc: { season?: string; wave?: string } = JSON.parse(
        new TextDecoder().decode(await api.doc(body)),
      );
      if (doc.season === wanted.season && (wanted.wave === undefined || doc.wave === wanted.wave))
        return body;
    }
    await sleep(200);
  }
  throw new Error(
    `the board shows no ${wanted.type} of ${wanted.wave ?? wanted.season} ${WAIT_MS / 1000} s after ${to}`,
  );
};
