import type { Problem } from '../result.ts';
import type { Member } from './member.ts';
import { nearest } from './nearest.ts';
import { fold, pathKey, pathText } from './path.ts';
import { makeProblemList, type ProblemList } from './problemList.ts';
import { countUses, findSpellings } from './spelling.ts';
import { checkValues } from './values.ts';

/** Unknown units for which the nearest known one is looked up; beyond that the file needs another look anyway. */
const SUGGESTIONS = 50;

type Led = { path: string[]; row: number };

export type RosterChecker = {
  /** `led`: every unit the row says this person leads, where that is more than `member.manager_of`. */
  add(member: Member, row: number, led?: string[][]): void;
  /** Adds what only shows once every row is known. */
  finish(): void;
};

const rowsOf = (first: number, second: number) => `rows ${first} and ${second}`;

/** A unit of the same own name elsewhere in the tree: people leave out the levels above. */
const sameName = (known: Map<string, string>, wanted: string[]): string | undefined => {
  const end = pathKey(wanted.slice(-1));
  for (const [key, text] of known) if (key.endsWith(`\u0000${end}`)) return text;
  return undefined;
};

/** `field` of a problem is named as the file names it: by `columnOf`. */
export const makeRosterChecker = (
  problems: ProblemList,
  columnOf: (field: string) => string = (field) => field,
): RosterChecker => {
  const ids = new Map<string, number>();
  const emails = new Map<string, number>();
  const uses = new Map<string, { path: string[]; row: number; members: number }>();
  const leads: Led[] = [];

  const checkRepeated = (
    seen: Map<string, number>,
    key: string,
    problem: (first: number) => Problem,
    row: number,
  ) => {
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else problems.add(problem(first));
  };

  const checkSpellings = () => {
    for (const { path, row, members, usual, usualMembers } of findSpellings(uses))
      problems.add({
        code: 'similar-unit',
        row,
        column: columnOf('unit'),
        value: pathText(path),
        message: `“${pathText(path)}” (${members}) and “${pathText(usual)}” (${usualMembers}) differ only in case, spaces or the form of a letter.`,
        remedy: `If they are one unit, write “${pathText(usual)}” everywhere; if they are two, give one another name.`,
      });
  };

  const checkLeads = () => {
    const known = new Map<string, string>([[pathKey([]), '/']]);
    for (const { path } of uses.values())
      for (let depth = path.length; depth > 0; depth--) {
        const above = path.slice(0, depth);
        if (known.has(pathKey(above))) break;
        known.set(pathKey(above), pathText(above));
      }
    const suggested = new Map<string, string | undefined>();
    const suggest = (wanted: string[]) => {
      const text = pathText(wanted);
      if (!suggested.has(text) && suggested.size < SUGGESTIONS)
        suggested.set(text, nearest(text, known.values()) ?? sameName(known, wanted));
      return suggested.get(text);
    };
    for (const { path, row } of leads) {
      if (known.has(pathKey(path))) continue;
      const meant = suggest(path);
      problems.add({
        code: 'unknown-unit-led',
        row,
        column: columnOf('manager_of'),
        value: pathText(path),
        message: 'Nobody on the roster is in the unit this person is said to lead.',
        remedy: meant
          ? `Did you mean “${meant}”? Write the path as the unit column has it.`
          : 'Write the path of a unit as the unit column has it, or leave it empty.',
      });
    }
  };

  return {
    add(member, row, led = member.manager_of ? [member.manager_of] : []) {
      const findings = checkValues(member);
      for (const { field, ...finding } of findings)
        problems.add({ ...finding, row, column: columnOf(field) });
      const fine = (field: string) => !findings.some((finding) => finding.field === field);
      const { employee_id, email } = member;
      if (fine('employee_id'))
        checkRepeated(
          ids,
          employee_id,
          (first) => ({
            code: 'duplicate-employee-id',
            row,
            column: columnOf('employee_id'),
            value: employee_id,
            message: `The employee id ${employee_id} is in ${rowsOf(first, row)}.`,
            remedy: 'Keep one of the two rows, or correct the id in the other.',
          }),
          row,
        );
      if (email !== undefined && fine('email'))
        checkRepeated(
          emails,
          fold(email),
          (first) => ({
            code: 'duplicate-email',
            row,
            column: columnOf('email'),
            value: email,
            message: `The e-mail address ${email} is in ${rowsOf(first, row)}.`,
            remedy: 'A personal link must reach one person only: correct one of them, or leave it empty.',
          }),
          row,
        );
      if (fine('unit')) countUses(uses, member.unit, row);
      if (fine('manager_of')) for (const path of led) leads.push({ path, row });
    },
    finish() {
      if (ids.size === 0 && problems.count() === 0)
        problems.add({
          code: 'no-members',
          message: 'There is nobody on this roster.',
          remedy: 'Add one row for each person below the row of column names.',
        });
      checkSpellings();
      checkLeads();
    },
  };
};

/**
 * Everything that is wrong with a roster, values and comparisons between members; `[]` means it may
 * be used. The same checks run on a CSV file while it is read and on members handed to the desk.
 * Members count as rows from 2 on, as if a row of column names stood above them. O(members).
 *
 * @example checkRoster([{ employee_id: 'E1', unit: ['Ads'], attributes: {} }]) // []
 */
export const checkRoster = (members: Iterable<Member>): Problem[] => {
  const problems = makeProblemList();
  const checker = makeRosterChecker(problems);
  let row = 2;
  for (const member of members) checker.add(member, row++);
  checker.finish();
  return problems.list();
};
