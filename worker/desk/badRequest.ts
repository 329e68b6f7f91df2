import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Context } from 'hono';
import type { Problem } from '../core/result.ts';
import type { SideEnv } from '../deps.ts';

/** At most this many problems of shape are told: a client that is wrong everywhere is wrong once. */
const TOLD = 20;

const pathOf = (issue: StandardSchemaV1.Issue): string =>
  (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');

const problemOf = (issue: StandardSchemaV1.Issue): Problem => ({
  code: 'wrong-shape',
  column: pathOf(issue),
  message: `${issue.message}.`,
  remedy: 'Send the fields that /api/openapi.json describes.',
});

/** Hook of every validator: a body of the wrong shape is one refusal that names the fields. */
export const badRequest = <E extends SideEnv, P extends string>(
  result: { success: true } | { success: false; error: readonly StandardSchemaV1.Issue[] },
  c: Context<E, P>,
): Response | undefined =>
  result.success
    ? undefined
    : c.var.refuse({ code: 'bad-request', problems: result.error.slice(0, TOLD).map(problemOf) });
