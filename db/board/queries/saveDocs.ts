import type { BoardDb } from '../db.ts';
import { docs, names } from '../schema.ts';

/** Documents in one batch; at most this many bytes, or this many statements, so that a server accepts it. */
const BATCH_BYTES = 1_000_000;
const BATCH_DOCS = 200;

/**
 * Stores documents and their names before the entry that makes them public. Content-addressed, so storing again
 * changes nothing, and a name once given keeps what it points at. In several batches when there are many: a
 * document nobody points at yet does no harm.
 */
export const saveDocs = async (db: BoardDb, all: { hash: string; bytes: Uint8Array; name?: string }[]) => {
  for (let at = 0; at < all.length; ) {
    const part: typeof all = [];
    for (let size = 0; part.length < BATCH_DOCS && at < all.length; at++) {
      const doc = all[at];
      if (!doc || (part.length > 0 && size + doc.bytes.length > BATCH_BYTES)) break;
      size += doc.bytes.length;
      part.push(doc);
    }
    const named = part.flatMap(({ name, hash }) => (name === undefined ? [] : [{ name, hash }]));
    const storeDocs = db
      .insert(docs)
      .values(part.map(({ hash, bytes }) => ({ hash, bytes })))
      .onConflictDoNothing();
    if (named.length === 0) await storeDocs;
    else await db.batch([storeDocs, db.insert(names).values(named).onConflictDoNothing()]);
  }
};
