/**
 * Problems of one input: all are counted, the first 1,000 are kept, so that a hopeless file costs
 * no more memory than a careless one.
 */
import type { Problem } from '../result.ts';

export const PROBLEMS_KEPT = 1000;
const VALUE_LENGTH = 80;

export type ProblemList = {
  add(problem: Problem): void;
  /** How many there were, kept or not. */
  count(): number;
  /** Whole-input problems first, then by row; a last entry `more-problems` gives the count if some were dropped. */
  list(): Problem[];
};

const cut = (value: string) => (value.length > VALUE_LENGTH ? `${value.slice(0, VALUE_LENGTH - 1)}…` : value);

export const makeProblemList = (kept = PROBLEMS_KEPT): ProblemList => {
  const problems: Problem[] = [];
  let count = 0;
  return {
    add(problem) {
      count++;
      if (problems.length >= kept) return;
      problems.push(problem.value === undefined ? problem : { ...problem, value: cut(problem.value) });
    },
    count: () => count,
    list() {
      const sorted = problems.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
      if (count <= problems.length) return sorted;
      const message = `There are ${count.toLocaleString('en')} problems in all; the first ${problems.length.toLocaleString('en')} found are listed.`;
      const remedy = 'Correct these first and try again: many will have the same cause.';
      return [...sorted, { code: 'more-problems', message, remedy }];
    },
  };
};
