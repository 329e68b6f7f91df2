/** Reading any CSV table, column by column. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { makeTableParser, type TableParser } from '../core/cohort/table.ts';
import { UsageError } from './command.ts';
import type { Io } from './io.ts';
import { whyUnreadable } from './rosterFile.ts';

/** Throws UsageError if the file cannot be read at all. */
export const readTableFile = async (
  path: string,
  delimiter: string | undefined,
  io: Io,
): Promise<ReturnType<TableParser['finish']>> => {
  const parser = makeTableParser(delimiter);
  try {
    const progress = io.progress('Reading the table, bytes', (await stat(path)).size);
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      parser.push(chunk);
      progress.tick(chunk.length);
    }
    progress.done();
  } catch (error) {
    throw new UsageError(`Cannot read ${path}: ${whyUnreadable(error)}.`);
  }
  return parser.finish();
};
