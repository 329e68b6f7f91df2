import type { Atom, Group, Groups } from './groups.ts';

/** One person of an atom changes their answer, from one point of the scale to another. */
export type Move = { atom: number; from: number; to: number };

/** Moves of one chain. */
const MAX_CHAIN = 16;
/** Moves weighed for each link of a chain. */
const MAX_WEIGHED = 100;

/** Every change of one answer in an atom that passes the threshold, short ones first. */
export const movesAcross = (atom: Atom | undefined, at: number, edge: number): Move[] => {
  if (!atom) return [];
  const { counts } = atom;
  const moves: Move[] = [];
  for (let below = edge; below >= 0; below--)
    for (let above = edge + 1; above < counts.length; above++) {
      if ((counts[below] ?? 0) > 0) moves.push({ atom: at, from: below, to: above });
      if ((counts[above] ?? 0) > 0) moves.push({ atom: at, from: above, to: below });
    }
  return moves.sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
};

/** How far the group's figures would be off, in answers, if the move were made (by = 1) or as it is now (by = 0). */
const excess = ({ upTo: at, low, high }: Group, { from, to }: Move, by: number): number => {
  const change = from < to ? -by : by;
  let sum = 0;
  for (let threshold = Math.min(from, to); threshold < Math.max(from, to); threshold++) {
    const count = (at[threshold] ?? 0) + change;
    sum += Math.max(0, (low[threshold] ?? 0) - count, count - (high[threshold] ?? 0));
  }
  return sum;
};

/**
 * Walks through answers that all give the same document. A step is a chain: one answer in an atom is changed; while
 * some group's figures would then change, an answer of somebody in the smallest such group is changed the other way,
 * the one that disturbs least, at most MAX_CHAIN times. A chain that does not end well is taken back. Deterministic.
 *
 * @returns a step: makes the move and what it takes to keep every figure, and gives the atoms it touched; null when
 *   nothing was changed
 * @example makeWalk(groupsOf({ people, admission, answers, rules }))({ atom: 0, from: 3, to: 2 })
 */
export const makeWalk = ({ atoms, groups }: Groups) => {
  const make = ({ atom, from, to }: Move) => {
    const own = atoms[atom];
    if (!own) return;
    own.counts[from] = (own.counts[from] ?? 0) - 1;
    own.counts[to] = (own.counts[to] ?? 0) + 1;
    const change = from < to ? -1 : 1;
    for (const one of own.groups) {
      const counts = groups[one]?.upTo;
      for (let threshold = Math.min(from, to); counts && threshold < Math.max(from, to); threshold++)
        counts[threshold] = (counts[threshold] ?? 0) + change;
    }
  };
  const disturbance = (move: Move): number => {
    let sum = 0;
    for (const one of atoms[move.atom]?.groups ?? []) {
      const group = groups[one];
      if (group) sum += excess(group, move, 1) - excess(group, move, 0);
    }
    return sum;
  };

  return (first: Move): number[] | null => {
    const chain = [first];
    const taboo = new Set([first.atom]);
    make(first);
    for (;;) {
      const broken = mostBroken(groups, chain, atoms);
      if (!broken) return chain.map(({ atom }) => atom);
      const next = chain.length < MAX_CHAIN ? mending(broken, { atoms, taboo, disturbance }) : null;
      if (!next) break;
      make(next);
      chain.push(next);
      taboo.add(next.atom);
    }
    for (const { atom, from, to } of chain.reverse()) make({ atom, from: to, to: from });
    return null;
  };
};

type Broken = { group: Group; threshold: number; rise: boolean };

/** The smallest group of the chain's atoms whose figures are off, and where. */
const mostBroken = (
  groups: readonly Group[],
  chain: readonly Move[],
  atoms: readonly Atom[],
): Broken | null => {
  let found: Broken | null = null;
  for (const { atom } of chain)
    for (const one of atoms[atom]?.groups ?? []) {
      const group = groups[one];
      if (!group || (found && group.atoms.length >= found.group.atoms.length)) continue;
      const threshold = group.upTo.findIndex(
        (count, at) => count < (group.low[at] ?? 0) || count > (group.high[at] ?? 0),
      );
      if (threshold >= 0)
        found = { group, threshold, rise: (group.upTo[threshold] ?? 0) < (group.low[threshold] ?? 0) };
    }
  return found;
};

/** The move of somebody in the broken group that mends it and disturbs least, among those that make nothing worse. */
const mending = (
  { group, threshold, rise }: Broken,
  of: { atoms: readonly Atom[]; taboo: ReadonlySet<number>; disturbance(move: Move): number },
): Move | null => {
  let best: Move | null = null;
  let least = 1;
  let weighed = 0;
  for (const at of group.atoms) {
    if (of.taboo.has(at)) continue;
    for (const move of movesAcross(of.atoms[at], at, threshold)) {
      if (move.to < move.from !== rise) continue;
      weighed++;
      const more = of.disturbance(move);
      if (more >= least) continue;
      best = move;
      least = more;
    }
    if (weighed > MAX_WEIGHED && best) break;
  }
  return best;
};
