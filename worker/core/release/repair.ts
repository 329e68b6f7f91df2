import type { Atom, Group, Groups } from './groups.ts';
import { makeWalk, movesAcross } from './walk.ts';

/** Rounds over those who have no witness yet, before a figure is withdrawn. */
const ROUNDS = 4;

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
 * @param of `atoms` and `upTo` end where the walk ended: other answers, same document
 * @returns positions of groups, empty when everything may be published
 * @example withdrawals(groupsOf({ people, admission, answers, rules })).size
 */
export const withdrawals = (of: Groups): Set<number> => {
  const { atoms, groups, edges } = of;
  const truth = atoms.map(({ counts }) => edges.map((edge) => upTo(counts, edge)));
  const differs = (at: number, index: number): number =>
    upTo(atoms[at]?.counts ?? new Int32Array(), edges[index] ?? 0) - (truth[at]?.[index] ?? 0);
  const walk = makeWalk(of);
  const gone = new Set<number>();
  let alike = together(atoms, gone);
  const witnessed = new Set<string>();
  const key = (name: string, index: number) => `${index} ${name}`;
  /** Looks at everyone a step touched: whose number differs now? */
  const see = (touched: Iterable<number>) => {
    for (const at of touched) {
      const same = alike.of[at];
      for (const index of same ? edges.keys() : [])
        if (same && same.atoms.reduce((sum, one) => sum + differs(one, index), 0) !== 0)
          witnessed.add(key(same.name, index));
    }
  };
  const open = (): { atoms: number[]; index: number }[] =>
    alike.all.flatMap(({ name, atoms: same }) =>
      [...edges.keys()].flatMap((index) =>
        witnessed.has(key(name, index)) ? [] : [{ atoms: same, index, name }],
      ),
    );
  for (;;) {
    for (let round = 0; round < ROUNDS; round++)
      for (const { atoms: same, index } of open())
        for (const at of same)
          for (const move of movesAcross(atoms[at], at, edges[index] ?? 0)) {
            if (same.reduce((sum, one) => sum + differs(one, index), 0) !== 0) break;
            see(walk(move) ?? []);
          }
    const certain = open();
    if (certain.length === 0) return gone;
    for (const { atoms: same } of certain)
      for (const group of involved(of, atoms[same[0] ?? -1], gone)) withdraw(groups, group, gone);
    alike = together(atoms, gone);
    see(atoms.keys());
  }
};

const upTo = (counts: Int32Array, threshold: number): number => {
  let sum = 0;
  for (let answer = 0; answer <= threshold; answer++) sum += counts[answer] ?? 0;
  return sum;
};

type Alike = { name: string; atoms: number[] };

/** Atoms that the figures which are left do not tell apart; those in none of them are left out. */
const together = (
  atoms: readonly Atom[],
  gone: ReadonlySet<number>,
): { all: Alike[]; of: (Alike | undefined)[] } => {
  const all = new Map<string, Alike>();
  const of = atoms.map((atom, at) => {
    const name = atom.groups.filter((group) => !gone.has(group)).join();
    if (name === '') return undefined;
    const known = all.get(name);
    if (known) {
      known.atoms.push(at);
      return known;
    }
    const alone = { name, atoms: [at] };
    all.set(name, alone);
    return alone;
  });
  return { all: [...all.values()], of };
};

const withdraw = (groups: readonly Group[], at: number, gone: Set<number>): void => {
  const group = groups[at];
  if (!group) return;
  gone.add(at);
  group.low.fill(0);
  group.high.fill(group.people);
};

/**
 * What goes for an atom: the smallest cell that holds it, else the smallest one that holds anybody of its unit, else,
 * of its unit and the units next below, the smallest, with that unit's cells.
 */
const involved = ({ atoms, groups }: Groups, atom: Atom | undefined, gone: ReadonlySet<number>): number[] => {
  const left = (of: Iterable<number>, cells: boolean) =>
    [...new Set(of)].filter((at) => !gone.has(at) && (groups[at]?.cell ?? -1) >= 0 === cells);
  const smallest = (of: readonly number[]) =>
    of.reduce(
      (best, at) => ((groups[at]?.people ?? 0) < (groups[best]?.people ?? 0) ? at : best),
      of[0] ?? -1,
    );
  const own = left(atom?.groups ?? [], true);
  if (own.length > 0) return [smallest(own)];
  const [pool] = left(atom?.groups ?? [], false);
  const within = (groups[pool ?? -1]?.atoms ?? []).flatMap((at) => [atoms[at]?.groups ?? []]);
  const beside = left(within.flat(), true);
  if (beside.length > 0) return [smallest(beside)];
  const next = within.map((chain) => {
    const units = left(chain, false);
    return units[units.indexOf(pool ?? -1) - 1] ?? pool ?? -1;
  });
  const unit = smallest([...new Set([pool ?? -1, ...next])]);
  return [...groups.keys()].filter((at) => groups[at]?.unit === groups[unit]?.unit && !gone.has(at));
};
