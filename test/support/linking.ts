/**
 * An operator who keeps every row and every time of the desk and the box, and tries to say who sent which ballot
 * (PROTOCOL 1). Pure: times are hours, randomness is an argument.
 */

/** A repeatable stream of numbers in [0, 1). */
export type Stream = () => number;

/** One member of a cohort: when they were at the desk, and when the ballot that is really theirs reached the box. */
export type Visit = { collected: number; answered: number };

export type Habit =
  /** Collects and answers in one sitting: minutes apart. */
  | { kind: 'sitting' }
  /** One window; the browser sends the ballot by itself within so many hours. */
  | { kind: 'delay'; hours: number }
  /** Collects in an earlier window, answers in a later one. `punctual` (0 to 1): how much the early stay early. */
  | { kind: 'windows'; gap: number; punctual: number };

const WINDOW_HOURS = 120;
/** Half of all visits come within this many hours of the window's opening. */
const HALF_LIFE_HOURS = 20;

/** A standard normal number (Box and Muller). */
const normal = (next: Stream): number =>
  Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

/** Chance that a standard normal number is below `z` (Abramowitz and Stegun 26.2.17, error below 1e-7). */
const belowNormal = (z: number): number => {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? 1 - tail : tail;
};

/** Front-loaded over the window: the share `u` of all visits has happened by then. */
const visitAt = (u: number): number => {
  const rate = Math.LN2 / HALF_LIFE_HOURS;
  return -Math.log(1 - u * (1 - Math.exp(-rate * WINDOW_HOURS))) / rate;
};

/** Minutes spent on the questionnaire: mostly three to ten. */
const sitting = (next: Stream): number => Math.exp(Math.log(5) + 0.5 * normal(next)) / 60;

/** `people` members of one cohort who all answer, by what they are in the habit of doing. */
export const playVisits = (habit: Habit, people: number, next: Stream): Visit[] =>
  Array.from({ length: people }, () => {
    const early = normal(next);
    const collected = visitAt(belowNormal(early));
    if (habit.kind === 'sitting') return { collected, answered: collected + sitting(next) };
    if (habit.kind === 'delay')
      return { collected, answered: collected + sitting(next) + habit.hours * next() };
    const again = habit.punctual * early + Math.sqrt(1 - habit.punctual ** 2) * normal(next);
    return { collected, answered: WINDOW_HOURS + habit.gap + visitAt(belowNormal(again)) };
  });

/** Which ballot the operator says is each person's: index of a ballot for every index of a person. */
export type Attack = (collected: readonly number[], answered: readonly number[]) => number[];

const order = (times: readonly number[]): number[] =>
  times.map((_, i) => i).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0));

/** Only the order of the rows in two tables: the first who collected sent the first ballot. */
export const matchOrder: Attack = (collected, answered) => {
  const ballots = order(answered);
  const claimed: number[] = [];
  for (const [rank, person] of order(collected).entries()) claimed[person] = ballots[rank] ?? 0;
  return claimed;
};

/**
 * The assignment of least total cost (Hungarian method with potentials, O(n^3)): for costs that are minus the
 * logarithm of a likelihood, no other guess is more likely to be right as a whole.
 */
export const assign = (cost: readonly (readonly number[])[]): number[] => {
  const n = cost.length;
  const rowPotential = new Float64Array(n + 1);
  const columnPotential = new Float64Array(n + 1);
  const rowOf = new Int32Array(n + 1);
  for (let row = 1; row <= n; row++) {
    const least = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
    const way = new Int32Array(n + 1);
    const used = new Uint8Array(n + 1);
    rowOf[0] = row;
    let column = 0;
    do {
      used[column] = 1;
      const at = rowOf[column] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let nearest = 0;
      for (let j = 1; j <= n; j++) {
        if (used[j]) continue;
        const reduced = (cost[at - 1]?.[j - 1] ?? 0) - (rowPotential[at] ?? 0) - (columnPotential[j] ?? 0);
        if (reduced < (least[j] ?? 0)) {
          least[j] = reduced;
          way[j] = column;
        }
        if ((least[j] ?? 0) < delta) {
          delta = least[j] ?? 0;
          nearest = j;
        }
      }
      for (let j = 0; j <= n; j++) {
        if (used[j]) {
          const owner = rowOf[j] ?? 0;
          rowPotential[owner] = (rowPotential[owner] ?? 0) + delta;
          columnPotential[j] = (columnPotential[j] ?? 0) - delta;
        } else least[j] = (least[j] ?? 0) - delta;
      }
      column = nearest;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const previous = way[column] ?? 0;
      rowOf[column] = rowOf[previous] ?? 0;
      column = previous;
    }
  }
  const claimed: number[] = new Array(n).fill(0);
  for (let j = 1; j <= n; j++) claimed[(rowOf[j] ?? 1) - 1] = j - 1;
  return claimed;
};

const IMPOSSIBLE = 1e6;

type Together = Exclude<Habit, { kind: 'windows' }>;

/** Minus the logarithm of the likelihood of a delay, known to the operator exactly as people really behave. */
const surprise = (habit: Together, hours: number): number => {
  if (hours <= 0) return IMPOSSIBLE;
  const spread = (Math.log(hours * 60) - Math.log(5)) / 0.5;
  if (habit.kind === 'sitting') return Math.log(hours) + spread ** 2 / 2;
  return hours <= habit.hours ? 0 : spread ** 2 / 2 + (hours - habit.hours) * 60;
};

/**
 * Every time, to the second, and the best assignment of all under the true law of delays. Across two windows that is
 * the order: the likelihood of a pair depends on the product of how early each was, and sums of products are largest
 * in order (without habits every assignment is as likely as any other).
 */
export const matchLikelihood = (habit: Habit): Attack => {
  if (habit.kind === 'windows') return matchOrder;
  return (collected, answered) =>
    assign(collected.map((from) => answered.map((to) => surprise(habit, to - from))));
};

/** Share of people of whom the operator names the right ballot, over many cohorts. */
export const linkedShare = (
  { habit, people, rounds }: { habit: Habit; people: number; rounds: number },
  attack: Attack,
  next: Stream,
): number => {
  let right = 0;
  for (let round = 0; round < rounds; round++) {
    const visits = playVisits(habit, people, next);
    // The tables do not say which row belongs to which: the ballots are dealt in another order.
    const dealt = order(visits.map(() => next()));
    const claimed = attack(
      visits.map(({ collected }) => collected),
      dealt.map((person) => visits[person]?.answered ?? 0),
    );
    for (const [person, ballot] of claimed.entries()) if (dealt[ballot] === person) right += 1;
  }
  return right / (rounds * people);
};
