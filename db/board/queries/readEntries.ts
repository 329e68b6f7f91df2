import { asc } from 'drizzle-orm';
import type { BoardDb } from '../db.ts';
import { entries } from '../schema.ts';

/** The whole log, oldest first. */
export const readEntries = (db: BoardDb) =>
  db.select({ bytes: entries.bytes, sig: entries.sig }).from(entries).orderBy(asc(entries.idx));
