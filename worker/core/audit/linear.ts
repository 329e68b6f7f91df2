import type { Cell } from '../release/document.ts';
import { PRIMES } from './field.ts';
import { type Finding, listed, people, quoted } from './finding.ts';
import { type Class, type Combination, lightest, signed } from './lightest.ts';
import type { Interval } from './steps.ts';
import type { Forest } from './units.ts';
import { groupKey, type Profile, type Wave } from './wave.ts';

/** The figures of one item that are about a unit and an attribute, and who is in which. */
export type Incidence = {
  /** People in the same published groups. Unknowns: node of the pool, then the attribute cells in order. */
  classes: Class[];
  /** For each class the profiles in it, by position in the wave. */
  profiles: number[][];
  cells: readonly Cell[];
  forest: Forest;
};

/** The attribute cells (by position in `cells`) that a profile is in, from its unit up. */
const cellsOver = (wave: Wave, byGroup: Map<string, Map<number, number>>, profile: Profile): number[] => {
  const found: number[] = [];
  for (const key of profile.groups) {
    const byUnit = byGroup.get(key);
    for (let at = byUnit ? profile.at : -1; at >= 0; at = wave.units.parent[at] ?? -1) {
      const cell = byUnit?.get(at);
      if (cell !== undefined) found.push(cell);
    }
  }
  return found.sort((a, b) => a - b);
};

/** The group x profile matrix of one item, with equal columns put together. O(profiles x depth x attributes). */
export const incidence = (
  wave: Wave,
  forest: Forest,
  of: { cells: readonly Cell[]; count: (profile: Profile) => Interval },
): Incidence => {
  const byGroup = new Map<string, Map<number, number>>();
  for (const [index, { unit, group }] of of.cells.entries()) {
    if (!group) continue;
    const key = groupKey(group.attribute, group.value);
    const byUnit = byGroup.get(key) ?? new Map<number, number>();
    byUnit.set(wave.units.at.get(unit) ?? -1, index);
    byGroup.set(key, byUnit);
  }
  const classes = new Map<string, { unknowns: number[]; people: number; profiles: number[] }>();
  for (const [index, profile] of wave.profiles.entries()) {
    const [, count] = of.count(profile);
    if (count === 0) continue;
    const pool = forest.poolOf[profile.at] ?? -1;
    const unknowns = cellsOver(wave, byGroup, profile).map((cell) => forest.nodes.length + cell);
    if (pool >= 0) unknowns.push(pool);
    if (unknowns.length === 0) continue;
    const key = unknowns.join();
    const known = classes.get(key);
    if (known) {
      known.people += count;
      known.profiles.push(index);
    } else classes.set(key, { unknowns, people: count, profiles: [index] });
  }
  const found = [...classes.values()];
  return {
    classes: found.map(({ unknowns, people: count }) => ({
      form: new Map(unknowns.map((unknown) => [unknown, 1])),
      people: count,
    })),
    profiles: found.map(({ profiles }) => profiles),
    cells: of.cells,
    forest,
  };
};

/** The part of an incidence that attribute cells have to do with; the rest is pools alone. */
export const connected = (all: Incidence): Incidence => {
  const nodes = all.forest.nodes.length;
  const leader = Array.from({ length: nodes + all.cells.length }, (_, unknown) => unknown);
  const find = (unknown: number): number => {
    let at = unknown;
    while (leader[at] !== at) {
      leader[at] = leader[leader[at] ?? at] ?? at;
      at = leader[at] ?? at;
    }
    return at;
  };
  for (const { form } of all.classes) {
    const [first = 0, ...rest] = form.keys();
    for (const one of rest) leader[find(one)] = find(first);
  }
  const touched = new Set(all.cells.map((_, index) => find(nodes + index)));
  const kept = all.classes.flatMap(({ form }, index) => {
    const [first = 0] = form.keys();
    return touched.has(find(first)) ? [index] : [];
  });
  return {
    ...all,
    classes: kept.flatMap((index) => all.classes[index] ?? []),
    profiles: kept.flatMap((index) => [all.profiles[index] ?? []]),
  };
};

/**
 * P1 where attribute cells meet the tree: no combination of all figures of the item describes 1..k-1 people.
 * One finding at most: the next shows when this one is repaired.
 */
export const combinationFindings = (
  wave: Wave,
  matrix: Incidence,
  of: { item: string; k: number; kind: 'linear' | 'collusion' },
): Finding[] => {
  const where = `${wave.where}, ${of.item}`;
  const [first, second] = PRIMES;
  const found = lightest(matrix.classes, of.k - 1, first);
  if (found === 'none') return [];
  const again = found === 'undecided' ? found : lightest(matrix.classes, of.k - 1, second);
  if (again === 'none') return [];
  if (found === 'undecided' || again === 'undecided')
    return [
      {
        kind: of.kind,
        where,
        people: null,
        explanation: 'So many groups overlap that nobody can say whether a combination isolates people.',
      },
    ];
  const after = of.kind === 'collusion' ? ' once two respondents tell each other what they answered' : '';
  return [
    {
      kind: of.kind,
      where,
      people: found.people,
      explanation: `${inWords(wave, matrix, found)} leaves ${people(found.people)}${after}: fewer than ${of.k}.`,
    },
  ];
};

/** The combination as a person would write it down: what is added, then what is taken away. */
export const inWords = (wave: Wave, matrix: Incidence, { values }: Combination): string => {
  const [p] = PRIMES;
  const { forest, cells, classes } = matrix;
  const nodes = forest.nodes.length;
  const sizeOf = (has: (form: ReadonlyMap<number, number>) => boolean): number =>
    classes.reduce((sum, { form, people: count }) => sum + (has(form) ? count : 0), 0);
  const under = (node: number, top: number): boolean => {
    for (let at = node; at >= 0; at = forest.up[at] ?? -1) if (at === top) return true;
    return false;
  };
  const units = new Set<string>();
  const terms: { value: number; name: string; unit: string | null; size: number }[] = [];
  for (const [node, at] of forest.nodes.entries()) {
    const own = values.get(node) ?? 0;
    const value = (own - (values.get(forest.up[node] ?? -1) ?? 0) + p) % p;
    if (value === 0) continue;
    const size = sizeOf((form) =>
      [...form.keys()].some((unknown) => unknown < nodes && under(unknown, node)),
    );
    terms.push({ value, name: quoted(wave.units.labels[at] ?? ''), unit: null, size });
  }
  for (const [index, { unit, group }] of cells.entries()) {
    const value = values.get(nodes + index) ?? 0;
    if (value === 0) continue;
    const label = wave.units.labels[wave.units.at.get(unit) ?? -1] ?? unit;
    units.add(label);
    terms.push({
      value,
      name: quoted(group?.value ?? ''),
      unit: label,
      size: sizeOf((form) => form.has(nodes + index)),
    });
  }
  const [only = ''] = units;
  const one = units.size === 1;
  const word = ({ value, name, unit, size }: (typeof terms)[number]): { plus: boolean; text: string } => {
    const small = signed(value, p);
    const top = small ? Math.abs(small.top) : 1;
    const times =
      top === 1 && small?.bottom === 1
        ? ''
        : `${top}${small && small.bottom > 1 ? `/${small.bottom}` : ''} x `;
    return {
      plus: !small || small.top > 0,
      text: `${times}${name} (${size})${unit === null || one ? '' : ` of ${quoted(unit)}`}`,
    };
  };
  const words = terms.map(word);
  // A sign for the whole does not matter: begin with what is added.
  const flip = words.filter(({ plus }) => plus).length * 2 < words.length;
  const added = words.filter(({ plus }) => plus !== flip).map(({ text }) => text);
  const taken = words.filter(({ plus }) => plus === flip).map(({ text }) => text);
  const sum = [listed(added, 'plus'), listed(taken, 'minus')].filter(Boolean).join(' minus ');
  return one ? `${sum} in ${quoted(only)}` : sum;
};
