import type { InferOutput } from 'valibot';
import type { Attribute } from '../core/cohort/attribute.ts';
import { buildHierarchy } from '../core/cohort/buildHierarchy.ts';
import { parseQuestionnaire } from '../core/questionnaire.ts';
import { ok, type Problem, type Result, refuse } from '../core/result.ts';
import type { PlanRequest } from './plan.ts';
import type { seasonShape } from './shapes.ts';

/**
 * A plan whose questionnaires and hierarchies are ones, or every problem with them under the name of the wave or
 * the attribute.
 */
export function parsePlan(body: InferOutput<typeof seasonShape>): Result<PlanRequest> {
  const problems: Problem[] = [];
  const waves = body.waves.flatMap((wave) => {
    const parsed = parseQuestionnaire(wave.questionnaire);
    if (parsed.ok) return [{ ...wave, questionnaire: parsed.value }];
    for (const problem of parsed.refusal.problems ?? [])
      problems.push({ ...problem, column: `waves.${wave.id}.questionnaire.${problem.column ?? ''}` });
    return [];
  });
  const attributes = body.attributes.map(({ hierarchy: rows, ...attribute }): Attribute => {
    if (!rows) return attribute;
    const { hierarchy, problems: found } = buildHierarchy(
      attribute.name,
      rows.map((labels, i) => ({ row: i + 1, labels })),
    );
    problems.push(...found);
    return { ...attribute, hierarchy };
  });
  return problems.length === 0 ? ok({ ...body, waves, attributes }) : refuse('bad-plan', problems);
}
