/** Small organisations for properties, and the plain definition of what their cohorts may cost. */
import fc from 'fast-check';
import type { Member } from '../../../worker/core/roster/member.ts';

const pathOf = (parents: number[], unit: number): string[] =>
  unit === 0 ? [] : [...pathOf(parents, parents[unit] ?? 0), `u${unit}`];

/** Up to `units` units below the organisation, 0 to 7 people in each, some leading a unit; any order of rows. */
export const organisation = (units: number): fc.Arbitrary<Member[]> =>
  fc
    .integer({ min: 1, max: units })
    .chain((count) =>
      fc.tuple(
        fc.tuple(fc.constant(0), ...Array.from({ length: count }, (_, i) => fc.nat({ max: i }))),
        fc.array(fc.nat({ max: 7 }), { minLength: count + 1, maxLength: count + 1 }),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 3 }),
      ),
    )
    .chain(([parents, sizes, leads]) => {
      const members: Member[] = sizes.flatMap((size, unit) =>
        Array.from({ length: size }, (_, i) => ({
          employee_id: `e${unit}-${i}`,
          unit: pathOf(parents, unit),
          attributes: {},
        })),
      );
      // Only units that have somebody at or below them are on a roster.
      const known = members.map(({ unit }) => unit);
      for (const [who, which] of leads) {
        const leader = members[who % Math.max(1, members.length)];
        const led = known[which % Math.max(1, known.length)];
        if (leader && led) leader.manager_of = led;
      }
      return fc.shuffledSubarray(members, { minLength: members.length });
    });

const key = (path: string[]) => path.join('/');

/** Where each member starts, from the definition: `path` of the unit, and whether directly in one with sub-units. */
export const startOf = (members: Member[]) => {
  const units = new Map<string, string[]>([['', []]]);
  for (const { unit } of members)
    for (let depth = 1; depth <= unit.length; depth++)
      units.set(key(unit.slice(0, depth)), unit.slice(0, depth));
  const hasSubUnits = (path: string[]) =>
    [...units.values()].some(
      (unit) => unit.length === path.length + 1 && key(unit.slice(0, -1)) === key(path),
    );
  const unitOf = (member: Member) => (member.manager_of ? member.manager_of.slice(0, -1) : member.unit);
  return { units: [...units.values()], hasSubUnits, unitOf };
};

type Node = { size: number; children: Node[] };

const treeOf = (members: Member[]): Node => {
  const { units, hasSubUnits, unitOf } = startOf(members);
  const at = (path: string[]) => members.filter((member) => key(unitOf(member)) === key(path)).length;
  const node = (path: string[]): Node => {
    if (!hasSubUnits(path)) return { size: at(path), children: [] };
    const below = units.filter(
      (unit) => unit.length === path.length + 1 && key(unit.slice(0, -1)) === key(path),
    );
    return { size: 0, children: [{ size: at(path), children: [] }, ...below.map(node)] };
  };
  return node([]);
};

/** Every keep-or-pass choice at every node, none left out: [passed up, levels lost]. */
function* everyChoice(node: Node, k: number): Generator<[number, number]> {
  function* gathered(children: Node[]): Generator<[number, number]> {
    const [first, ...rest] = children;
    if (!first) return yield [0, 0];
    for (const [size, cost] of everyChoice(first, k))
      for (const [others, costs] of gathered(rest)) yield [size + others, cost + costs];
  }
  for (const [below, cost] of gathered(node.children)) {
    const size = below + node.size;
    yield [size, cost + size];
    if (size === 0 || size >= k) yield [0, cost];
  }
}

/** The fewest levels lost over all choices; infinite if there is no allowed one. O(2^nodes). */
export const fewestLevelsLost = (members: Member[], k: number): number => {
  let best = Number.POSITIVE_INFINITY;
  for (const [passed, cost] of everyChoice(treeOf(members), k)) if (passed === 0) best = Math.min(best, cost);
  return best;
};
