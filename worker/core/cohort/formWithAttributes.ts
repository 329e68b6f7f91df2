import { ok, type Result } from '../result.ts';
import { byText, type Member } from '../roster/member.ts';
import type { Manifest } from '../season.ts';
import type { Attribute } from './attribute.ts';
import { type AttributeKnowledge, knowledgeOf } from './attributeKnowledge.ts';
import { formAttributesFirst } from './attributesFirst.ts';
import { declareAttributes } from './declare.ts';
import { divideCohort } from './divideCohort.ts';
import { explainPart } from './explainPart.ts';
import { type CohortOptions, type FormedCohorts, formCohorts } from './form.ts';
import { lossTable } from './loss.ts';

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
      return divideCohort(cohort, places, { declared: declared.value, losses, k: options.k_cohort });
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
