/** HiGHS as WebAssembly: loaded only by what asks for it. */
import type { Solve } from '../core/audit/program.ts';

/** Seconds for one program; one that is not solved by then counts as not solved. */
const TIME_LIMIT = 20;

export const loadSolver = async (): Promise<Solve> => {
  const { default: loaded } = await import('highs');
  // The package's types describe its CommonJS file; its ES module, which Node loads, exports the function itself.
  const highs = await (loaded as unknown as typeof loaded.default)();
  return async (lp) => {
    const { Status, ObjectiveValue } = highs.solve(lp, { output_flag: false, time_limit: TIME_LIMIT });
    return { status: Status, objective: ObjectiveValue };
  };
};
