import type { Problem } from './core/result.ts';

/** Why a server will not start or a folder will not open: told to the operator, never a stack. */
export class Unsafe extends Error {
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super(problems.map((problem) => `${problem.message} ${problem.remedy}`).join('\n'));
    this.problems = problems;
  }
}
