import { appendEntry } from '../../db/board/queries/appendEntry.ts';
import { readEntries } from '../../db/board/queries/readEntries.ts';
import { saveDocs } from '../../db/board/queries/saveDocs.ts';
import { retryBusy } from '../../db/retry.ts';
import { LOG_START, signEntry } from '../core/ballot/log.ts';
import { fromB64u, hex, sha256, utf8 } from '../core/bytes.ts';
import type { LogEntry } from '../core/season.ts';
import type { BoardSide } from '../deps.ts';
import type { Publish } from '../publication.ts';
import { storedEntry } from './read.ts';

/**
 * Appends to this board's log. The entry's place is its primary key, so of two writers one wins and the other
 * reads the log again and chains to what is there; the documents lie on the board before the entry that names them.
 * Killed anywhere, a repeated call gives the same one entry.
 */
export const boardPublish =
  (side: BoardSide): Publish =>
  async ({ type, at, body, docs = [] }) => {
    const hash = hex(sha256(body));
    const all = [{ bytes: body }, ...docs].map((doc) => ({ ...doc, hash: hex(sha256(doc.bytes)) }));
    for (let saved = false; ; saved = true) {
      const rows = await readEntries(side.db);
      const known = rows.map(storedEntry).find((entry) => entry.type === type && entry.body === hash);
      if (known) return { idx: known.idx, hash };
      if (!saved) await retryBusy(() => saveDocs(side.db, all));
      const last = rows.at(-1);
      const prev = last ? hex(sha256(last.bytes)) : LOG_START;
      // A clock that was set back must not date an entry before the one in front of it: no later entry could mend that.
      const before = last ? storedEntry(last).at : at;
      const dated = at < before ? before : at;
      const entry: LogEntry = { v: 1, idx: rows.length, prev, type, at: dated, body: hash };
      const signed = await signEntry(side.logSeed, entry);
      const row = {
        idx: entry.idx,
        bytes: utf8(signed.entry),
        sig: fromB64u(signed.sig) ?? new Uint8Array(),
      };
      if (await retryBusy(() => appendEntry(side.db, row))) return { idx: entry.idx, hash };
    }
  };
