/** `chorus cohorts --score TABLE --original FILE`: what a generalised table, whoever made it, has lost. */
import { generalisationOf } from '../core/cohort/attribute.ts';
import { givenValues } from '../core/cohort/domainOf.ts';
import { scoreTable } from '../core/cohort/scoreTable.ts';
import { readAttributes } from './attributeOptions.ts';
import { textOption, UsageError, type Values } from './command.ts';
import type { Io } from './io.ts';
import { refuseFile } from './refuseFile.ts';
import { delimiterOption } from './rosterFile.ts';
import { readTableFile } from './tableFile.ts';

export const runScore = async (file: string, values: Values, io: Io): Promise<number> => {
  const source = textOption(values, 'original');
  if (source === undefined)
    throw new UsageError('--score needs --original FILE: the table it was made from.');
  const started = performance.now();
  const original = await readTableFile(source, delimiterOption(values), io);
  if (original.problems.length > 0) return refuseFile(source, original.problems, io);
  const table = await readTableFile(file, undefined, io);
  if (table.problems.length > 0) return refuseFile(file, table.problems, io);
  const declared = await readAttributes(
    values,
    original.table.columns.map(({ name }) => name),
  );
  const outside = declared.attributes.flatMap((attribute) => {
    const column = original.table.columns.find(({ name }) => name === attribute.name);
    return column ? generalisationOf(attribute, givenValues(column)).problems : [];
  });
  const bad = [...declared.problems, ...outside];
  if (bad.length > 0) return refuseFile(source, bad, io);

  const { score, problems } = scoreTable(table.table, original.table, declared.attributes);
  if (problems.length > 0) return refuseFile(file, problems, io);
  io.out(
    `Rows        ${score.rows.toLocaleString('en')}, ${score.suppressed.toLocaleString('en')} of them suppressed`,
  );
  io.out(`Groups      ${score.classes.toLocaleString('en')}; the smallest has ${score.smallest}`);
  io.out(`Lost        ${score.ncp.toFixed(4)} of the information (normalised certainty penalty)`);
  if (score.misfits !== null && score.misfits > 0)
    io.out(
      `Misfits     ${score.misfits.toLocaleString('en')} rows do not fit the original’s row in the same place: another order, or a wrong table`,
    );
  io.json({ ...score, seconds: Number(((performance.now() - started) / 1000).toFixed(3)) });
  return 0;
};
