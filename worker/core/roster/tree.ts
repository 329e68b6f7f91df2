import { sha256, utf8 } from '../bytes.ts';
import type { Id, Unit } from '../season.ts';
import { byText, type Member } from './member.ts';
import { pathKey } from './path.ts';

/** One node of the organisation's tree. `children` are in the order of their ids. */
export type UnitNode = {
  id: Id;
  name: string;
  path: string[];
  parent: UnitNode | null;
  children: UnitNode[];
};

export type UnitTree = {
  root: UnitNode;
  find(path: string[]): UnitNode | undefined;
  /** Every unit, a parent before its children, siblings by id; the organisation first. */
  units(): Unit[];
};

const SLUG_LENGTH = 17;
const HASH_LENGTH = 12;
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LENGTH)
    .replace(/^-+|-+$/g, '');

const shortHash = (path: string[]): string => {
  const digest = sha256(utf8(JSON.stringify(path)));
  let text = '';
  for (let i = 0; i < HASH_LENGTH; i++) text += BASE32[(digest[i] ?? 0) & 31];
  return text;
};

/**
 * The id of the unit at a path: a readable piece of its name and 60 bits of the path's SHA-256, at
 * most 30 characters of `[a-z0-9-]`. It depends on the path alone, so a unit keeps its id from one
 * roster to the next for as long as it keeps its place and name. The organisation is `all`.
 *
 * @example unitId(['Ads', 'Ranking']) // 'ranking-' and 12 characters
 */
export const unitId = (path: string[]): Id => {
  const name = path.at(-1);
  if (name === undefined) return 'all';
  return `${slug(name) || 'unit'}-${shortHash(path)}`;
};

/**
 * The organisation's tree: every unit some member sits in, and every unit above one.
 * `members` must have passed `checkRoster`; their order does not matter. O(members x depth).
 *
 * @param organisation name of the root
 * @throws if two paths share an id (chance below 1e-9 for 20,000 units)
 * @example buildUnitTree(members).find(['Ads'])?.children.length
 */
export const buildUnitTree = (
  members: Iterable<Pick<Member, 'unit'>>,
  organisation = 'Everyone',
): UnitTree => {
  const root: UnitNode = { id: 'all', name: organisation, path: [], parent: null, children: [] };
  const byPath = new Map<string, UnitNode>([['', root]]);
  const ids = new Set<Id>([root.id]);

  const ensure = (path: string[]): UnitNode => {
    const key = pathKey(path);
    const known = byPath.get(key);
    if (known) return known;
    const parent = ensure(path.slice(0, -1));
    const node: UnitNode = { id: unitId(path), name: path.at(-1) ?? '', path, parent, children: [] };
    if (ids.has(node.id)) throw new Error(`two units share the id ${node.id}`);
    ids.add(node.id);
    byPath.set(key, node);
    parent.children.push(node);
    return node;
  };

  for (const member of members) ensure(member.unit);
  for (const node of byPath.values()) node.children.sort((a, b) => byText(a.id, b.id));

  return {
    root,
    find: (path) => byPath.get(pathKey(path)),
    units() {
      const units: Unit[] = [];
      const walk = (node: UnitNode) => {
        units.push({ id: node.id, parent: node.parent?.id ?? null, label: node.name });
        for (const child of node.children) walk(child);
      };
      walk(root);
      return units;
    },
  };
};
