import { ok, type Problem, type Result, refuse } from '../result.ts';
import type { Member } from '../roster/member.ts';
import { nearest } from '../roster/nearest.ts';
import type { Id } from '../season.ts';
import type { Attribute } from './attribute.ts';
import type { Domain } from './domain.ts';
import { domainOf } from './domainOf.ts';
import { tidy } from './hierarchy.ts';
import type { Column } from './table.ts';

/** Between the labels of an attribute's path in a manifest: `Italy › Rome`. */
export const PATH_SEPARATOR = ' › ';

/** A declared attribute with the leaf of every member. `id` is its name as a manifest writes names. */
export type DeclaredAttribute = { id: Id; domain: Domain; leaves: Int32Array };

/** `year_first_hired` -> `year-first-hired`; empty if nothing is left. */
export const attributeId = (name: string): Id =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 32)
    .replace(/-+$/, '');

const columnOf = (members: Member[], name: string, rowOf: (i: number) => number): Column => {
  const index = new Map<string, number>();
  const rows: number[] = [];
  const codes = Int32Array.from(members, ({ attributes }, i) => {
    const value = tidy(attributes[name] ?? '');
    const known = index.get(value);
    if (known !== undefined) return known;
    index.set(value, rows.length);
    rows.push(rowOf(i));
    return rows.length - 1;
  });
  return { name, values: [...index.keys()], rows, codes };
};

const unknown = (name: string, members: Member[]): Problem => {
  const names = new Set(members.flatMap(({ attributes }) => Object.keys(attributes)));
  const meant = nearest(name, names);
  return {
    code: 'unknown-attribute',
    row: 1,
    column: name,
    value: name,
    message: `No member has the attribute “${name}”.`,
    remedy: `${meant === undefined ? '' : `Did you mean “${meant}”? `}The attributes are ${[...names].map((known) => `“${known}”`).join(', ') || 'none'}.`,
  };
};

const badName = (name: string, other: string | undefined): Problem => ({
  code: other === undefined ? 'bad-attribute-name' : 'attribute-twice',
  row: 1,
  column: name,
  value: name,
  message:
    other === undefined
      ? 'An attribute’s name needs a letter from a to z or a digit.'
      : `“${name}” and “${other}” would have the same id.`,
  remedy: other === undefined ? 'Rename the column.' : 'Declare one of them only, or rename it.',
});

const unreadable = ({ name, leaves, path }: Domain): Problem[] => {
  const label = Array.from({ length: leaves }, (_, leaf) => path(leaf, leaf))
    .flat()
    .find((text) => text.includes(PATH_SEPARATOR.trim()));
  if (label === undefined) return [];
  return [
    {
      code: 'separator-in-label',
      column: name,
      value: label,
      message: 'A value or label holds “›”, which stands between two labels in a manifest.',
      remedy: 'Write it with another character.',
    },
  ];
};

/**
 * Reads the declared attributes of all members. A member without a value, or without the attribute, counts as
 * “not stated”, a value of its own.
 *
 * @param rowOf row of the file a member stands in; from 2 on if absent, as if names of columns stood above
 * @returns `bad-roster` with every value that cannot be generalised, every unknown attribute
 */
export const declareAttributes = (
  members: Member[],
  attributes: Attribute[],
  rowOf: (i: number) => number = (i) => i + 2,
): Result<DeclaredAttribute[]> => {
  const problems: Problem[] = [];
  const byId = new Map<Id, string>();
  const declared = attributes.flatMap((attribute) => {
    const { name } = attribute;
    const id = attributeId(name);
    const other = byId.get(id);
    if (id === '' || other !== undefined) {
      problems.push(badName(name, id === '' ? undefined : other));
      return [];
    }
    byId.set(id, name);
    if (!members.some((member) => Object.hasOwn(member.attributes, name))) {
      problems.push(unknown(name, members));
      return [];
    }
    const { domain, leaves, problems: found } = domainOf(attribute, columnOf(members, name, rowOf));
    problems.push(...found, ...unreadable(domain));
    return [{ id, domain, leaves }];
  });
  return problems.length > 0 ? refuse('bad-roster', problems) : ok(declared);
};
