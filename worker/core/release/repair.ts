import type { Groups } from './groups.ts';
import { changesAcross, makeWalk } from './walk.ts';

const NOBODY: ReadonlySet<number> = new Set();
/** Rounds over those who have no witness yet, before a figure is withdrawn. */
const ROUNDS = 2;

/**
 * What must be withdrawn so that no answers follow from the figures (promise P2; DISCLOSURE section 3.6): groups, by
 * position, so that of every pool, and of every part of one that attribute cells tell apart, the number of favourable
 * and the number of unfavourable answers may each be another one. Then no group's answers are certain either.
 *
 * That a number may be another one is shown by a **witness**: answers that differ in it and give exactly the same
 * document. `makeWalk` wanders through such answers from the true ones on; every set on its way is a witness for all
 * those in whose number it differs. The adversary may know how many answered in every group, more than is published.
 * A witness is made of whole people, so it proves more than the interval of a linear program, whose ends no real
 * answers need reach; and it needs no program. Where none is found, the smallest attribute cell involved goes, else the
 * smallest unit beside the pool; a longer search might have shown that it could stay: too much is withdrawn, never
 * too little. Those whose figures went are looked at together with the people they are now among.
 *
 * @param groups `counts` and `upTo` end where the walk ended: other answers, same document
 * @returns positions of groups, empty when everything may be published
 * @example withdrawals(groupsOf({ people, admission, answers, rules })).size
 */
export const withdrawals = (groups: Groups): Set<number> => {
  const { points, edges } = groups;
  const atoms = groups.groupsOf.length;
  const truth = groups.counts.slice();
  const across = edges.map((edge) => changesAcross(points, edge));
  const walk = makeWalk(groups);
  const gone = new Set<number>();
  let alike = together(groups, gone);
  /** By class of atoms, one bit for each edge whose number was seen to be another one. */
  let seen = new Uint8Array(alike.classes.length);

  /** How many more answers of a class are up to the edge than in truth. */
  const more = (same: readonly number[], edge: number): number => {
    let sum = 0;
    for (const atom of same)
      for (let at = atom * points; at <= atom * points + edge; at++)
        sum += (groups.counts[at] ?? 0) - (truth[at] ?? 0);
    return sum;
  };
  const see = (atom: number) => {
    for (const own of alike.of[atom] ?? [])
      for (const [index, edge] of edges.entries())
        if (more(alike.classes[own] ?? [], edge) !== 0) seen[own] = (seen[own] ?? 0) | (1 << index);
  };
  const isOpen = (own: number, index: number) => ((seen[own] ?? 0) & (1 << index)) === 0;
  const look = (same: readonly number[], own: number, index: number) => {
    // The others of the class would only undo what it is to show.
    const barred = same.length > 1 ? new Set(same) : NOBODY;
    for (const atom of same)
      for (const [from, to] of across[index] ?? []) {
        if (!isOpen(own, index)) return;
        if ((groups.counts[atom * points + from] ?? 0) > 0)
          for (const touched of walk({ atom, from, to }, barred) ?? []) see(touched);
      }
  };
  const full = (1 << edges.length) - 1;
  for (;;) {
    for (let round = 0; round < ROUNDS && seen.some((bits) => bits !== full); round++)
      for (const index of edges.keys())
        for (const [own, same] of alike.classes.entries()) if (isOpen(own, index)) look(same, own, index);
    const certain = alike.classes.filter((_, own) => seen[own] !== full);
    if (certain.length === 0) return gone;
    for (const group of apart(groups, certain, gone)) withdraw(groups, group, gone);
    const before = new Map(alike.classes.map((same, own) => [nameOf(same), seen[own] ?? 0]));
    alike = together(groups, gone);
    // Who is still with the same people keeps the witness; who was joined with others needs one for all together.
    seen = Uint8Array.from(alike.classes, (same) => before.get(nameOf(same)) ?? 0);
    for (let atom = 0; atom < atoms; atom++) see(atom);
  }
};

/** Classes only ever grow, so the first atom and the number of atoms say which atoms they are. */
const nameOf = (same: readonly number[]): string => `${same[0]} ${same.length}`;

/**
 * Atoms that the figures which are left do not tell apart, and the atoms of every pool together. Those in no figure
 * are left out. `of`: the classes of each atom.
 */
const together = ({ groupsOf, cell }: Groups, gone: ReadonlySet<number>) => {
  const classes: number[][] = [];
  const of = groupsOf.map((): number[] => []);
  const gather = (nameOfAtom: (groups: readonly number[], atom: number) => string | number) => {
    const known = new Map<string | number, number>();
    for (const [atom, groups] of groupsOf.entries()) {
      const name = nameOfAtom(groups, atom);
      if (name === '') continue;
      let own = known.get(name);
      if (own === undefined) {
        own = classes.push([]) - 1;
        known.set(name, own);
      }
      classes[own]?.push(atom);
      of[atom]?.push(own);
    }
  };
  gather((groups, atom) => (gone.size === 0 ? atom : groups.filter((group) => !gone.has(group)).join()));
  // Without attribute cells a pool is one class already.
  if (cell.some((at) => at >= 0))
    gather((groups) => groups.find((group) => !gone.has(group) && (cell[group] ?? -1) < 0) ?? '');
  return { classes, of };
};

/** From here on the group's figures say nothing. */
const withdraw = ({ thresholds, people, low, high }: Groups, group: number, gone: Set<number>): void => {
  gone.add(group);
  low.fill(0, group * thresholds, (group + 1) * thresholds);
  high.fill(people[group] ?? 0, group * thresholds, (group + 1) * thresholds);
};

/**
 * What goes now for classes of atoms that are certain: the smallest groups first, and nothing for those next to a group
 * that goes already, who may have a witness without it.
 */
const apart = (groups: Groups, certain: readonly number[][], gone: ReadonlySet<number>): number[] => {
  const { groupsOf, people } = groups;
  const find = makeInvolved(groups, gone);
  const wanted = certain
    .flatMap(([atom]) => (atom === undefined ? [] : [{ atom, going: find(atom) }]))
    .sort((a, b) => (people[a.going[0] ?? -1] ?? 0) - (people[b.going[0] ?? -1] ?? 0) || a.atom - b.atom);
  const near = new Set<number>();
  return wanted.flatMap(({ atom, going }) => {
    const around = [...(groupsOf[atom] ?? []).filter((group) => !gone.has(group)).slice(0, 2), ...going];
    if (around.some((group) => near.has(group))) return [];
    for (const group of around) near.add(group);
    return going;
  });
};

/**
 * What goes for an atom: the smallest cell that holds it, else the smallest one that holds anybody of its unit, else,
 * of its unit and the units next below, the smallest, with that unit's cells.
 */
const makeInvolved = (groups: Groups, gone: ReadonlySet<number>) => {
  const { groupsOf, atomsOf, cell, unit, people } = groups;
  const isLeft = (group: number, cells: boolean) => !gone.has(group) && (cell[group] ?? -1) >= 0 === cells;
  const smallest = (of: readonly number[]) =>
    of.reduce((best, group) => ((people[group] ?? 0) < (people[best] ?? 0) ? group : best), of[0] ?? -1);
  const groupsOfUnit = Map.groupBy(unit.keys(), (group) => unit[group] ?? -1);
  const byPool = new Map<number, number[]>();

  const aroundPool = (pool: number): number[] => {
    const within = (atomsOf[pool] ?? []).map((atom) => groupsOf[atom] ?? []);
    const cells = new Set(within.flatMap((chain) => chain.filter((group) => isLeft(group, true))));
    if (cells.size > 0) return [smallest([...cells])];
    const beside = new Set([pool]);
    for (const chain of within) {
      const units = chain.filter((group) => isLeft(group, false));
      beside.add(units[units.indexOf(pool) - 1] ?? pool);
    }
    const least = smallest([...beside]);
    return (groupsOfUnit.get(unit[least] ?? -1) ?? []).filter((group) => !gone.has(group));
  };

  return (atom: number): number[] => {
    const chain = groupsOf[atom] ?? [];
    const own = chain.filter((group) => isLeft(group, true));
    if (own.length > 0) return [smallest(own)];
    const pool = chain.find((group) => isLeft(group, false)) ?? -1;
    const known = byPool.get(pool) ?? aroundPool(pool);
    byPool.set(pool, known);
    return known;
  };
};
