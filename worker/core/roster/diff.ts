import { byText, type Member } from './member.ts';
import { pathKey } from './path.ts';

export type UnitChange = { from: string[]; to: string[] };

export type RosterDiff = {
  /** Employee ids, sorted. */
  joined: string[];
  left: string[];
  moved: (UnitChange & { employee_id: string })[];
  /** Units that are the same people under another path; these people are not in `moved`. */
  renamed: (UnitChange & { members: number })[];
  /** Employee ids whose unit is the same but something else about them is not. */
  changed: string[];
};

const details = ({ employee_id, unit, ...rest }: Member) =>
  JSON.stringify([
    rest.email,
    rest.name,
    rest.language,
    rest.manager_of,
    Object.entries(rest.attributes).toSorted(([a], [b]) => byText(a, b)),
  ]);

const tellApart = (before: Iterable<Member>, after: Iterable<Member>) => {
  const old = new Map<string, Member>();
  const joined: string[] = [];
  const changed: string[] = [];
  const moved: RosterDiff['moved'] = [];
  const stillThere = new Set<string>();
  const alreadyThere = new Set<string>();
  for (const member of before) {
    old.set(member.employee_id, member);
    alreadyThere.add(pathKey(member.unit));
  }
  for (const member of after) {
    const { employee_id, unit } = member;
    stillThere.add(pathKey(unit));
    const was = old.get(employee_id);
    old.delete(employee_id);
    if (!was) joined.push(employee_id);
    else if (pathKey(was.unit) !== pathKey(unit)) moved.push({ employee_id, from: was.unit, to: unit });
    else if (details(was) !== details(member)) changed.push(employee_id);
  }
  return { joined, left: [...old.keys()], changed, moved, stillThere, alreadyThere };
};

/**
 * What a new roster changes. A unit counts as renamed when its old path is gone, its new path is
 * new, and everybody who was in the one and is still here is in the other, and the reverse.
 *
 * @example rosterDiff(frozen, imported).joined // ['E4711']
 */
export const rosterDiff = (before: Iterable<Member>, after: Iterable<Member>): RosterDiff => {
  const { joined, left, changed, moved, stillThere, alreadyThere } = tellApart(before, after);

  const targets = new Map<string, Set<string>>();
  const sources = new Map<string, Set<string>>();
  const note = (map: Map<string, Set<string>>, key: string, value: string) => {
    const set = map.get(key);
    if (set) set.add(value);
    else map.set(key, new Set([value]));
  };
  for (const { from, to } of moved) {
    note(targets, pathKey(from), pathKey(to));
    note(sources, pathKey(to), pathKey(from));
  }
  const isRename = ({ from, to }: UnitChange) =>
    !stillThere.has(pathKey(from)) &&
    !alreadyThere.has(pathKey(to)) &&
    targets.get(pathKey(from))?.size === 1 &&
    sources.get(pathKey(to))?.size === 1;

  const renamed = new Map<string, RosterDiff['renamed'][number]>();
  const really: RosterDiff['moved'] = [];
  for (const move of moved) {
    if (!isRename(move)) {
      really.push(move);
      continue;
    }
    const entry = renamed.get(pathKey(move.from));
    if (entry) entry.members++;
    else renamed.set(pathKey(move.from), { from: move.from, to: move.to, members: 1 });
  }
  return {
    joined: joined.toSorted(byText),
    left: left.toSorted(byText),
    moved: really.toSorted((a, b) => byText(a.employee_id, b.employee_id)),
    renamed: [...renamed.values()].toSorted((a, b) => byText(pathKey(a.from), pathKey(b.from))),
    changed: changed.toSorted(byText),
  };
};
