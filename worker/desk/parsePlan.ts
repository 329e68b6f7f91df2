import type { InferOutput } from 'valibot';
import { parseQuestionnaire } from '../core/questionnaire.ts';
import { ok, type Problem, type Result, refuse } from '../core/result.ts';
import type { PlanRequest } from './plan.ts';
import type { seasonShape } from './shapes.ts';

/** A plan whose questionnaires are ones, or every problem with them under the wave's name. */
export function parsePlan(body: InferOutput<typeof seasonShape>): Result<PlanRequest> {
  const problems: Problem[] = [];
  const waves = body.waves.flatMap((wave) => {
    const parsed = parseQuestionnaire(wave.questionnaire);
    if (parsed.ok) return [{ ...wave, questionnaire: parsed.value }];
    for (const problem of parsed.refusal.problems ?? [])
      problems.push({ ...problem, column: `waves.${wave.id}.questionnaire.${problem.column ?? ''}` });
    return [];
  });
  return waves.length === body.waves.length ? ok({ ...body, waves }) : refuse('bad-plan', problems);
}
