import type { Problem } from '../result.ts';
import { STANDARD_FIELDS, type StandardField } from './member.ts';
import { nearest } from './nearest.ts';
import { notText } from './values.ts';

export type ColumnOptions = {
  /** Where a field stands under another name: field -> column, e.g. `{ employee_id: 'ID' }`. */
  map?: Record<string, string>;
  /** Columns that together are the unit path, from the top down; instead of a `unit` column. */
  unitColumns?: string[];
};

export type Columns = {
  header: string[];
  /** Positions in the row. */
  fields: Partial<Record<Exclude<StandardField, 'unit'>, number>>;
  /** One position: a column of paths. Several: one name each. */
  unit: number[];
  unitIsPath: boolean;
  attributes: { name: string; at: number }[];
};

const isField = (text: string): text is StandardField => STANDARD_FIELDS.some((field) => field === text);

/** A member's field by the name the file gives it; columns kept aside keep theirs. */
export const columnOf = ({ header, fields, unit }: Columns, field: string): string => {
  if (!isField(field)) return field;
  if (field === 'unit') return unit.map((at) => header[at]).join(', ');
  const at = fields[field];
  return (at === undefined ? undefined : header[at]) ?? field;
};

const NEEDED = ['employee_id', 'unit'];

const listed = (header: string[]) => header.map((name) => `“${name}”`).join(', ');

const checkHeader = (header: string[]): Problem[] => {
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  header.forEach((name, at) => {
    if (name === '') {
      const message = `Column ${at + 1} has no name.`;
      problems.push({
        code: 'unnamed-column',
        row: 1,
        message,
        remedy: 'Name it in the first row, or delete it.',
      });
      return;
    }
    const damaged = notText(name, name);
    if (damaged) {
      const { field, ...finding } = damaged;
      problems.push({ ...finding, row: 1, column: finding.value ?? field });
    }
    const first = seen.get(name);
    if (first === undefined) seen.set(name, at);
    else
      problems.push({
        code: 'duplicate-column',
        row: 1,
        column: name,
        value: name,
        message: `Columns ${first + 1} and ${at + 1} are both called “${name}”.`,
        remedy: 'Give one of them another name, or delete it.',
      });
  });
  return problems;
};

const unknownColumn = (column: string, wantedAs: string, header: string[]): Problem => {
  const meant = nearest(column, header);
  return {
    code: 'unknown-column',
    row: 1,
    column,
    value: column,
    message: `There is no column “${column}” to take ${wantedAs} from.`,
    remedy: `${meant === undefined ? '' : `Did you mean “${meant}”? `}The columns are ${listed(header)}.`,
  };
};

const missing = (header: string[], absent: string[]): Problem[] => {
  if (absent.length === NEEDED.length && !header.some(isField))
    return [
      {
        code: 'missing-header',
        row: 1,
        value: header.join(','),
        message: 'The first row does not name the columns: neither employee_id nor unit is among them.',
        remedy: `Put the names in the first row, or say which column is which (--map employee_id=…, --unit …). The first row has ${listed(header)}.`,
      },
    ];
  return absent.map((field) => {
    const meant = nearest(field, header);
    return {
      code: 'missing-column',
      row: 1,
      column: field,
      message: `There is no column “${field}”.`,
      remedy: `${meant === undefined ? 'Add it, or say' : `If “${meant}” is meant, say so; else say`} which column it is (--map ${field}=${meant ?? '…'}). The columns are ${listed(header)}.`,
    };
  });
};

/** Which column is which, from the row of names and what the person said about it. */
export const findColumns = (
  header: string[],
  { map = {}, unitColumns = [] }: ColumnOptions,
): { columns: Columns; problems: Problem[] } => {
  const problems = checkHeader(header);
  const fields: Columns['fields'] = {};
  let unit: number[] = [];
  const absent: string[] = [];

  for (const field of Object.keys(map))
    if (!isField(field))
      problems.push({
        code: 'unknown-field',
        value: field,
        message: `“${field}” is nothing a column can be mapped to.`,
        remedy: `It can be ${STANDARD_FIELDS.join(', ')}. Other columns are kept aside under their own names.`,
      });
  if (unitColumns.length > 0 && map.unit !== undefined)
    problems.push({
      code: 'unit-twice',
      value: map.unit,
      message: 'The unit is mapped to one column and also made of several.',
      remedy: 'Say only one of the two.',
    });

  for (const field of STANDARD_FIELDS) {
    if (field === 'unit' && unitColumns.length > 0) continue;
    const column = map[field] ?? field;
    const at = header.indexOf(column);
    if (at !== -1) {
      if (field === 'unit') unit = [at];
      else fields[field] = at;
    } else if (map[field] !== undefined) problems.push(unknownColumn(column, field, header));
    else if (NEEDED.includes(field)) absent.push(field);
  }
  for (const column of unitColumns) {
    const at = header.indexOf(column);
    if (at === -1) problems.push(unknownColumn(column, 'the unit', header));
    else unit.push(at);
  }
  problems.push(...missing(header, absent));

  const used = new Set<number>([...unit, ...Object.values(fields)]);
  const attributes = header.flatMap((name, at) => (used.has(at) ? [] : [{ name, at }]));
  return { columns: { header, fields, unit, unitIsPath: unitColumns.length === 0, attributes }, problems };
};
