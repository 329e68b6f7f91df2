/**
 * The adversary's questions as linear and mixed-integer programs, in the LP text format that every solver reads.
 * The solver is an argument: it is heavy, loaded only where it is used, and no part of the core.
 */
import type { Class } from './lightest.ts';
import type { Interval } from './steps.ts';

/** Solves a program in LP format. `status` is 'Optimal' or why there is no optimum. */
export type Solve = (lp: string) => Promise<{ status: string; objective: number }>;

/** Largest weight a combination gives a group. */
const BOUND = 64;

const sum = (terms: Iterable<[number, string]>): string => {
  const text = [...terms].map(([by, name]) => `${by < 0 ? '-' : '+'} ${Math.abs(by)} ${name}`).join(' ');
  return text === '' ? '0 none' : text;
};

/**
 * Fewest people that a combination describes which gives each of the target class the weight one: classes of k and
 * more are put to zero, every other one counts when its weight is not zero. Infeasible means that k or more are
 * always described (as far as weights up to 64 can say).
 *
 * @param target position of the class
 */
export const fewestProgram = (classes: readonly Class[], target: number, k: number): string => {
  const rows: string[] = [];
  const cost: [number, string][] = [];
  const binary: string[] = [];
  const unknowns = new Set<number>();
  for (const [index, { form, people }] of classes.entries()) {
    if (people === 0) continue;
    for (const unknown of form.keys()) unknowns.add(unknown);
    const weight = [...form].map(([unknown, by]): [number, string] => [by, `x${unknown}`]);
    if (index === target) rows.push(`${sum(weight)} = 1`);
    else if (people >= k) rows.push(`${sum(weight)} = 0`);
    else {
      rows.push(
        `${sum([...weight, [-BOUND, `z${index}`]])} <= 0`,
        `${sum([...weight, [BOUND, `z${index}`]])} >= 0`,
      );
      cost.push([people, `z${index}`]);
      binary.push(`z${index}`);
    }
  }
  return [
    'Minimize',
    ` o: ${sum(cost)}`,
    'Subject To',
    ...rows.map((row, index) => ` c${index}: ${row}`),
    'Bounds',
    ...[...unknowns].map((unknown) => ` -${BOUND} <= x${unknown} <= ${BOUND}`),
    ' 0 <= none <= 0',
    ...(binary.length > 0 ? ['Binary', ` ${binary.join(' ')}`] : []),
    'End',
    '',
  ].join('\n');
};

/** One published figure for the answers' program: the classes it is about and what it says of their counts. */
export type Said = { classes: readonly number[]; f: Interval; u: Interval };

/**
 * Smallest or largest favourable (f) or unfavourable (u) count of one class that fits everything said.
 *
 * @param sizes people of each class
 */
export const answerProgram = (
  sizes: readonly number[],
  said: readonly Said[],
  ask: { of: 'f' | 'u'; at: number; largest: boolean },
): string => {
  const total = (band: 'f' | 'u', classes: readonly number[]) =>
    sum(classes.map((index): [number, string] => [1, `${band}${index}`]));
  const rows = said.flatMap(({ classes, f, u }) => [
    `${total('f', classes)} >= ${f[0]}`,
    `${total('f', classes)} <= ${f[1]}`,
    `${total('u', classes)} >= ${u[0]}`,
    `${total('u', classes)} <= ${u[1]}`,
  ]);
  for (const [index, size] of sizes.entries()) rows.push(`+ 1 f${index} + 1 u${index} <= ${size}`);
  return [
    ask.largest ? 'Maximize' : 'Minimize',
    ` o: ${ask.of}${ask.at}`,
    'Subject To',
    ...rows.map((row, index) => ` c${index}: ${row}`),
    'Bounds',
    ...sizes.flatMap((size, index) => [` 0 <= f${index} <= ${size}`, ` 0 <= u${index} <= ${size}`]),
    ' 0 <= none <= 0',
    'End',
    '',
  ].join('\n');
};
