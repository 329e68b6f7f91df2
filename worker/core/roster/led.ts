import { byText, type Member } from './member.ts';
import { pathKey, pathText, splitPath } from './path.ts';

/** `at`: position among the members; `texts`: paths as the file writes them. */
export type LedRow = { at: number; texts: string[] };

const normal = (text: string) => pathKey(splitPath(text));

/** Every unit by its path as written. A name may itself hold a stroke when the path came from several columns. */
const unitsByText = (members: Member[]): Map<string, string[]> => {
  const units = new Map<string, string[]>();
  const seen = new Set<string[]>();
  for (const { unit } of members) {
    if (seen.has(unit)) continue;
    seen.add(unit);
    for (let depth = unit.length; depth > 0; depth--) {
      const path = unit.slice(0, depth);
      units.set(normal(pathText(path)), path);
    }
  }
  return units;
};

const topmost = (paths: string[][]): string[] | undefined =>
  paths.toSorted((a, b) => a.length - b.length || byText(pathKey(a), pathKey(b)))[0];

/**
 * Gives every leading member the topmost unit they lead (`manager_of`), and returns all they lead
 * by position for the checks. A path nobody is in stays as it was written.
 */
export const resolveLed = (members: Member[], rows: LedRow[]): Map<number, string[][]> => {
  const all = new Map<number, string[][]>();
  if (rows.length === 0) return all;
  const units = unitsByText(members);
  for (const { at, texts } of rows) {
    const paths = texts.map((text) => units.get(normal(text)) ?? splitPath(text));
    const member = members[at];
    const top = topmost(paths);
    if (member && top) member.manager_of = top;
    all.set(at, paths);
  }
  return all;
};
