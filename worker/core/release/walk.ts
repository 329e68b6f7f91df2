import type { Groups } from './groups.ts';

/** One person of an atom changes their answer, from one point of the scale to another. */
export type Move = { atom: number; from: number; to: number };

/** Moves of one chain. */
const MAX_CHAIN = 16;
/** Moves weighed for each link of a chain. */
const MAX_WEIGHED = 100;

/** Changes of one answer that pass a threshold, [from, to], short ones first. */
export const changesAcross = (points: number, threshold: number): [number, number][] => {
  const changes: [number, number][] = [];
  for (let below = threshold; below >= 0; below--)
    for (let above = threshold + 1; above < points; above++) changes.push([below, above], [above, below]);
  return changes.sort(([a, b], [c, d]) => Math.abs(a - b) - Math.abs(c - d));
};

/**
 * Walks through answers that all give the same document. A step is a chain: one answer in an atom is changed; while
 * some group's figures would then change, an answer of somebody in the smallest such group is changed the other way,
 * the one that disturbs least, at most MAX_CHAIN times. A chain that does not end well is taken back. Deterministic.
 *
 * @returns a step: makes the move and what it takes to keep every figure, without the `barred` atoms, and gives the
 *   atoms it touched; null when nothing was changed
 * @example makeWalk(groupsOf({ people, admission, answers, rules }))({ atom: 0, from: 3, to: 2 }, new Set([0]))
 */
export const makeWalk = (groups: Groups) => {
  const { points, thresholds, upTo, low, high, counts, groupsOf, atomsOf } = groups;
  const across = Array.from({ length: thresholds }, (_, threshold) => changesAcross(points, threshold));

  const make = (atom: number, from: number, to: number) => {
    const at = atom * points;
    counts[at + from] = (counts[at + from] ?? 0) - 1;
    counts[at + to] = (counts[at + to] ?? 0) + 1;
    const change = from < to ? -1 : 1;
    const [first, last] = from < to ? [from, to] : [to, from];
    for (const group of groupsOf[atom] ?? [])
      for (let i = group * thresholds + first; i < group * thresholds + last; i++)
        upTo[i] = (upTo[i] ?? 0) + change;
  };

  /** How much further off, in answers, a move would put the figures of its groups; at least `enough` if it says so. */
  const disturbance = (atom: number, from: number, to: number): number => {
    const change = from < to ? -1 : 1;
    const [first, last] = from < to ? [from, to] : [to, from];
    let sum = 0;
    for (const group of groupsOf[atom] ?? [])
      for (let i = group * thresholds + first; i < group * thresholds + last; i++) {
        const count = upTo[i] ?? 0;
        if (change < 0) sum += count <= (low[i] ?? 0) ? 1 : count > (high[i] ?? 0) ? -1 : 0;
        else sum += count >= (high[i] ?? 0) ? 1 : count < (low[i] ?? 0) ? -1 : 0;
      }
    return sum;
  };

  /** The smallest group of the chain's atoms whose figures are off: at which entry, -1 for none. */
  const broken = (chain: readonly Move[]): number => {
    let found = -1;
    let fewest = Number.POSITIVE_INFINITY;
    for (const { atom } of chain)
      for (const group of groupsOf[atom] ?? []) {
        const size = atomsOf[group]?.length ?? 0;
        if (size >= fewest) continue;
        for (let i = group * thresholds; i < (group + 1) * thresholds; i++) {
          const count = upTo[i] ?? 0;
          if (count >= (low[i] ?? 0) && count <= (high[i] ?? 0)) continue;
          found = i;
          fewest = size;
          break;
        }
      }
    return found;
  };

  /** The move of somebody in a broken group that mends it and disturbs least, among those that make nothing worse. */
  const mending = (entry: number, chain: readonly Move[], barred: ReadonlySet<number>): Move | null => {
    const group = Math.floor(entry / thresholds);
    const rise = (upTo[entry] ?? 0) < (low[entry] ?? 0);
    let best: Move | null = null;
    let least = 1;
    let weighed = 0;
    for (const atom of atomsOf[group] ?? []) {
      if (barred.has(atom) || chain.some((move) => move.atom === atom)) continue;
      for (const [from, to] of across[entry % thresholds] ?? []) {
        if (to < from !== rise || (counts[atom * points + from] ?? 0) === 0) continue;
        weighed++;
        const more = disturbance(atom, from, to);
        if (more >= least) continue;
        best = { atom, from, to };
        least = more;
      }
      if (weighed > MAX_WEIGHED && best) break;
    }
    return best;
  };

  return (first: Move, barred: ReadonlySet<number>): number[] | null => {
    const chain = [first];
    make(first.atom, first.from, first.to);
    for (let entry = broken(chain); entry >= 0; entry = broken(chain)) {
      const next = chain.length < MAX_CHAIN ? mending(entry, chain, barred) : null;
      if (!next) {
        for (const { atom, from, to } of chain.reverse()) make(atom, to, from);
        return null;
      }
      make(next.atom, next.from, next.to);
      chain.push(next);
    }
    return chain.map(({ atom }) => atom);
  };
};
