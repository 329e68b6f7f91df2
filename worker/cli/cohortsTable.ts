/** The table `chorus cohorts` writes: who is in which cohort. It names people: for the steward only. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { FormedCohorts } from '../core/cohort/form.ts';
import type { Member } from '../core/roster/member.ts';
import { pathText } from '../core/roster/path.ts';

const quoted = (value: string) =>
  /[",;\t\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

const line = (values: string[]) => `${values.map(quoted).join(',')}\n`;

/** One row a member, in the roster's order. */
export const cohortTable = (members: Member[], { cohorts, assignment }: FormedCohorts): string => {
  const byId = new Map(cohorts.map((cohort) => [cohort.id, cohort]));
  const rows = members.map(({ employee_id, unit }) => {
    const cohort = byId.get(assignment.get(employee_id) ?? '');
    return line([
      employee_id,
      pathText(unit),
      cohort?.id ?? '',
      cohort?.label ?? '',
      String(cohort?.size ?? ''),
    ]);
  });
  return line(['employee_id', 'unit', 'cohort', 'cohort_label', 'cohort_size']) + rows.join('');
};

const existing = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

/**
 * Writes the whole table or nothing, readable by its owner only. A file that is there already stays
 * unless `force` is given or it is the same table.
 */
export const writeTable = async (path: string, text: string, force: boolean): Promise<boolean> => {
  const there = await existing(path);
  if (there === text) return true;
  if (there !== null && !force) return false;
  const part = `${path}.part`;
  await writeFile(part, text, { mode: 0o600 });
  await rename(part, path);
  return true;
};
