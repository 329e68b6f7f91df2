/** What the colleagues do while the demo runs: answer the open wave, and whatever else lies before a new time. */
import type { Instant } from '../../core/season.ts';
import type { Organisation } from '../../deps.ts';
import type { Api } from '../api.ts';
import { startBallotThread } from '../ballotThread.ts';
import { answerers, answerFor, collectFor } from './colleagues.ts';
import { liveCohorts } from './liveSeason.ts';
import { people } from './organisation.ts';
import { seasonOnBoard } from './seasonOnBoard.ts';
import { readBallots, writeBallots } from './store.ts';
import { COLLECTING_SEASON, OPEN_SEASON, SEED, type StorySeason } from './story.ts';

/** Colleagues whose ballots are kept together. */
const GROUP = 200;

export type Plot = {
  /** Begins (or goes on with) what colleagues do meanwhile: answer the open wave, then collect for the next. */
  begin(): void;
  /** Plays everything before `to`, setting the clock to each milestone on the way. */
  playUntil(to: Instant, now: Instant, set: (to: Instant) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
};

export const makePlot = (folder: string, organisation: Organisation, api: Api): Plot => {
  const persons = people(SEED);
  const byId = new Map(persons.map((person) => [person.id, person]));
  const running: Promise<void>[] = [];
  let stopped = false;
  const once = (work: (season: StorySeason) => Promise<void>) => {
    const begun = new Map<string, Promise<void>>();
    return (season: StorySeason): Promise<void> => {
      const known = begun.get(season.id);
      if (known) return known;
      const fresh = work(season);
      begun.set(season.id, fresh);
      running.push(fresh);
      return fresh;
    };
  };

  const answer = async (season: StorySeason) => {
    const manifest = await seasonOnBoard(organisation, season.id);
    const ballots = readBallots(folder, season.id) ?? [];
    await answerFor(api, { manifest, persons: byId, ballots, stopped: () => stopped });
  };
  /** Every season is answered once a run; sending the same again changes nothing. */
  const answered = once(answer);
  /** Colleagues collect in small groups, each kept at once: a demo that is stopped loses the ballots of one group. */
  const collect = async (season: StorySeason) => {
    const { desk } = organisation;
    if (!desk) throw new Error('the demo has a desk');
    const kept = readBallots(folder, season.id) ?? [];
    const have = new Set(kept.map(({ person }) => person));
    const missing = answerers(persons, season.waves[0]?.id ?? '').filter(({ id }) => !have.has(id));
    if (missing.length === 0) return;
    const manifest = await seasonOnBoard(organisation, season.id);
    const { cohortOf } = liveCohorts(persons);
    const thread = startBallotThread();
    try {
      for (let at = 0; at < missing.length && !stopped; at += GROUP) {
        const group = missing.slice(at, at + GROUP);
        const of = { manifest, rosterKey: desk.rosterKey, cohortOf, persons: group };
        kept.push(...(await collectFor(api, thread, of)));
        writeBallots(folder, season.id, kept);
      }
    } finally {
      await thread.stop();
    }
  };
  const collected = once(collect);
  return {
    begin: () =>
      void answered(OPEN_SEASON)
        .then(() => collected(COLLECTING_SEASON))
        .catch(() => undefined), // whoever waits for it hears of it
    playUntil: async (to, now, set) => {
      const passes = (moment: Instant) => now < moment && moment <= to;
      for (const season of [OPEN_SEASON, COLLECTING_SEASON]) {
        if (passes(season.collect_closes)) {
          await collected(season);
          await set(season.collect_closes);
        }
        for (const { opens, closes, releases } of season.waves) {
          if (passes(opens)) await set(opens);
          if (passes(closes)) {
            await answered(season);
            await set(closes);
          }
          if (passes(releases)) await set(releases);
        }
      }
    },
    stop: async () => {
      stopped = true;
      await Promise.allSettled(running);
    },
  };
};
