/** What can go wrong through nobody's bug, as a sentence and an exit code; null for a bug, which keeps its stack. */
import type { Problem } from '../core/result.ts';
import { Unsafe } from '../unsafe.ts';
import { Refused } from './api.ts';
import { UsageError } from './command.ts';

export type Explained = { message: string; problems: Problem[]; code: 1 | 2 };

const isParseError = (error: Error) => 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

/** `fetch` says only "fetch failed"; its cause has the reason. */
const isUnreachable = (error: Error) => error instanceof TypeError && error.message === 'fetch failed';

export const explain = (error: unknown): Explained | null => {
  if (!(error instanceof Error)) return null;
  if (error instanceof UsageError || isParseError(error))
    return { message: error.message, problems: [], code: 2 };
  if (error instanceof Unsafe)
    return { message: 'cannot start as things are.', problems: error.problems, code: 1 };
  if (error instanceof Refused)
    return { message: `the server refused: ${error.message}`, problems: error.problems, code: 1 };
  if (isUnreachable(error)) {
    const cause = error.cause instanceof Error ? error.cause.message || error.cause.name : 'no answer';
    return { message: `the server cannot be reached (${cause}).`, problems: [], code: 1 };
  }
  return null;
};
