/** Reading a roster file with the options every command shares that takes one. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Problem } from '../core/result.ts';
import { makeRosterParser, type ParsedRoster, type RosterOptions } from '../core/roster/parse.ts';
import { type Command, textOption, textOptions, UsageError, type Values } from './command.ts';
import type { Io } from './io.ts';

export const rosterFileOptions = {
  map: { type: 'string', multiple: true },
  unit: { type: 'string', multiple: true },
  delimiter: { type: 'string' },
} satisfies Command['options'];

export const rosterFileHelp = `  --map FIELD=COLUMN  the column that holds employee_id, unit, email, name, language or
                      manager_of if it has another name; as often as needed
  --unit A,B          columns that together form the unit path, from the top down
                      (give --unit several times if a column's name has a comma)
  --delimiter D       "," ";" or "tab"; found out from the first row if not given`;

const DELIMITERS: Record<string, string> = { ',': ',', ';': ';', tab: '\t', '\t': '\t', '\\t': '\t' };

/** What `--delimiter` says, or undefined. Throws UsageError for another character. */
export const delimiterOption = (values: Values): string | undefined => {
  const wanted = textOption(values, 'delimiter');
  const delimiter = wanted === undefined ? undefined : DELIMITERS[wanted];
  if (wanted !== undefined && delimiter === undefined)
    throw new UsageError(`--delimiter is "," or ";" or "tab", not "${wanted}".`);
  return delimiter;
};

/** The parser's options from the command line. Throws UsageError for what cannot be meant. */
export const rosterOptions = (values: Values): RosterOptions => {
  const map: Record<string, string> = {};
  for (const text of textOptions(values, 'map')) {
    const at = text.indexOf('=');
    if (at < 1 || at === text.length - 1)
      throw new UsageError(`--map takes FIELD=COLUMN, such as --map employee_id=ID, not "${text}".`);
    map[text.slice(0, at).trim()] = text.slice(at + 1).trim();
  }
  const units = textOptions(values, 'unit');
  const unitColumns = (units.length === 1 ? (units[0] ?? '').split(',') : units).map((name) => name.trim());
  if (unitColumns.includes(''))
    throw new UsageError('--unit takes names of columns, such as --unit department,team.');
  const delimiter = delimiterOption(values);
  return { map, unitColumns, ...(delimiter === undefined ? {} : { delimiter }) };
};

const READ_FAILURES: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
};

export const whyUnreadable = (error: unknown): string =>
  error instanceof Error && 'code' in error
    ? (READ_FAILURES[String(error.code)] ?? error.message)
    : String(error);

/** Reads and checks a roster file piece by piece. Throws UsageError if it cannot be read at all. */
export const readRosterFile = async (path: string, options: RosterOptions, io: Io): Promise<ParsedRoster> => {
  const parser = makeRosterParser(options);
  try {
    const progress = io.progress('Reading the roster, bytes', (await stat(path)).size);
    for await (const chunk of createReadStream(path)) {
      parser.push(chunk);
      progress.tick(chunk.length);
    }
    progress.done();
  } catch (error) {
    throw new UsageError(`Cannot read ${path}: ${whyUnreadable(error)}.`);
  }
  return parser.finish();
};

/** One line a problem: where, what was read, what is wrong, what to do. */
export const problemLine = ({ row, column, value, message, remedy }: Problem): string => {
  const where = [row === undefined ? '' : `row ${row}`, column ?? '']
    .filter((part) => part !== '')
    .join(', ');
  const read = value === undefined ? '' : ` "${value.replace(/\s+/g, ' ')}"`;
  return `${where}${read}${where || read ? ': ' : ''}${message} ${remedy}`;
};
