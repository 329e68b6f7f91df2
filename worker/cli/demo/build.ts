/** Builds the demo's store by playing its story from the first day: the same code paths as a real year, only faster. */
import { jcs } from '../../core/jcs.ts';
import type { EventNote } from '../../core/note.ts';
import type { Publication } from '../../publication.ts';
import { startBallotThread } from '../ballotThread.ts';
import { later } from '../instant.ts';
import type { Io } from '../io.ts';
import { answerers, collectFor, visitorsOf } from './colleagues.ts';
import { importRoster, liveCohorts, makeSeasonKeys, planSeason, sealedAt, sealSeason } from './liveSeason.ts';
import { people } from './organisation.ts';
import { pastInThread } from './pastThread.ts';
import { openStage } from './stage.ts';
import { freshFolder, markComplete, writeBallots, writeProgress, writeVisitors } from './store.ts';
import { COLLECTING_SEASON, EVENTS, OPEN_SEASON, PAST_SEASONS, SEED, STORY_NOW } from './story.ts';

const eventNotes = (unitIds: Map<string, string>): Publication[] =>
  EVENTS.map(({ posted, date, units, title, text }) => {
    const note: EventNote = {
      kind: 'event',
      season: null,
      wave: null,
      units: units.flatMap((unit) => unitIds.get(unit) ?? []),
      title,
      date,
      text,
      replaces: null,
    };
    return { type: 'note', at: posted, body: jcs(note) };
  });

/** Builds everything; the marker is written last. */
export const buildStore = async (folder: string, origin: string, io: Io): Promise<void> => {
  freshFolder(folder, STORY_NOW);
  const persons = people(SEED);
  const stage = await openStage(folder, origin, STORY_NOW);
  const thread = startBallotThread();
  try {
    const { organisation } = stage;
    const { cohortOf, units } = liveCohorts(persons);
    const topUnits = new Map(
      units.filter(({ parent }) => parent === 'all').map(({ id, label }) => [label, id]),
    );
    stage.at(sealedAt(OPEN_SEASON));
    await importRoster(stage, persons);
    const openKeys = await planSeason(stage, OPEN_SEASON);
    const collectingKeys = await planSeason(stage, COLLECTING_SEASON);

    // Both cores: the past is counted in a thread of its own while keys are made here.
    const early = io.progress(
      'Past waves and first keys',
      PAST_SEASONS.flatMap((one) => one.waves).length + openKeys,
    );
    const { org, name, deskUrl, boxUrl, logKey, receiptKey } = organisation;
    const seat = { org, name, deskUrl, boxUrl, logKey, receiptKey };
    const [made] = await Promise.all([
      pastInThread({ seat, rosterKey: stage.rosterKey }, early.tick),
      makeSeasonKeys(stage, { season: OPEN_SEASON, total: openKeys, tick: early.tick }),
    ]);
    const past = [...made, ...eventNotes(topUnits)].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    early.done();
    let next = 0;
    /** The board's past up to a moment, so that its log stands in the order of time. */
    const pastUntil = async (now: string) => {
      for (let one = past[next]; one && one.at < now; one = past[++next]) await organisation.publish(one);
      stage.at(now);
    };

    await pastUntil(sealedAt(OPEN_SEASON));
    const open = await sealSeason(stage, OPEN_SEASON);
    await pastUntil(later(OPEN_SEASON.collect_opens, { hours: 1 }));
    const [wave] = OPEN_SEASON.waves;
    const comers = answerers(persons, wave?.id ?? '');
    const reserve = visitorsOf(persons, wave?.id ?? '', open, cohortOf);
    const progress = io.progress(
      'Ballots collected and next keys',
      comers.length + reserve.length + collectingKeys,
    );
    const nextKeys = makeSeasonKeys(stage, {
      season: COLLECTING_SEASON,
      total: collectingKeys,
      tick: progress.tick,
    });
    const collect = (who: typeof comers) =>
      collectFor(stage.api, thread, {
        manifest: open,
        rosterKey: stage.rosterKey,
        cohortOf,
        persons: who,
        tick: progress.tick,
      });
    const [kept] = await Promise.all([collect(comers), nextKeys]);
    writeBallots(folder, open.season, kept);
    writeBallots(folder, `${open.season}-visitors`, await collect(reserve));
    progress.done();
    await pastUntil(OPEN_SEASON.collect_closes);
    await stage.tick();
    await pastUntil(sealedAt(COLLECTING_SEASON));
    const collecting = await sealSeason(stage, COLLECTING_SEASON);
    writeVisitors(folder, visitorsOf(persons, COLLECTING_SEASON.waves[0]?.id ?? '', collecting, cohortOf));
    await pastUntil(STORY_NOW);
    await stage.tick();
    writeProgress(folder, { now: STORY_NOW, codes: 0, links: 0 });
    markComplete(folder, { org: organisation.org, origin });
  } finally {
    await thread.stop();
    await stage.close();
  }
};
