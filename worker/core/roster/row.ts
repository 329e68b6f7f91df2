import type { Columns } from './columns.ts';
import type { Member } from './member.ts';
import { splitPath } from './path.ts';

export type ReadRow = {
  member: Member;
  /** The units this person leads as the file writes them; resolved when every unit is known. */
  led: string[];
};

/** Turns one row of values into a member. Empty optional values are absent; equal paths share one array. */
export const makeRowReader = ({ fields, unit, unitIsPath, attributes }: Columns) => {
  const paths = new Map<string, string[]>();

  const unitPath = (values: string[]): string[] => {
    const key = unit.map((at) => values[at]).join('\u0000');
    const known = paths.get(key);
    if (known) return known;
    const names = unit.map((at) => values[at]?.trim() ?? '');
    while (names.length > 1 && names.at(-1) === '') names.pop();
    const path = unitIsPath ? splitPath(names[0] ?? '') : names;
    paths.set(key, path);
    return path;
  };

  return (values: string[]): ReadRow => {
    const text = (at: number | undefined) => (at === undefined ? '' : (values[at]?.trim() ?? ''));
    const member: Member = {
      employee_id: text(fields.employee_id),
      unit: unitPath(values),
      attributes: Object.fromEntries(attributes.map(({ name, at }) => [name, text(at)])),
    };
    const email = text(fields.email);
    const name = text(fields.name);
    const language = text(fields.language);
    if (email) member.email = email;
    if (name) member.name = name;
    if (language) member.language = language;
    const led = text(fields.manager_of)
      .split(';')
      .map((path) => path.trim())
      .filter((path) => path !== '');
    return { member, led };
  };
};
