/** Cohorts: forming them on a tree, with attributes, and without a tree. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { CASES } from './cohortCases.ts';

const SCRIPT = resolve(import.meta.dirname, 'cohortCases.ts');

/** One row a case: median milliseconds of five, people, groups, information lost, peak memory. */
export const benchCohorts = async (): Promise<Record<string, Record<string, number>>> =>
  Object.fromEntries(
    Object.keys(CASES).map((name) => {
      const printed = execFileSync(process.execPath, [SCRIPT, name], { encoding: 'utf8' });
      return [`cohorts, ${name}`, JSON.parse(printed)];
    }),
  );
