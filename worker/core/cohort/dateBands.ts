import type { Problem } from '../result.ts';
import { makeProblemList } from '../roster/problemList.ts';
import { ANY, type Hierarchy } from './hierarchy.ts';

const LEVELS = ['day', 'month', 'quarter', 'year', 'half decade', 'decade', 'any'];
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** How many of year, month and day a value gives; 0 if it is no date of the calendar. */
const precision = (value: string): number => {
  const [, year, month, day] = DATE.exec(value) ?? [];
  if (year === undefined) return 0;
  if (month === undefined) return 1;
  if (Number(month) < 1 || Number(month) > 12) return 0;
  if (day === undefined) return 2;
  return new Date(`${value}T00:00:00Z`).getUTCDate() === Number(day) ? 3 : 0;
};

export const isDay = (value: string): boolean => precision(value) === 3;

const padded = (year: number) => String(year).padStart(4, '0');
const years = (year: number, width: number) => {
  const from = year - (year % width);
  return `${padded(from)}-${padded(from + width - 1)}`;
};

/** `2017-05-09` -> day, month, quarter, year, half decade, decade, top; a shorter date starts further up. */
const bands = (value: string): string[] => {
  const year = Number(value.slice(0, 4));
  const month = Number(value.slice(5, 7));
  const above = [padded(year), years(year, 5), years(year, 10), ANY];
  if (value.length === 4) return above;
  const quarter = `${padded(year)} Q${Math.ceil(month / 3)}`;
  return value.length === 7 ? [value, quarter, ...above] : [value, value.slice(0, 7), quarter, ...above];
};

/** The form most values have; of equally common ones the finer. */
const usual = (forms: Iterable<number>): number => {
  const counts = [0, 0, 0, 0];
  for (const form of forms) if (form > 0) counts[form] = (counts[form] ?? 0) + 1;
  return counts.lastIndexOf(Math.max(...counts));
};

/**
 * The hierarchy of a column of dates: day, month, quarter, year, half decade, decade. Dates are
 * `YYYY-MM-DD`, or all `YYYY-MM`, or all `YYYY`; another is reported.
 *
 * @param values distinct values with the row each stands in first
 * @example dateHierarchy('hired', new Map([['2017-05-09', 2]])).hierarchy.paths.get('2017-05-09')
 * // ['2017-05-09', '2017-05', '2017 Q2', '2017', '2015-2019', '2010-2019', '*']
 */
export const dateHierarchy = (
  name: string,
  values: Map<string, number>,
): { hierarchy: Hierarchy; problems: Problem[] } => {
  const problems = makeProblemList();
  const form = Math.max(1, usual(Array.from(values.keys(), precision)));
  const paths = new Map<string, string[]>();
  const wanted = ['', 'YYYY', 'YYYY-MM', 'YYYY-MM-DD'][form];
  for (const [value, row] of values) {
    if (precision(value) === form) paths.set(value, bands(value));
    else
      problems.add({
        code: 'not-a-date',
        row,
        column: name,
        value,
        message: `This is not a date written ${wanted}, as the others in the column are.`,
        remedy: `Write it ${wanted}, or leave it empty: it then counts as “not stated”.`,
      });
  }
  const levels = LEVELS.slice([6, 3, 1, 0][form]);
  return { hierarchy: { levels, paths, top: ANY }, problems: problems.list() };
};
