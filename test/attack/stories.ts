/** Seasons of two waves for the attacker: invented ones of every shape, and a small one whose victims have names. */
import type { Questionnaire } from '../../worker/core/questionnaire.ts';
import type { CountedBallot } from '../../worker/core/release/document.ts';
import { DEFAULT_RULES, type Id, type Manifest } from '../../worker/core/season.ts';
import { organisationOf, type Shape, stream } from '../support/organisations.ts';
import type { Story } from './play.ts';

const OPEN: Questionnaire['items'][number] = { kind: 'open', id: 'better', text: { en: 'What would help?' } };

/** Some people write something, each something else: who stands twice is then the same person. */
const withComments = (ballots: readonly CountedBallot[], next: () => number): CountedBallot[] =>
  ballots.map(({ cohort, answers: { better: _, ...answers } }, at) => ({
    cohort,
    answers:
      next() < 0.25 ? { ...answers, better: `More of ${Math.floor(900 * next())}, says ${at}.` } : answers,
  }));

/** A second wave: a few stay away, a few come as room is left, some change their minds. */
const nextWave = (manifest: Manifest, ballots: readonly CountedBallot[], next: () => number) => {
  const byCohort = Map.groupBy(ballots, ({ cohort }) => cohort);
  return manifest.cohorts.flatMap(({ id, size }) => {
    const own = byCohort.get(id) ?? [];
    const any = () => own[Math.floor(next() * own.length)]?.answers ?? {};
    const stay = own
      .filter(() => next() > 0.08)
      .map((one) => (next() < 0.2 ? { ...one, answers: any() } : one));
    const room = size - own.length;
    const come = Array.from({ length: Math.min(room, Math.floor(4 * next())) }, () => ({
      cohort: id,
      answers: any(),
    }));
    return [...stay, ...(own.length > 0 ? come : [])];
  });
};

/** The organisation of a seed, with an open question, over two waves. */
export const inventedStory = (seed: number, change: Partial<Shape> = {}): Story => {
  const { manifest, questionnaire, ballots } = organisationOf(seed, change);
  const next = stream(seed + 5_000_011);
  const first = withComments(ballots, next);
  return {
    manifest,
    questionnaire: { ...questionnaire, items: [...questionnaire.items, OPEN] },
    waves: [first, withComments(nextWave(manifest, first, next), next)],
  };
};

type Group = { id: Id; unit: Id; size: number; attributes?: Record<Id, string> };

const GROUPS: Group[] = [
  { id: 'c-ads', unit: 'ads', size: 24 },
  { id: 'c-ops', unit: 'ops', size: 24 },
  { id: 'c-lab', unit: 'lab', size: 12 },
  { id: 'c-night', unit: 'night', size: 12 },
  { id: 'c-men', unit: 'transport', size: 20, attributes: { family: 'Safety', gender: 'men' } },
  { id: 'c-women', unit: 'transport', size: 12, attributes: { family: 'Safety', gender: 'women' } },
  { id: 'c-others', unit: 'transport', size: 60, attributes: { family: 'Engineering', gender: 'women' } },
];

const statement = (
  id: Id,
  theme: 'mood' | 'energy' | 'say',
  core: boolean,
): Questionnaire['items'][number] => ({
  kind: 'scale',
  id,
  theme,
  core,
  scale: [1, 5],
  reversed: false,
  text: { en: `Statement about ${id}.` },
});

/** `people` ballots; `good` of them favourable, and of each item all but so many first ones answered it. */
const cast = (
  cohort: Id,
  people: number,
  of: { good: number; skipped?: Record<Id, number>; writers?: number },
): CountedBallot[] =>
  Array.from({ length: people }, (_, at) => ({
    cohort,
    answers: {
      ...Object.fromEntries(
        ['mood', 'energy', 'say', 'voice'].flatMap((item) =>
          at < (of.skipped?.[item] ?? 0) ? [] : [[item, at < people - of.good ? 2 : 4]],
        ),
      ),
      ...(at < (of.writers ?? 0) ? { better: `What ${cohort} wrote as number ${at}.` } : {}),
    },
  }));

const season = (waves: CountedBallot[][]): Story => {
  const unit = (id: Id, label: string, parent: Id | null = 'all') => ({ id, label, parent });
  return {
    manifest: {
      v: 1,
      suite: 1,
      org: '',
      season: '2026-q4',
      rules: DEFAULT_RULES,
      collect_opens: '2026-09-01T08:00:00Z',
      collect_closes: '2026-09-10T18:00:00Z',
      units: [
        unit('all', 'Northwind', null),
        unit('ads', 'Ads'),
        unit('ops', 'Ops'),
        unit('lab', 'Lab'),
        unit('night', 'Night shift'),
        unit('transport', 'Transport'),
        unit('tiny', 'Archive', 'ops'),
      ],
      attributes: [
        { id: 'family', levels: ['family', 'any'] },
        { id: 'gender', levels: ['gender', 'any'] },
      ],
      priority: 'units',
      waves: ['2026-10-05', '2026-11-02'].map((day, at) => ({
        id: `w${at + 1}`,
        opens: `${day}T08:00:00Z`,
        closes: `${day.slice(0, 8)}16T18:00:00Z`,
        releases: `${day.slice(0, 8)}19T08:00:00Z`,
        questionnaire_hash: '',
      })),
      cohorts: GROUPS.map(({ attributes = {}, ...group }) => ({
        ...group,
        label: group.unit,
        attributes,
        members_root: '00'.repeat(32),
      })),
      keys_root: '',
      log_key: '',
      receipt_key: '',
      desk: '',
      box: '',
    },
    questionnaire: {
      v: 1,
      id: 'pulse',
      title: { en: 'Pulse' },
      items: [
        statement('mood', 'mood', true),
        statement('energy', 'energy', true),
        statement('say', 'say', true),
        statement('voice', 'say', false),
        OPEN,
      ],
    },
    waves,
  };
};

/**
 * Northwind. Lab: three voted. Ads: three answered ‘say’. Ops: two did not answer ‘energy’, one not ‘mood’. Night shift: five
 * of one mind, six in the second wave. Transport: two women in Safety. Archive has nobody.
 */
export const northwind = (): Story => {
  const wave = (night: number) => [
    ...cast('c-ads', 13, { good: 8, skipped: { say: 10, voice: 0 }, writers: 6 }),
    ...cast('c-ops', 14, { good: 9, skipped: { energy: 2, mood: 1 }, writers: 0 }),
    ...cast('c-lab', 3, { good: 1, writers: 1 }),
    ...cast('c-night', night, { good: night }),
    ...cast('c-men', 11, { good: 6, writers: 7 }),
    ...cast('c-women', 2, { good: 0 }),
    ...cast('c-others', 37, { good: 20, writers: 5 }),
  ];
  return season([wave(5), wave(6)]);
};
