import type { Problem } from '../core/result.ts';
import type { Io } from './io.ts';
import { problemLine } from './rosterFile.ts';

/** Says every problem with a file that was handed in; the exit code. */
export const refuseFile = (file: string, problems: Problem[], io: Io): number => {
  const message = `${file} cannot be used as it is.`;
  io.err(message);
  for (const problem of problems) io.err(`  ${problemLine(problem)}`);
  io.json({ error: 'bad-roster', message, problems });
  return 1;
};
