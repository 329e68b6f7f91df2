import { appendEntry } from '../../db/board/queries/appendEntry.ts';
import { readEntries } from '../../db/board/queries/readEntries.ts';
import { saveDocs } from '../../db/board/queries/saveDocs.ts';
import { retryBusy } from '../../db/retry.ts';
import { LOG_START, signEntry } from '../core/ballot/log.ts';
import { fromB64u, hex, sha256, utf8 } from '../core/bytes.ts';
import type { LogEntry } from '../core/season.ts';
import type { BoardSide } from '../deps.ts';
import type { BoardReader, Publication, Publish } from '../publication.ts';
import { digestDoc } from './digestDoc.ts';
import { boardReader, storedEntry } from './read.ts';

/** An entry that this board does not take; the message says why, of no person. */
export class Inadmissible extends Error {}

/** Why an entry may not come next on the log that the reader shows, as one sentence; null when it may. */
export type Admit = (board: BoardReader, publication: Publication) => Promise<string | null>;

const bytesOf = (all: { hash: string; bytes: Uint8Array }[], name: string): Uint8Array | null =>
  all.find(({ hash }) => hash === name)?.bytes ?? null;

/**
 * Appends to this board's log. The entry's place is its primary key, so of two writers one wins and the other
 * reads the log again and chains to what is there; the documents lie on the board before the entry that names them.
 * Killed anywhere, a repeated call gives the same one entry.
 *
 * @param admit asked about the very log that the entry would be chained to, so that of two contradicting entries
 *   that come at once one is refused
 * @throws Inadmissible when it says why not
 */
export const boardPublish =
  (side: BoardSide, admit: Admit = async () => null): Publish =>
  async (publication) => {
    const { type, at, body, docs = [] } = publication;
    const hash = hex(sha256(body));
    const all = [{ bytes: body }, ...docs].map((doc) => ({ ...doc, hash: hex(sha256(doc.bytes)) }));
    for (let saved = false; ; saved = true) {
      const rows = await readEntries(side.db);
      const known = rows.map(storedEntry).find((entry) => entry.type === type && entry.body === hash);
      if (known) return { idx: known.idx, hash };
      const shown = { ...boardReader(side), log: async () => rows.map(storedEntry) };
      const why = await admit(shown, publication);
      if (why !== null) throw new Inadmissible(why);
      if (!saved) {
        const digest = type === 'release' ? await digestDoc(async (name) => bytesOf(all, name), hash) : null;
        await retryBusy(() => saveDocs(side.db, digest ? [...all, digest] : all));
      }
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
