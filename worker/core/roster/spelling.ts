import { byText } from './member.ts';
import { fold, pathKey } from './path.ts';

/** Two units that are probably one: the less used spelling and the one more people use. */
export type Spelling = {
  path: string[];
  row: number;
  members: number;
  usual: string[];
  usualMembers: number;
};

type Use = { path: string[]; row: number; members: number };

/** How often each unit, and each unit above it, is named, and in which row first. */
export const countUses = (uses: Map<string, Use>, path: string[], row: number): void => {
  const known = uses.get(pathKey(path));
  if (known) {
    known.members++;
    return;
  }
  uses.set(pathKey(path), { path, row, members: 1 });
};

/** Uses of the units above are the sums of the uses below. */
const withUnitsAbove = (uses: Map<string, Use>): Map<string, Use> => {
  const all = new Map<string, Use>();
  for (const { path, row, members } of uses.values())
    for (let depth = 1; depth <= path.length; depth++) {
      const above = path.slice(0, depth);
      const key = pathKey(above);
      const known = all.get(key);
      if (!known) all.set(key, { path: above, row, members });
      else {
        known.members += members;
        known.row = Math.min(known.row, row);
      }
    }
  return all;
};

/**
 * Units whose paths are equal but for case, spaces or Unicode form. Nothing is merged: which
 * spelling is right, or whether they are two units, is for a person to say. A difference in the
 * name of a unit is reported once there and not again for every unit below it.
 */
export const findSpellings = (uses: Map<string, Use>): Spelling[] => {
  const groups = new Map<string, Use[]>();
  for (const use of withUnitsAbove(uses).values()) {
    const key = pathKey(use.path.map(fold));
    const group = groups.get(key);
    if (group) group.push(use);
    else groups.set(key, [use]);
  }
  const spellings: Spelling[] = [];
  for (const group of groups.values()) {
    const [usual, ...others] = group.toSorted(
      (a, b) => b.members - a.members || byText(pathKey(a.path), pathKey(b.path)),
    );
    if (!usual) continue;
    for (const { path, row, members } of others)
      if (path.at(-1) !== usual.path.at(-1))
        spellings.push({ path, row, members, usual: usual.path, usualMembers: usual.members });
  }
  return spellings;
};
