/** The table `chorus cohorts` writes: who is in which cohort. It names people: for the steward only. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { FormedCohorts } from '../core/cohort/form.ts';
import type { Member } from '../core/roster/member.ts';
import { pathText } from '../core/roster/path.ts';
import { quoted } from './quoted.ts';

const ROWS_AT_ONCE = 1000;

const line = (values: string[]) => `${values.map((value) => quoted(value)).join(',')}\n`;

/** What a table of cohorts with attributes has besides: one column for each, named as on the roster. */
export type LabelColumns = { names: string[]; labels: Map<string, string[]> };

/** One row a member, in the roster's order, in pieces of some thousand rows. */
export function* cohortTable(
  members: Member[],
  { cohorts, assignment }: FormedCohorts,
  { names, labels }: LabelColumns = { names: [], labels: new Map() },
): Generator<string> {
  const byId = new Map(cohorts.map((cohort) => [cohort.id, cohort]));
  yield line(['employee_id', 'unit', 'cohort', 'cohort_label', 'cohort_size', ...names]);
  for (let from = 0; from < members.length; from += ROWS_AT_ONCE)
    yield members
      .slice(from, from + ROWS_AT_ONCE)
      .map(({ employee_id, unit }) => {
        const cohort = byId.get(assignment.get(employee_id) ?? '');
        const { id = '', label = '', size = '' } = cohort ?? {};
        return line([
          employee_id,
          pathText(unit),
          id,
          label,
          String(size),
          ...(labels.get(employee_id) ?? []),
        ]);
      })
      .join('');
}

const digest = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/**
 * Writes the whole table or nothing, readable by its owner only. A file that is there already stays
 * unless `force` is given or it is the same table: then `false` says so.
 *
 * @throws what the file system says if the place cannot be written
 */
export const writeTable = async (
  path: string,
  pieces: Iterable<string>,
  force: boolean,
): Promise<boolean> => {
  const part = `${path}.part`;
  await pipeline(pieces, createWriteStream(part, { mode: 0o600 }));
  if (!force && (await exists(path)) && (await digest(path)) !== (await digest(part))) {
    await rm(part);
    return false;
  }
  await rename(part, path);
  return true;
};
