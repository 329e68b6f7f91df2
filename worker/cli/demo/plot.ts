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

export type Plot = {
  /** Begins (or goes on with) the answers of the wave that is open, one at a time. */
  begin(): void;
  /** Plays everything before `to`, setting the clock to each milestone on the way. */
  playUntil(to: Instant, now: Instant, set: (to: Instant) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
};

export const makePlot = (folder: string, organisation: Organisation, api: Api): Plot => {
  const persons = people(SEED);
  const byId = new Map(persons.map((person) => [person.id, person]));
  const answers = new Map<string, Promise<void>>();
  let stopped = false;

  const answer = async (season: StorySeason) => {
    const manifest = await seasonOnBoard(organisation, season.id);
    const ballots = readBallots(folder, season.id) ?? [];
    await answerFor(api, { manifest, persons: byId, ballots, stopped: () => stopped });
  };
  /** Every season is answered once a run; sending the same again changes nothing. */
  const answered = (season: StorySeason): Promise<void> => {
    const running = answers.get(season.id) ?? answer(season);
    answers.set(season.id, running);
    return running;
  };
  const collected = async (season: StorySeason) => {
    if (readBallots(folder, season.id)) return;
    const { desk } = organisation;
    if (!desk) throw new Error('the demo has a desk');
    const thread = startBallotThread();
    try {
      const ballots = await collectFor(api, thread, {
        manifest: await seasonOnBoard(organisation, season.id),
        rosterKey: desk.rosterKey,
        cohortOf: liveCohorts(persons).cohortOf,
        persons: answerers(persons, season.waves[0]?.id ?? ''),
      });
      writeBallots(folder, season.id, ballots);
    } finally {
      await thread.stop();
    }
  };
  return {
    begin: () => void answered(OPEN_SEASON).catch(() => undefined), // whoever waits for it hears of it
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
      await Promise.allSettled(answers.values());
    },
  };
};
