/**
 * Invented organisations of every shape, from a seed: 20 to 20,000 people on 1 to 8 levels, 20 to 95 % of whom
 * answer, 50 to 97 % of them favourably. Through the real cohorts; the ballots are what a box would count.
 */
import { formCohorts } from '../../worker/core/cohort/form.ts';
import type { Questionnaire, Scale } from '../../worker/core/questionnaire.ts';
import type { CountedBallot } from '../../worker/core/release/document.ts';
import type { Member } from '../../worker/core/roster/member.ts';
import { DEFAULT_RULES, type Manifest } from '../../worker/core/season.ts';

export const MANIFEST_HASH = 'ab'.repeat(32);

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
export const stream = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

const SCALES: Scale[] = [
  [1, 5],
  [1, 5],
  [0, 10],
  [1, 3],
];

const questionnaireWith = (items: number): Questionnaire => ({
  v: 1,
  id: 'pulse',
  title: { en: 'Pulse' },
  items: Array.from({ length: items }, (_, at) => ({
    kind: 'scale' as const,
    id: `item-${at}`,
    theme: at % 4 === 2 ? ('recommend' as const) : ('mood' as const),
    core: at % 4 < 2,
    scale: SCALES[at % 4] ?? [1, 5],
    reversed: at % 5 === 4,
    text: { en: `Statement ${at}.` },
  })),
});

export type Shape = {
  people: number;
  levels: number;
  participation: number;
  favourable: number;
  items: number;
};

/** The shape that belongs to a seed: sizes are spread over the orders of magnitude, not over the numbers. */
export const shapeOf = (seed: number): Shape => {
  const next = stream(seed);
  return {
    people: Math.round(20 * 1000 ** next()),
    levels: 1 + Math.floor(8 * next()),
    participation: 0.2 + 0.75 * next(),
    favourable: 0.5 + 0.47 * next(),
    items: 4,
  };
};

/** Where somebody works: levels are left at random, so units have people of their own at every depth. */
const pathOf = (next: () => number, levels: number): string[] => {
  const path: string[] = [];
  for (let level = 0; level < levels && (level === 0 || next() < 0.8); level++)
    path.push(`Unit ${Math.floor(next() ** 2 * (level === 0 ? 6 : 4)) + 1}`);
  return path;
};

const answerTo = (scale: Scale, reversed: boolean, favourable: boolean, next: () => number): number => {
  const [low, high] = scale;
  const from = high === 10 ? 9 : high === 3 ? 3 : 4;
  const answer = favourable
    ? from + Math.floor(next() * (high - from + 1))
    : low + Math.floor(next() * (from - low));
  return reversed ? low + high - answer : answer;
};

export type Invented = { manifest: Manifest; questionnaire: Questionnaire; ballots: CountedBallot[] };

/**
 * The organisation of a seed, and what was answered in its first wave.
 *
 * @example organisationOf(17).manifest.cohorts.length
 */
export const organisationOf = (seed: number, change: Partial<Shape> = {}): Invented => {
  const shape = { ...shapeOf(seed), ...change };
  const next = stream(seed + 1_000_003);
  const members: Member[] = Array.from({ length: shape.people }, (_, at) => ({
    employee_id: `p${at}`,
    unit: pathOf(next, shape.levels),
    attributes: {},
  }));
  const formed = formCohorts(members, { k_cohort: 12, organisation: 'Everyone' });
  if (!formed.ok) throw new Error('the invented roster forms no cohorts');
  const { units, cohorts, assignment } = formed.value;
  const questionnaire = questionnaireWith(shape.items);
  const manifest: Manifest = {
    v: 1,
    suite: 1,
    org: 'northwind-aaaaaaaaaaaaaaaa',
    season: '2026-q4',
    rules: DEFAULT_RULES,
    collect_opens: '2026-09-01T08:00:00Z',
    collect_closes: '2026-09-10T18:00:00Z',
    units,
    attributes: [],
    priority: 'units',
    waves: ['2026-10-05', '2026-11-02'].map((day, index) => ({
      id: `w${index + 1}`,
      opens: `${day}T08:00:00Z`,
      closes: `${day.slice(0, 8)}16T18:00:00Z`,
      releases: `${day.slice(0, 8)}19T08:00:00Z`,
      questionnaire_hash: '00'.repeat(32),
    })),
    cohorts: cohorts.map(({ members: _, ...cohort }) => ({ ...cohort, members_root: '00'.repeat(32) })),
    keys_root: '00'.repeat(32),
    log_key: 'A'.repeat(43),
    receipt_key: 'A'.repeat(43),
    desk: 'https://desk.example',
    box: 'https://box.example',
  };
  const moods = new Map(
    cohorts.map(({ id }) => [id, Math.min(1, Math.max(0, shape.favourable + (next() - 0.5) / 3))]),
  );
  const ballots = members.flatMap(({ employee_id }): CountedBallot[] => {
    if (next() > shape.participation) return [];
    const cohort = assignment.get(employee_id) ?? '';
    const answers = questionnaire.items.flatMap((item) =>
      item.kind === 'scale' && next() < 0.96
        ? [[item.id, answerTo(item.scale, item.reversed, next() < (moods.get(cohort) ?? 0.5), next)] as const]
        : [],
    );
    return [{ cohort, answers: Object.fromEntries(answers) }];
  });
  return { manifest, questionnaire, ballots };
};
