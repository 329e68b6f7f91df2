import { readDoc } from '../../db/board/queries/readDoc.ts';
import { readEntries } from '../../db/board/queries/readEntries.ts';
import { readNamed } from '../../db/board/queries/readNamed.ts';
import { parseEntry } from '../core/ballot/log.ts';
import { fromUtf8 } from '../core/bytes.ts';
import type { LogEntry } from '../core/season.ts';
import type { BoardSide } from '../deps.ts';
import type { BoardReader } from '../publication.ts';

/** An entry as this board wrote it; anything else in the table is a broken store. */
export const storedEntry = ({ bytes }: { bytes: Uint8Array }): LogEntry => {
  const entry = parseEntry(fromUtf8(bytes) ?? '');
  if (!entry) throw new Error('the board holds an entry that is none');
  return entry;
};

/** Reads this process's own board. Documents are found by their hash; what they mean the caller checks. */
export const boardReader = ({ db }: Pick<BoardSide, 'db'>): BoardReader => ({
  log: async () => (await readEntries(db)).map(storedEntry),
  doc: (hash) => readDoc(db, hash),
  named: (name) => readNamed(db, name),
});
