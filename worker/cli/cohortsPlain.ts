/** `chorus cohorts FILE --no-tree`: any table made k-anonymous. */
import { type Anonymised, anonymise } from '../core/cohort/anonymise.ts';
import type { Domain } from '../core/cohort/domain.ts';
import { domainOf } from '../core/cohort/domainOf.ts';
import type { Table } from '../core/cohort/table.ts';
import type { Problem } from '../core/result.ts';
import { nearest } from '../core/roster/nearest.ts';
import { readAttributes } from './attributeOptions.ts';
import { writeTable } from './cohortsTable.ts';
import { textOption, UsageError, type Values } from './command.ts';
import { formatDuration } from './duration.ts';
import type { Io } from './io.ts';
import { quoted } from './quoted.ts';
import { refuseFile } from './refuseFile.ts';
import { delimiterOption } from './rosterFile.ts';
import { readTableFile } from './tableFile.ts';

const DEFAULT_K = 5;
const ROWS_AT_ONCE = 5000;

const sizeOption = (values: Values): number => {
  const text = textOption(values, 'k') ?? String(DEFAULT_K);
  const k = Number(text);
  if (!Number.isInteger(k) || k < 2)
    throw new UsageError(`--k is a whole number of at least 2. It was "${text}".`);
  return k;
};

const unknownColumn = (name: string, { columns }: Table): Problem => {
  const names = columns.map((column) => column.name);
  const meant = nearest(name, names);
  return {
    code: 'unknown-column',
    row: 1,
    column: name,
    value: name,
    message: `There is no column “${name}”.`,
    remedy: `${meant === undefined ? '' : `Did you mean “${meant}”? `}The columns are ${names.map((known) => `“${known}”`).join(', ')}.`,
  };
};

const tooFewRows = (rows: number, k: number): Problem => ({
  code: 'too-few-rows',
  value: String(rows),
  message: `The table has ${rows} row${rows === 1 ? '' : 's'}, and no group may be smaller than ${k}.`,
  remedy: 'Give a larger table, or a smaller --k.',
});

/** The generalised table in the order of the rows; only the columns that were generalised. */
export function* anonymousTable(
  domains: Domain[],
  { classes, of }: Anonymised,
  delimiter: string,
): Generator<string> {
  const line = (values: string[]) => `${values.map((value) => quoted(value, delimiter)).join(delimiter)}\n`;
  const lines = classes.map(({ lo, hi }) =>
    line(domains.map((domain, a) => domain.label(lo[a] ?? 0, hi[a] ?? 0))),
  );
  yield line(domains.map(({ name }) => name));
  for (let from = 0; from < of.length; from += ROWS_AT_ONCE) {
    let piece = '';
    for (const c of of.subarray(from, from + ROWS_AT_ONCE)) piece += lines[c] ?? '';
    yield piece;
  }
}

/** For each column, how many rows are known at each level. */
const levelLines = (domains: Domain[], { classes }: Anonymised): string[] =>
  domains.map((domain, a) => {
    const rows = domain.levels.map(() => 0);
    for (const { size, lo, hi } of classes) {
      const level = domain.level(lo[a] ?? 0, hi[a] ?? 0);
      rows[level] = (rows[level] ?? 0) + size;
    }
    const parts = domain.levels.map((level, i) => `${level} ${(rows[i] ?? 0).toLocaleString('en')}`);
    return `  ${domain.name}: ${parts.join(', ')}`;
  });

export const runPlain = async (file: string, values: Values, io: Io): Promise<number> => {
  const k = sizeOption(values);
  const started = performance.now();
  const { table, problems } = await readTableFile(file, delimiterOption(values), io);
  if (problems.length > 0) return refuseFile(file, problems, io);
  const names = table.columns.map(({ name }) => name);
  const declared = await readAttributes(values, names);
  if (declared.problems.length > 0) return refuseFile(file, declared.problems, io);
  if (table.rows < k) return refuseFile(file, [tooFewRows(table.rows, k)], io);

  const found: Problem[] = [];
  const columns = declared.attributes.flatMap((attribute) => {
    const column = table.columns.find(({ name }) => name === attribute.name);
    if (!column) found.push(unknownColumn(attribute.name, table));
    return column ? [domainOf(attribute, column)] : [];
  });
  const bad = [...found, ...columns.flatMap((column) => column.problems)];
  if (bad.length > 0) return refuseFile(file, bad, io);

  const domains = columns.map(({ domain }) => domain);
  const result = anonymise(
    domains,
    columns.map(({ leaves }) => leaves),
    k,
  );
  const out = textOption(values, 'out') ?? (values.json ? undefined : 'anonymous.csv');
  if (out !== undefined) {
    const pieces = anonymousTable(domains, result, table.delimiter);
    const written = await writeTable(out, pieces, values.force === true).catch((error: Error) => {
      throw new UsageError(`Cannot write ${out}: ${error.message}`);
    });
    if (!written) {
      io.err(`${out} is there already and differs. Give --force to replace it, or --out FILE.`);
      return 1;
    }
  }
  const milliseconds = performance.now() - started;
  const sizes = result.classes.map(({ size }) => size);
  const summary = {
    rows: table.rows,
    classes: sizes.length,
    smallest: sizes.reduce((a, b) => Math.min(a, b)),
    suppressed: 0,
    ncp: result.ncp,
    seconds: Number((milliseconds / 1000).toFixed(3)),
  };
  io.out(`Rows       ${summary.rows.toLocaleString('en')}, none left out`);
  io.out(
    `Groups     ${summary.classes.toLocaleString('en')} of at least ${k}; the smallest has ${summary.smallest}`,
  );
  io.out(`Lost       ${summary.ncp.toFixed(4)} of the information (normalised certainty penalty)`);
  io.out('Rows by how well a column is known');
  for (const line of levelLines(domains, result)) io.out(line);
  const left = names.filter((name) => !domains.some((domain) => domain.name === name));
  if (left.length > 0) io.out(`Left out, because they are not generalised: ${left.join(', ')}`);
  io.out(`Took ${formatDuration(milliseconds)}`);
  if (out !== undefined) io.out(`Wrote ${out}`);
  io.json(summary);
  return 0;
};
