import { direction, type Form, inverse, reduce, type Solved, solve } from './field.ts';

/** People who are in the same published groups: the sum of their groups' unknowns, and how many they are. */
export type Class = { form: Form; people: number };

/** A combination of figures: the value each unknown gets, and the classes (by position) it does not cancel. */
export type Combination = { values: Map<number, number>; classes: number[]; people: number };

export type Verdict = Combination | 'none' | 'undecided';

/** Multiples of one form stand or fall together. */
type Bundle = { form: Form; people: number };

/** Branches looked at before the search says that it does not know. */
const MAX_BRANCHES = 200_000;

/**
 * A combination of published figures that describes 1..budget people, or 'none'. DISCLOSURE section 5, "closure
 * and search".
 *
 * A combination gives every published group a weight, and every person the sum of their groups' weights. It
 * describes those whose sum is not zero. Closure: classes that are multiples of each other and together hold more
 * than `budget` people must have the sum zero; put that in and look again until nothing new follows. Search on what
 * is left: the heaviest bundle is the target, what no longer fits in the budget is zero, and one light bundle at a
 * time is tried as zero and as paid for. NP-hard in general (minimum distance of a linear code); what closure
 * leaves of real releases is tiny.
 *
 * Works modulo a prime. A combination over the rationals, cleared of denominators, is one modulo p with no more
 * people, so **nothing is missed**; with two primes false alarms are as good as impossible.
 *
 * @example lightest([{ form: new Map([[0, 1], [1, 1]]), people: 11 }, { form: new Map([[0, 1]]), people: 2 }], 4, p)
 *   // group 0 minus group 1: 2 people
 */
export const lightest = (classes: readonly Class[], budget: number, p: number): Verdict => {
  const search: Search = { p, left: MAX_BRANCHES };
  const solved: Solved = new Map();
  let bundles = closure(
    classes.filter(({ people }) => people > 0),
    { solved, budget, search },
  );
  while (bundles.length > 0) {
    bundles.sort((a, b) => b.people - a.people);
    const [target, ...rest] = bundles;
    if (!target) break;
    const found = withTarget(target, rest, {
      solved: new Map(solved),
      budget: budget - target.people,
      search,
    });
    if (found) return combination(classes, target, found, p);
    if (search.left <= 0) return 'undecided';
    solve(reduce(target.form, solved, p), solved, p);
    bundles = closure(rest, { solved, budget, search });
  }
  return 'none';
};

type Search = { p: number; left: number };
type State = { solved: Solved; budget: number; search: Search };

/** Bundles that may still be other than zero; those above the budget are put to zero on the way. */
const closure = (from: readonly Bundle[], { solved, budget, search: { p } }: State): Bundle[] => {
  let bundles: readonly Bundle[] = from;
  for (;;) {
    const byDirection = new Map<string, { form: Form; people: number }>();
    for (const { form, people } of bundles) {
      const reduced = reduce(form, solved, p);
      if (reduced.size === 0) continue;
      const key = direction(reduced, p);
      const known = byDirection.get(key);
      if (known) known.people += people;
      else byDirection.set(key, { form: reduced, people });
    }
    bundles = [...byDirection.values()];
    const heavy = bundles.filter(({ people }) => people > budget);
    if (heavy.length === 0) return [...bundles];
    for (const { form } of heavy) {
      const reduced = reduce(form, solved, p);
      if (reduced.size > 0) solve(reduced, solved, p);
    }
  }
};

/** Can the target be other than zero, with `budget` more people? What is solved on success, else null. */
const withTarget = (target: Bundle, others: readonly Bundle[], state: State): Solved | null => {
  const { solved, search } = state;
  if (state.budget < 0 || --search.left <= 0) return null;
  let budget = state.budget;
  let rest: readonly Bundle[] = others;
  for (;;) {
    const bundles = closure(rest, { solved, budget, search });
    const goal = reduce(target.form, solved, search.p);
    if (goal.size === 0) return null;
    const key = direction(goal, search.p);
    const beside = bundles.find(({ form }) => direction(form, search.p) === key);
    rest = bundles.filter((bundle) => bundle !== beside);
    if (!beside) break;
    budget -= beside.people;
    if (budget < 0) return null;
  }
  // Whoever no longer fits was put to zero; the target with its multiples is paid.
  const [light, ...more] = [...rest].sort((a, b) => b.people - a.people);
  if (!light) return solved;
  const zero = new Map(solved);
  solve(light.form, zero, search.p);
  return (
    withTarget(target, more, { solved: zero, budget, search }) ??
    withTarget(target, more, { solved: new Map(solved), budget: budget - light.people, search })
  );
};

/** Gives the target the value one and every unknown that nothing asks for the value zero. */
const combination = (classes: readonly Class[], target: Bundle, solved: Solved, p: number): Combination => {
  const goal = reduce(target.form, solved, p);
  const [free] = goal;
  const chosen = new Map<number, number>();
  if (free) chosen.set(free[0], inverse(free[1], p));
  const weightOf = (form: Form): number => {
    let sum = 0;
    for (const [unknown, coefficient] of reduce(form, solved, p))
      sum = (sum + coefficient * (chosen.get(unknown) ?? 0)) % p;
    return sum;
  };
  const values = new Map<number, number>();
  for (const { form } of classes)
    for (const unknown of form.keys())
      if (!values.has(unknown)) values.set(unknown, weightOf(new Map([[unknown, 1]])));
  const left = classes.flatMap(({ form, people }, index) =>
    people > 0 && weightOf(form) !== 0 ? [index] : [],
  );
  return {
    values,
    classes: left,
    people: left.reduce((sum, index) => sum + (classes[index]?.people ?? 0), 0),
  };
};

/** A value modulo p as a small whole number or fraction, for people. @example signed(p - 1, p) // '-1' */
export const signed = (value: number, p: number): { top: number; bottom: number } | null => {
  for (let bottom = 1; bottom <= 60; bottom++) {
    const top = (value * bottom) % p;
    const centred = top > p / 2 ? top - p : top;
    if (Math.abs(centred) <= 1000) return { top: centred, bottom };
  }
  return null;
};
