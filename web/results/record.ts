/** The log with its documents, for the page on which everyone can check it. */
import { query } from '@solidjs/router';
import { all, boardDocument, getLog, type Log, type Read, read } from './boardFile.ts';
import { READ_TYPES, type Told, told } from './model/record.ts';

export type LogRecord = { log: Log; told: Told[] };

const NOTHING = new Uint8Array();

const load = async (org: string): Promise<Read<LogRecord>> => {
  const log = await getLog(org);
  if (!log.ok) return log;
  const entries = all(
    await Promise.all(
      log.value.entries.map(async (entry): Promise<Read<Told>> => {
        if (READ_TYPES.has(entry.type)) return boardDocument(org, entry.body, (bytes) => told(entry, bytes));
        const known = told(entry, NOTHING);
        return known ? read(known) : { ok: false, trouble: 'tampered' };
      }),
    ),
  );
  return entries.ok ? read({ log: log.value, told: entries.value }) : entries;
};

/** The record of an organisation, read once a visit. */
export const getRecord = query(load, 'record');
