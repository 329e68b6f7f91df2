import type { ResultsWords } from '../../i18n/results/loaders.ts';
import type { ResultsFormat } from '../format.ts';
import type { SeasonRecord, Told, WaveRecord } from '../model/record.ts';
import type { WaveNames } from '../model/waveName.ts';

export type LogSpeech = {
  t: ResultsWords;
  f: ResultsFormat;
  names: WaveNames;
  seasons: SeasonRecord[];
};

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);

/** What an entry of the log says, in a sentence. */
export const entryWords = (told: Told, { t, f, names, seasons }: LogSpeech): string => {
  const words = t.transparency.log;
  const season = (mh: string) => seasons.find((one) => one.season.mh === mh);
  const waveName = (found: WaveRecord | undefined, id: string) => (found ? names.full(found) : id);
  const wave = (mh: string, id: string) =>
    waveName(
      season(mh)?.waves.find(({ plan }) => plan.id === id),
      id,
    );
  switch (told.type) {
    case 'manifest': {
      const found = season(told.entry.body);
      return words.manifest({
        season: found?.season.manifest.season ?? '',
        people: f.number(found?.members ?? 0),
        groups: f.number(found?.season.manifest.cohorts.length ?? 0),
        waves: found?.waves.length ?? 0,
      });
    }
    case 'collection-close':
      return words.collection({
        season: told.close.season,
        issued: f.number(sum(told.close.cohorts.map(({ issued }) => issued))),
        people: f.number(season(told.close.mh)?.members ?? 0),
      });
    case 'wave-close':
      return words.close({
        wave: wave(told.close.mh, told.close.wave),
        size: f.number(told.close.size),
        withdrawn: f.number(sum(told.close.cohorts.map(({ withdrawn }) => withdrawn))),
      });
    case 'release': {
      const found = seasons
        .flatMap(({ waves }) => waves)
        .find(({ close }) => close?.doc.release_hash === told.entry.body);
      return found ? words.release(names.full(found)) : words.releaseUnknown;
    }
    case 'erasure':
      return words.erasure({
        wave: wave(told.erasure.mh, told.erasure.wave),
        erased: f.number(told.erasure.erased),
      });
    case 'build':
      return words.build;
    case 'note': {
      const { note } = told;
      if (!note) return words.noteUnknown;
      if (note.kind !== 'event' || !note.title || !note.date) return words.note(note.text);
      const facts = { title: note.title, date: f.dayYear(note.date) };
      return note.replaces ? words.eventAgain(facts) : words.event(facts);
    }
  }
};
