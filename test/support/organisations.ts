/**
 * Invented organisations of every shape, from a seed: 20 to 20,000 people on 1 to 8 levels with 0 to 4 attributes,
 * 20 to 95 % of whom answer, 50 to 97 % of them favourably. Through the real cohorts; the ballots are what a box would count.
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
  attributes: number;
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
    attributes: Math.floor(5 * stream(seed + 2_000_003)()),
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

/** Values of one attribute: a coarse one, a fine one below it. Some values are common, some rare. */
const someValue = (next: () => number): string => {
  const coarse = 'ABC'[Math.floor(3 * next() ** 2)] ?? 'A';
  return `${coarse} › ${coarse}${1 + Math.floor(2 * next())}`;
};

type Part = { people: number[]; labels: Record<string, string> };

/**
 * Splits the people of a tree cohort by their values, coarse ones first, where every part keeps twelve; what is
 * too small stays together under the label it had. Each person is in exactly one part, which all of them fit.
 */
const partsOf = (whole: Part, values: readonly string[][], attribute: number, depth: number): Part[] => {
  const count = values[whole.people[0] ?? 0]?.length ?? 0;
  if (attribute >= count) return [whole];
  const known = (person: number) =>
    (values[person]?.[attribute] ?? '').split(' › ').slice(0, depth).join(' › ');
  const groups = [...Map.groupBy(whole.people, known)].sort(([a], [b]) => (a < b ? -1 : 1));
  const large = groups.filter(([, people]) => people.length >= 12);
  const rest = groups.filter(([, people]) => people.length < 12).flatMap(([, people]) => people);
  if (large.length === 0 || (rest.length > 0 && rest.length < 12))
    return partsOf(whole, values, attribute + 1, 1);
  const parts = large.map(([value, people]) => ({
    people,
    labels: { ...whole.labels, [`a${attribute}`]: value },
  }));
  const deeper = parts.flatMap((part) =>
    depth < 2 ? partsOf(part, values, attribute, 2) : partsOf(part, values, attribute + 1, 1),
  );
  return rest.length > 0
    ? [...deeper, ...partsOf({ ...whole, people: rest }, values, attribute + 1, 1)]
    : deeper;
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
  const { units, cohorts: treeCohorts, assignment } = formed.value;
  const draw = stream(seed + 3_000_017);
  const values = members.map(() => Array.from({ length: shape.attributes }, () => someValue(draw)));
  const inCohort = Map.groupBy(members.keys(), (at) => assignment.get(members[at]?.employee_id ?? '') ?? '');
  const cohortOf = new Map<number, string>();
  const cohorts = treeCohorts.flatMap(({ members: _, ...cohort }) =>
    partsOf({ people: inCohort.get(cohort.id) ?? [], labels: {} }, values, 0, 1).map(
      ({ people, labels }, index) => {
        const id = `${cohort.id.slice(0, 28)}-${index}`;
        for (const person of people) cohortOf.set(person, id);
        return { ...cohort, id, attributes: labels, size: people.length };
      },
    ),
  );
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
    attributes: Array.from({ length: shape.attributes }, (_, at) => ({
      id: `a${at}`,
      levels: ['fine', 'coarse', 'any'],
    })),
    priority: 'units',
    waves: ['2026-10-05', '2026-11-02'].map((day, index) => ({
      id: `w${index + 1}`,
      opens: `${day}T08:00:00Z`,
      closes: `${day.slice(0, 8)}16T18:00:00Z`,
      releases: `${day.slice(0, 8)}19T08:00:00Z`,
      questionnaire_hash: '00'.repeat(32),
    })),
    cohorts: cohorts.map((cohort) => ({ ...cohort, members_root: '00'.repeat(32) })),
    keys_root: '00'.repeat(32),
    log_key: 'A'.repeat(43),
    receipt_key: 'A'.repeat(43),
    desk: 'https://desk.example',
    box: 'https://box.example',
  };
  const moods = new Map(
    cohorts.map(({ id }) => [id, Math.min(1, Math.max(0, shape.favourable + (next() - 0.5) / 3))]),
  );
  const ballots = members.flatMap((_, at): CountedBallot[] => {
    if (next() > shape.participation) return [];
    const cohort = cohortOf.get(at) ?? '';
    const answers = questionnaire.items.flatMap((item) =>
      item.kind === 'scale' && next() < 0.96
        ? [[item.id, answerTo(item.scale, item.reversed, next() < (moods.get(cohort) ?? 0.5), next)] as const]
        : [],
    );
    return [{ cohort, answers: Object.fromEntries(answers) }];
  });
  return { manifest, questionnaire, ballots };
};
