import { sha256, utf8 } from '../bytes.ts';
import { jcsText } from '../jcs.ts';
import { byText } from '../roster/member.ts';
import type { Id } from '../season.ts';
import { type DeclaredAttribute, PATH_SEPARATOR } from './declare.ts';
import type { FormedCohort } from './form.ts';
import type { LossTable } from './loss.ts';
import { type Part, type Recoding, recode } from './recode.ts';
import { distinctTuples } from './tuples.ts';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Id of a part of a cohort: a readable piece and 60 bits of the hash of what it is. At most 30 characters. */
const partId = (cohort: Id, attributes: Record<Id, string>): Id => {
  const digest = sha256(utf8(jcsText([cohort, attributes])));
  const hash = Array.from(digest.subarray(0, 12), (byte) => BASE32[byte & 31]).join('');
  return `${cohort.slice(0, 15).replace(/-+$/, '')}-a-${hash}`;
};

/** A part of a cohort as a cohort of its own, with its labels as they stand in a table. */
export type Divided = { cohort: FormedCohort; labels: string[]; part: Part; task: Recoding };

/**
 * Divides one cohort of the tree by the attributes (`recode`); it keeps its id if it stays whole.
 *
 * @param rows its members' places in the roster
 * @param task the declared attributes, the losses of their labels, and the fewest members of a part
 */
export const divideCohort = (
  cohort: FormedCohort,
  rows: { row: number; id: string }[],
  { declared, losses, k }: { declared: DeclaredAttribute[]; losses: LossTable; k: number },
): Divided[] => {
  const domains = declared.map(({ domain }) => domain);
  const tuples = distinctTuples(
    declared.map(({ leaves }) => Int32Array.from(rows, ({ row }) => leaves[row] ?? 0)),
    domains.map(({ leaves }) => leaves),
  );
  const task: Recoding = { domains, tuples, losses, k };
  const parts = recode(task);
  const partOf = new Int32Array(tuples.count);
  parts.forEach((part, i) => {
    for (const t of part.tuples) partOf[t] = i;
  });
  const members = parts.map((): string[] => []);
  rows.forEach(({ id }, i) => {
    members[partOf[tuples.of[i] ?? 0] ?? 0]?.push(id);
  });
  return parts.map((part, i) => {
    const bounds = domains.map((_, a) => [part.hull.lo[a] ?? 0, part.hull.hi[a] ?? 0] as const);
    const labels = domains.map((domain, a) => domain.label(...(bounds[a] ?? [0, 0])));
    const paths = declared.flatMap(({ id, domain }, a) => {
      const path = domain.path(...(bounds[a] ?? [0, 0]));
      return path.length === 0 ? [] : [[id, path.join(PATH_SEPARATOR)] as const];
    });
    const told = declared.flatMap(({ domain }, a) =>
      domain.path(...(bounds[a] ?? [0, 0])).length === 0 ? [] : [` · ${domain.name}: ${labels[a]}`],
    );
    const attributes = Object.fromEntries(paths);
    return {
      cohort: {
        ...cohort,
        id: parts.length === 1 ? cohort.id : partId(cohort.id, attributes),
        label: `${cohort.label}${told.join('')}`,
        attributes,
        size: part.hull.rows,
        members: (members[i] ?? []).toSorted(byText),
      },
      labels,
      part,
      task,
    };
  });
};
