/** Small organisations and large ones, with their ballots, for the release tests. Everything from a seed. */
import type { Questionnaire, Scale } from '../../../worker/core/questionnaire.ts';
import type { CountedBallot } from '../../../worker/core/release/document.ts';
import { DEFAULT_RULES, type Id, type Manifest, type Rules } from '../../../worker/core/season.ts';

export const MH = 'ab'.repeat(32);

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
export const random = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const scaleItem = (
  id: Id,
  more: { core?: boolean; reversed?: boolean; scale?: Scale } = {},
): Questionnaire['items'][number] => ({
  kind: 'scale',
  id,
  theme: more.scale?.[1] === 10 ? 'recommend' : 'mood',
  core: more.core ?? false,
  scale: more.scale ?? [1, 5],
  reversed: more.reversed ?? false,
  text: { en: `Statement ${id}.` },
});

export const questionnaireOf = (items: Questionnaire['items']): Questionnaire => ({
  v: 1,
  id: 'test',
  title: { en: 'Test' },
  items,
});

/** A manifest over units in the given order, with one cohort for every unit that has members of its own. */
export const manifestOf = (
  units: { id: Id; parent: Id | null; size?: number }[],
  rules: Partial<Rules> = {},
): Manifest => ({
  v: 1,
  suite: 1,
  org: 'northwind-aaaaaaaaaaaaaaaa',
  season: '2026-q4',
  rules: { ...DEFAULT_RULES, ...rules },
  collect_opens: '2026-09-01T08:00:00Z',
  collect_closes: '2026-09-10T18:00:00Z',
  units: units.map(({ id, parent }) => ({ id, parent, label: `Unit ${id}` })),
  attributes: [],
  priority: 'units',
  waves: [
    {
      id: 'w1',
      opens: '2026-10-05T08:00:00Z',
      closes: '2026-10-16T18:00:00Z',
      releases: '2026-10-19T08:00:00Z',
      questionnaire_hash: '00'.repeat(32),
    },
  ],
  cohorts: units
    .filter(({ size }) => size)
    .map(({ id, size }) => ({
      id: `c-${id}`,
      unit: id,
      label: id,
      attributes: {},
      size: size ?? 0,
      members_root: '00'.repeat(32),
    })),
  keys_root: '00'.repeat(32),
  log_key: 'A'.repeat(43),
  receipt_key: 'A'.repeat(43),
  desk: 'https://desk.example',
  box: 'https://box.example',
});

/** A random tree; sizes are uneven, as in real organisations: many units of a dozen, a few of hundreds. */
export const randomManifest = (next: () => number, size: number, rules: Partial<Rules> = {}): Manifest =>
  manifestOf(
    Array.from({ length: size }, (_, at) => ({
      id: `u${at}`,
      parent: at === 0 ? null : `u${Math.floor(next() ** 1.5 * at)}`,
      size: next() < 0.15 ? 0 : Math.floor(12 + 60 * next() ** 4),
    })),
    rules,
  );

/** Answers of a share of every cohort, with skipped items and a few comments. */
export const randomBallots = (
  manifest: Manifest,
  questionnaire: Questionnaire,
  next: () => number,
  participation = 0.6,
): CountedBallot[] =>
  manifest.cohorts.flatMap((cohort) => {
    const mood = next();
    return Array.from({ length: cohort.size })
      .filter(() => next() < participation)
      .map(() => ({
        cohort: cohort.id,
        answers: Object.fromEntries(
          questionnaire.items
            .filter((item) => next() < (item.kind === 'open' ? 0.25 : 0.93))
            .map((item) => {
              if (item.kind === 'open') return [item.id, `About ${Math.floor(next() * 1e6)}`];
              const [low, high] = item.scale;
              return [
                item.id,
                Math.round(low + (high - low) * Math.min(1, Math.max(0, mood + next() - 0.5))),
              ];
            }),
        ),
      }));
  });

export const shuffled = <T>(list: readonly T[], next: () => number): T[] =>
  list
    .map((value) => ({ value, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
