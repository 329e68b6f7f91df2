import {
  and,
  type Constraints,
  complete,
  constrain,
  type Form,
  noConstraints,
  normalise,
  reduce,
} from './field.ts';

/** Respondents who stand for one linear form of the unknowns, the sum of those in it (coefficients 1). */
export type FormClass = { unknowns: readonly number[]; people: number };

/** A class whose form is not zero yet, in unknowns that are still free. */
type Light = { form: Form; people: number };

/**
 * Finds the combinations of published figures that describe fewer than `k` people: values of the unknowns for which
 * the classes whose form is not zero hold 1..k-1 people together (DISCLOSURE section 3.3). For each one `forbid`
 * says what must be zero from then on (the figure that is withdrawn); the search ends when there is none left.
 *
 * **Closure**: a class of proportional forms with at least k people vanishes in every such combination; forms are
 * reduced by those, fall together, and so on until nothing changes. **Search** on what remains: the heaviest class is
 * taken as described, with budget k - 1; classes above the rest of the budget must vanish. While the target is a
 * combination of the others, one of those must be described too: branch on which, at most k - 1 deep. A target that
 * is in no such combination has a solution with few enough people; a target without one vanishes and joins the
 * constraints.
 *
 * Over GF(p). A rational combination remains one modulo p, so none is missed unless p divides all that is left of it;
 * the caller tries two primes. NP-hard in general (minimum distance of a linear code); tiny here.
 *
 * @param of.forbid gets the values of the unknowns, modulo p; gives a form that is not zero for them
 * @returns how many combinations were found
 * @example clearSupports({ classes, k: 5, p: PRIMES[0], forbid: (values) => new Map([[cellIn(values), 1]]) })
 */
export const clearSupports = (of: {
  classes: readonly FormClass[];
  k: number;
  p: number;
  forbid: (values: Form) => Form;
}): number => {
  const { k, p, forbid } = of;
  const constraints = noConstraints(p);
  let lights: Light[] = of.classes
    .filter(({ people }) => people > 0)
    .map(({ unknowns, people }) => ({ form: new Map(unknowns.map((unknown) => [unknown, 1])), people }));
  let found = 0;
  for (;;) {
    lights = closure(constraints, lights, k - 1);
    if (lights.length === 0) return found;
    for (const part of components(lights)) {
      let merged = false;
      for (let left = part; left.length > 0 && !merged; left = closure(constraints, left, k - 1)) {
        const values = describingFew(constraints, left, k);
        if (!values) continue;
        found++;
        const withdrawn = forbid(values);
        // A figure that reaches beyond this component ties it to others: look at all of them anew.
        const free = new Set(left.flatMap(({ form }) => [...form.keys()]));
        merged = [...reduce(constraints, withdrawn).keys()].some((unknown) => !free.has(unknown));
        constrain(constraints, withdrawn);
      }
      if (merged) break;
    }
  }
};

/**
 * Takes the heaviest class as target: values that describe it and fewer than k people, or null after putting
 * down that it vanishes.
 */
const describingFew = (constraints: Constraints, lights: readonly Light[], k: number): Form | null => {
  const [target, ...others] = lights.toSorted((a, b) => b.people - a.people);
  if (!target) return null;
  const local = describing(noConstraints(constraints.p), target, others, k - 1 - target.people);
  if (!local) {
    constrain(constraints, target.form);
    return null;
  }
  const [free] = reduce(local, target.form).keys();
  const values: Form = new Map(free === undefined ? [] : [[free, 1]]);
  complete(local, values);
  complete(constraints, values);
  return values;
};

/** Makes every class above the budget vanish, again and again, and joins classes of proportional forms. */
const closure = (constraints: Constraints, classes: readonly Light[], budget: number): Light[] => {
  let lights = classes;
  for (;;) {
    const byForm = new Map<string, Light>();
    for (const { form, people } of lights) {
      const rest = reduce(constraints, form);
      if (rest.size === 0) continue;
      const normal = normalise(rest, constraints.p);
      const key = [...normal].join(' ');
      const same = byForm.get(key);
      if (same) same.people += people;
      else byForm.set(key, { form: normal, people });
    }
    lights = [...byForm.values()];
    const heavy = lights.filter(({ people }) => people > budget);
    if (heavy.length === 0) return [...lights];
    for (const { form } of heavy) constrain(constraints, form);
  }
};

/** Classes that share unknowns, directly or through others, together. */
const components = (lights: readonly Light[]): Light[][] => {
  const byUnknown = new Map<number, Light[]>();
  for (const light of lights)
    for (const unknown of light.form.keys()) {
      const holding = byUnknown.get(unknown);
      if (holding) holding.push(light);
      else byUnknown.set(unknown, [light]);
    }
  const seen = new Set<Light>();
  return lights.flatMap((start) => {
    if (seen.has(start)) return [];
    const part = new Set([start]);
    for (const light of part)
      for (const unknown of light.form.keys())
        for (const other of byUnknown.get(unknown) ?? []) part.add(other);
    for (const light of part) seen.add(light);
    return [[...part]];
  });
};

/** Constraints of a combination that describes the target and at most `budget` of the others, or null. */
const describing = (
  known: Constraints,
  target: Light,
  others: readonly Light[],
  budget: number,
): Constraints | null => {
  const zero = others.filter(({ people }) => people > budget).map(({ form }) => form);
  let constraints = and(known, zero);
  if (reduce(constraints, target.form).size === 0) return null;
  const open = others.filter(({ form, people }) => people <= budget && reduce(constraints, form).size > 0);
  const needed = circuit(constraints, target.form, open);
  if (!needed)
    return and(
      constraints,
      open.map(({ form }) => form),
    );
  for (const one of needed) {
    const rest = open.filter((other) => other !== one);
    const found = describing(constraints, target, rest, budget - one.people);
    if (found) return found;
    constraints = and(constraints, [one.form]);
    if (reduce(constraints, target.form).size === 0) return null;
  }
  return null;
};

/** Classes of which the target is a linear combination, or null when it is none: then all of them may vanish. */
const circuit = (constraints: Constraints, target: Form, open: readonly Light[]): Light[] | null => {
  let grown = constraints;
  const used: Light[] = [];
  for (const one of open) {
    grown = and(grown, [one.form]);
    used.push(one);
    if (reduce(grown, target).size === 0) break;
  }
  if (reduce(grown, target).size > 0) return null;
  // Leave out one after the other for as long as the target still follows: what remains is needed.
  for (let at = used.length - 2; at >= 0; at--) {
    const without = used.filter((_, index) => index !== at);
    if (
      reduce(
        and(
          constraints,
          without.map(({ form }) => form),
        ),
        target,
      ).size === 0
    )
      used.splice(at, 1);
  }
  return used;
};
