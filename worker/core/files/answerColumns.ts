import type { OpenItem, Questionnaire, ScaleItem } from '../questionnaire.ts';
import type { Problem } from '../result.ts';
import { nearest } from '../roster/nearest.ts';

/** Which column of a file of answers is which, by position. */
export type AnswerColumns = {
  header: string[];
  id: number;
  unit: number[];
  unitIsPath: boolean;
  attributes: { name: string; at: number }[];
  scales: { item: ScaleItem; at: number }[];
  open: { item: OpenItem; at: number }[];
};

export type AnswerColumnOptions = {
  questionnaire: Questionnaire;
  /** Names of attribute columns. */
  attributes: readonly string[];
  /** `employee_id` and `unit` under another name. */
  map?: Record<string, string>;
  unitColumns?: readonly string[];
};

/**
 * Reads the row of names. Needs a column for every item, and an id or a unit to know whose cohort an answer belongs
 * to; refuses columns that mean nothing here, which may be items under a name the questionnaire does not have.
 */
export const answerColumns = (
  header: string[],
  of: AnswerColumnOptions,
): { columns: AnswerColumns; problems: Problem[] } => {
  const { questionnaire, map = {}, unitColumns = [] } = of;
  const problems: Problem[] = [];
  const problem = (code: string, column: string, message: string, remedy: string) =>
    problems.push({ code, row: 1, column, value: column, message, remedy });
  const place = new Map<string, number>();
  for (const [at, name] of header.entries())
    if (place.has(name))
      problem(
        'duplicate-column',
        name,
        `Two columns are called “${name}”.`,
        'Rename one of them, or delete it.',
      );
    else place.set(name, at);
  const at = (name: string): number => place.get(name) ?? -1;
  const id = at(map.employee_id ?? 'employee_id');
  const unitNames = unitColumns.length > 0 ? unitColumns : [map.unit ?? 'unit'];
  const unit = unitNames.map(at);
  const columns: AnswerColumns = {
    header,
    id,
    unit: unit.includes(-1) ? [] : unit,
    unitIsPath: unitColumns.length === 0,
    attributes: of.attributes.map((name) => ({ name, at: at(name) })).filter((one) => one.at >= 0),
    scales: [],
    open: [],
  };
  if (id < 0 && columns.unit.length === 0)
    problem(
      'missing-column',
      unitNames.join(', '),
      'No column says who answered or in which unit.',
      `Add a column employee_id or unit, or say which it is (--map unit=…). The columns are ${header.join(', ')}.`,
    );
  for (const item of questionnaire.items) {
    if (at(item.id) < 0) {
      const meant = nearest(item.id, header);
      problem(
        'missing-item',
        item.id,
        `There is no column for the item “${item.id}” of the questionnaire.`,
        `${meant === undefined ? '' : `Is “${meant}” meant? `}Name the column after the item, or take the item out of the questionnaire.`,
      );
    } else if (item.kind === 'scale') columns.scales.push({ item, at: at(item.id) });
    else columns.open.push({ item, at: at(item.id) });
  }
  const used = new Set([
    id,
    ...unit,
    ...columns.attributes.map((one) => one.at),
    ...columns.scales.map((one) => one.at),
    ...columns.open.map((one) => one.at),
  ]);
  for (const [position, name] of header.entries())
    if (!used.has(position) && place.get(name) === position)
      problem(
        'unknown-item',
        name,
        `“${name}” is neither an item of the questionnaire nor a column with a meaning here.`,
        'Delete the column, declare it (--attributes), or add the item to the questionnaire.',
      );
  return { columns, problems };
};
