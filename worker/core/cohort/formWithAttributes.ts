import { sha256, utf8 } from '../bytes.ts';
import { jcsText } from '../jcs.ts';
import { ok, type Result } from '../result.ts';
import { byText, type Member } from '../roster/member.ts';
import type { Id, Manifest } from '../season.ts';
import type { Attribute } from './attribute.ts';
import { formAttributesFirst } from './attributesFirst.ts';
import { type DeclaredAttribute, declareAttributes, PATH_SEPARATOR } from './declare.ts';
import { explainPart } from './explainPart.ts';
import { type CohortOptions, type FormedCohort, type FormedCohorts, formCohorts } from './form.ts';
import { type LossTable, lossTable, ncpOf } from './loss.ts';
import { type Part, type Recoding, recode } from './recode.ts';
import { distinctTuples } from './tuples.ts';

export type AttributeKnowledge = {
  id: Id;
  /** The column it was read from. */
  name: string;
  /** For each level, the finest first, how many members it is known at. */
  members: { level: string; members: number }[];
  /** Normalised certainty penalty of this attribute alone. */
  ncp: number;
};

export type AttributeCohorts = FormedCohorts & {
  /** As the manifest states them. */
  attributes: Manifest['attributes'];
  priority: Manifest['priority'];
  /** Employee id -> labels as they stand in a table, in the order of `attributes`. */
  labels: Map<string, string[]>;
  knowledge: AttributeKnowledge[];
  /** Normalised certainty penalty over all attributes and members. */
  ncp: number;
  /** Why each attribute is known no better in each cohort. */
  reasons: string[];
};

export type AttributeOptions = CohortOptions & {
  attributes: Attribute[];
  priority: Manifest['priority'];
  /** The row of the file each member stands in, for the problems. */
  rows?: number[];
};

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Id of a part of a cohort: a readable piece and 60 bits of the hash of what it is. At most 30 characters. */
const partId = (cohort: Id, attributes: Record<Id, string>): Id => {
  const digest = sha256(utf8(jcsText([cohort, attributes])));
  const hash = Array.from(digest.subarray(0, 12), (byte) => BASE32[byte & 31]).join('');
  return `${cohort.slice(0, 15).replace(/-+$/, '')}-a-${hash}`;
};

type Divided = { cohort: FormedCohort; labels: string[]; part: Part; task: Recoding };

/** Divides one cohort by the attributes; `rows` are its members' places in the roster. */
const divide = (
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

const knowledgeOf = (declared: DeclaredAttribute[], divided: Divided[]) => {
  const rows = divided.reduce((sum, { cohort }) => sum + cohort.size, 0);
  const lost = declared.map(({ domain }, a) => ({
    size: domain.size,
    lost: divided.reduce(
      (sum, { part: { hull } }) => sum + hull.rows * (domain.stands(hull.lo[a] ?? 0, hull.hi[a] ?? 0) - 1),
      0,
    ),
  }));
  const knowledge = declared.map(({ id, domain }, a): AttributeKnowledge => {
    const members = domain.levels.map((level) => ({ level, members: 0 }));
    for (const { part } of divided) {
      const at = members[domain.level(part.hull.lo[a] ?? 0, part.hull.hi[a] ?? 0)];
      if (at) at.members += part.hull.rows;
    }
    return { id, name: domain.name, members, ncp: ncpOf(lost.slice(a, a + 1), rows) };
  });
  return { knowledge, ncp: ncpOf(lost, rows) };
};

/**
 * Forms the season's cohorts with declared attributes: the tree part as `formCohorts` does it (or, where attributes
 * come first, `formAttributesFirst`), then each cohort of at least twice `k_cohort` members divided by `recode`.
 * Every member is in exactly one cohort of at least `k_cohort`, and fits its label and its attributes. The
 * order of members never matters.
 *
 * In `cohort.attributes` a value stands as its path from below the top, `Italy › Rome`; an attribute of which
 * nothing is known in the cohort is absent. A member without a value has the value “not stated”.
 *
 * @param members must have passed `checkRoster`
 * @returns `bad-roster` as `formCohorts` does, and for values that cannot be generalised
 * @example formWithAttributes(members, { k_cohort: 12, attributes: [{ name: 'site' }], priority: 'units' })
 */
export const formWithAttributes = (
  members: Member[],
  { attributes, priority, rows, ...options }: AttributeOptions,
): Result<AttributeCohorts> => {
  const declared = declareAttributes(members, attributes, rows && ((i) => rows[i] ?? 0));
  if (!declared.ok) return declared;
  const formed = (priority === 'attributes' ? formAttributesFirst : formCohorts)(members, options);
  if (!formed.ok) return formed;
  const { units, cohorts, moves, levels_lost } = formed.value;

  const losses = lossTable(declared.value.map(({ domain }) => domain));
  const rowOf = new Map(members.map(({ employee_id }, row) => [employee_id, row]));
  const divided = cohorts
    .flatMap((cohort) => {
      const places = cohort.members.map((id) => ({ row: rowOf.get(id) ?? 0, id }));
      return divide(cohort, places, { declared: declared.value, losses, k: options.k_cohort });
    })
    .sort((a, b) => byText(a.cohort.id, b.cohort.id));
  if (new Set(divided.map(({ cohort }) => cohort.id)).size < divided.length)
    throw new Error('two cohorts share an id');
  return ok({
    units,
    cohorts: divided.map(({ cohort }) => cohort),
    moves,
    levels_lost,
    assignment: new Map(
      divided.flatMap(({ cohort }) => cohort.members.map((id) => [id, cohort.id] as const)),
    ),
    attributes: declared.value.map(({ id, domain }) => ({ id, levels: domain.levels })),
    priority,
    labels: new Map(
      divided.flatMap(({ cohort, labels }) => cohort.members.map((id) => [id, labels] as const)),
    ),
    ...knowledgeOf(declared.value, divided),
    reasons: divided.flatMap(({ cohort, part, task }) =>
      task.domains.flatMap((_, a) => explainPart(part, a, cohort.label, task) ?? []),
    ),
  });
};
