/**
 * What the attacker makes of the published bytes. Beside them they know the rules, the roster, and, more than
 * anybody does, how many of every cohort answered every question: which counts only what people did, never what
 * they said.
 */

import { releaseCsv } from '../../worker/core/release/csv.ts';
import type { CountedBallot, ReleaseDocument } from '../../worker/core/release/document.ts';
import { moraleIndex } from '../../worker/core/score/morale.ts';
import { scoreOf } from '../../worker/core/score/score.ts';
import { themeScore } from '../../worker/core/score/theme.ts';
import type { Id, Manifest, WaveClose } from '../../worker/core/season.ts';
import { type Crawl, textOf } from './crawl.ts';
import type { Story } from './play.ts';

/** A composite that a page prints: of which items it is the mean, and what it says. */
export type Figure = { unit: Id; name: string; items: Id[]; middle: number };

export type WaveView = {
  document: ReleaseDocument;
  csv: string;
  figures: Figure[];
  /** Exact ballots by cohort: public after the close. */
  ballots: Map<Id, number>;
  /** Item -> cohort -> people who answered it. */
  answered: Map<Id, Map<Id, number>>;
};

export type View = { manifest: Manifest; waves: WaveView[] };

/** What an attack found: of whom, and how. */
export type Found = { where: string; people: number; says: string };

export type Attack = (view: View) => Found[];

const count = (map: Map<Id, number>, key: Id) => map.set(key, (map.get(key) ?? 0) + 1);

export const ballotsOf = (ballots: readonly CountedBallot[]): Map<Id, number> => {
  const counts = new Map<Id, number>();
  for (const { cohort } of ballots) count(counts, cohort);
  return counts;
};

export const answeredOf = (ballots: readonly CountedBallot[]): WaveView['answered'] => {
  const found: WaveView['answered'] = new Map();
  for (const { cohort, answers } of ballots)
    for (const [item, answer] of Object.entries(answers)) {
      if (answer === null) continue;
      const counts = found.get(item) ?? new Map<Id, number>();
      found.set(item, counts);
      count(counts, cohort);
    }
  return found;
};

/** The composites of the results pages: they are computed in the browser, from the document alone. */
export const figuresOf = (document: ReleaseDocument): Figure[] => {
  const themes = [...new Set(document.items.map(({ theme }) => theme))];
  const kinds = [
    {
      name: 'index',
      items: document.items.filter(({ core }) => core),
      of: (unit: Id) => moraleIndex(document, unit),
    },
    ...themes.map((theme) => ({
      name: `theme ${theme}`,
      items: document.items.filter((item) => item.theme === theme),
      of: (unit: Id) => themeScore(document, unit, theme),
    })),
  ];
  return document.units.flatMap(({ id: unit }) =>
    kinds.flatMap(({ name, items, of }) => {
      const score = of(unit);
      return score
        ? [{ unit, name, items: items.map(({ id }) => id), middle: (score.s0 + score.s1) / 2 }]
        : [];
    }),
  );
};

/** The middle of what is published of a unit and item, or null. */
export const middleOf = (document: ReleaseDocument, unit: Id, item: Id): number | null => {
  const score = scoreOf(document, unit, item);
  return score && (score.s0 + score.s1) / 2;
};

export const waveView = (
  document: ReleaseDocument,
  { ballots, answered }: Pick<WaveView, 'ballots' | 'answered'>,
  previous?: ReleaseDocument,
): WaveView => ({
  document,
  csv: releaseCsv(document, previous),
  figures: figuresOf(document),
  ballots,
  answered,
});

type Json = Record<string, unknown>;

/** The documents of a crawl that are JSON objects, in the order in which they were found. */
const objectsIn = (crawled: Crawl): Map<string, Json> => {
  const found = new Map<string, Json>();
  for (const [path, answer] of crawled) {
    const hash = /^GET \/api\/board\/[^/]+\/docs\/([0-9a-f]{64})$/.exec(path)?.[1];
    if (hash && answer.status === 200 && answer.body.startsWith('{'))
      found.set(hash, JSON.parse(textOf(answer)));
  }
  return found;
};

/** A release that stands in parts is put together by what the parts say of their places. */
const whole = (value: Json, docs: Map<string, Json>): Json => {
  if (!Array.isArray(value.parts)) return value;
  const hashes: unknown[] = value.parts;
  const parts = hashes.flatMap((hash): Json[] => {
    const part = docs.get(String(hash));
    return part ? [part] : [];
  });
  const all = (key: string) => parts.flatMap((part) => (Array.isArray(part[key]) ? part[key] : []));
  const places: number[] = all('at').flatMap(([first, size]) =>
    Array.from({ length: size }, (_, at) => first + at),
  );
  const units: { id: Id }[] = all('units')
    .map((unit, at) => ({ unit, place: places[at] ?? 0 }))
    .sort((a, b) => a.place - b.place)
    .map(({ unit }) => unit);
  const place = new Map(units.map(({ id }, at) => [id, at]));
  return {
    ...value,
    units,
    cells: all('cells').sort((a, b) => (place.get(a.unit) ?? 0) - (place.get(b.unit) ?? 0)),
    participation: all('participation'),
    comments: all('comments'),
  };
};

/** The casts' guarantee: the formats say so, and an attack on something else would find nothing and fail its test. */
export const viewOf = (crawled: Crawl, story: Story): View => {
  const docs = objectsIn(crawled);
  const all = [...docs.values()];
  const manifest = all.find(({ suite }) => suite === 1) as unknown as Manifest;
  const releases = all.filter(({ format }) => /^chorus-release(-index)?\/1$/.test(String(format)));
  const closes = all.filter((doc) => 'release_hash' in doc) as unknown as WaveClose[];
  const documents = releases
    .map((value) => whole(value, docs) as unknown as ReleaseDocument)
    .sort((a, b) => (a.opened < b.opened ? -1 : 1));
  return {
    manifest,
    waves: documents.map((document, at) => {
      const close = closes.find(({ wave }) => wave === document.wave);
      const number = story.manifest.waves.findIndex(({ id }) => id === document.wave);
      return waveView(
        document,
        {
          ballots: new Map(close?.cohorts.map(({ cohort, ballots }) => [cohort, ballots])),
          answered: answeredOf(story.waves[number] ?? []),
        },
        documents[at - 1],
      );
    }),
  };
};
