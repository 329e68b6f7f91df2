import type { Interval } from './steps.ts';

/** Respondents who tell each other what they answered. DISCLOSURE section 5, collusion. */
export const COLLUDERS = 2;

/**
 * Counts of people after two colluders are taken out, one after the other, where they spoil most: in what then is
 * the smallest group of all. What is left must still be k - 2. It follows from P1 that it is (a combination loses at
 * most the two); looked at all the same, on counts of its own.
 *
 * @example colluding([[5, 5], [35, 35]]) // [[3, 3], [35, 35]]
 */
export const colluding = (counts: readonly Interval[]): Interval[] => {
  const left = counts.map(([low, high]): [number, number] => [low, high]);
  for (let one = 0; one < COLLUDERS; one++) {
    const smallest = left.filter(([low]) => low > 0).sort((a, b) => a[0] - b[0])[0];
    if (!smallest) break;
    smallest[0] -= 1;
    smallest[1] -= 1;
  }
  return left;
};
