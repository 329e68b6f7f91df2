import type { Report } from '../../worker/core/report/report.ts';

/** Every number in a text, as digits: `1,538` is 1538, `60–70%` is 60 and 70, `−3` is 3. */
export const numbersIn = (text: string): string[] =>
  (text.replaceAll(/(?<=\d),(?=\d{3})/g, '').match(/\d+(\.\d+)?/g) ?? []).map((one) => `${Number(one)}`);

/** Every text of a report, at any depth, and its numbers as text. */
export const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [`${value}`];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsOf);
  return [];
};

/** Numbers that a file may hold: those of the report, the scale of its charts, and the steps of its colours. */
export const allowedNumbers = (report: Report): Set<string> => {
  const windows = report.parts.flatMap(({ sections }) =>
    sections.flatMap((section) => (section.kind === 'trend' ? [section.trend.window] : [])),
  );
  const axis = windows.flatMap(([low, high]) =>
    Array.from({ length: (high - low) / 10 + 1 }, (_, i) => `${low + 10 * i}`),
  );
  return new Set([...textsOf(report).flatMap(numbersIn), ...axis, '25', '35', '45', '55', '65', '75']);
};
