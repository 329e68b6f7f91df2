/**
 * Notes of the log: events, replies, theme names, commitments, and what the operator has to say. PROTOCOL 3.
 * They are words of people and carry no figure; the latest replaces an earlier one, and both stay visible.
 */
import { isHash, isId, isNfc, isRecord, parseJson } from './ballot/shape.ts';
import { type Bytes, equal, fromUtf8 } from './bytes.ts';
import { jcs } from './jcs.ts';
import type { Id } from './season.ts';

/** A day of the calendar, `YYYY-MM-DD`, in the organisation's own time. Compares correctly as a string. */
export type Day = string;

export type Note = {
  /** `event`, `model`, `held-back`, …: a reader passes over the kinds it does not know. */
  kind: string;
  season: Id | null;
  wave: Id | null;
  /** Units it is about; none means everyone. */
  units: Id[];
  text: string;
  /** SHA-256 of the note's document that it takes the place of, or null. */
  replaces: string | null;
  /** Of an event: what it is called, and when it happened. */
  title?: string;
  date?: Day;
};

export type EventNote = Note & { kind: 'event'; title: string; date: Day };

/** Longest title and text, in code points. */
export const TITLE_MAX = 60;
export const NOTE_TEXT_MAX = 500;

const KEYS = new Set(['kind', 'season', 'wave', 'units', 'text', 'replaces', 'title', 'date']);

export const isDay = (value: unknown): value is Day => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
};

const isPlain = (value: unknown, most: number): value is string =>
  isNfc(value) && [...value].length <= most && ![...value].some((char) => char < ' ' && char !== '\n');

const isNote = (value: unknown): value is Note =>
  isRecord(value) &&
  Object.keys(value).every((key) => KEYS.has(key)) &&
  isId(value.kind) &&
  (value.season === null || isId(value.season)) &&
  (value.wave === null || isId(value.wave)) &&
  Array.isArray(value.units) &&
  value.units.every(isId) &&
  isPlain(value.text, NOTE_TEXT_MAX) &&
  (value.replaces === null || isHash(value.replaces)) &&
  (value.title === undefined || (isPlain(value.title, TITLE_MAX) && value.title.trim() !== '')) &&
  (value.date === undefined || isDay(value.date));

/**
 * A note from its exact bytes, or null: wrong shape, an unknown key, or not canonical JSON. Never throws.
 *
 * @example parseNote(await docs.get(entry.body))
 */
export const parseNote = (bytes: Uint8Array): Note | null => {
  const value = parseJson(fromUtf8(bytes) ?? '');
  return isNote(value) && equal(jcs(value), bytes) ? value : null;
};

/** The bytes that go on the board; null when this is no note that `parseNote` would take. */
export const noteBytes = (note: Note): Bytes | null => (isNote(note) ? jcs(note) : null);

export const isEvent = (note: Note): note is EventNote =>
  note.kind === 'event' && note.title !== undefined && note.date !== undefined;

/** One note of the log under the hash of its document. */
export type Posted<N extends Note = Note> = { hash: string; note: N };

/**
 * Notes that still stand: those that no later one replaces. A note can replace one of its own kind that stands
 * before it, nothing else.
 *
 * @param posted in the order of the log
 * @example standing([{ hash: 'a…', note: first }, { hash: 'b…', note: { ...second, replaces: 'a…' } }]) // b
 */
export const standing = <N extends Note>(posted: readonly Posted<N>[]): Posted<N>[] => {
  const place = new Map(posted.map(({ hash }, i) => [hash, i]));
  const replaced = new Set<string>();
  posted.forEach(({ note }, i) => {
    const earlier = note.replaces === null ? undefined : place.get(note.replaces);
    if (earlier === undefined || earlier >= i || note.replaces === null) return;
    if (posted[earlier]?.note.kind === note.kind) replaced.add(note.replaces);
  });
  return posted.filter(({ hash }) => !replaced.has(hash));
};

/** Events in the order of their days, the latest version of each. */
export const events = (posted: readonly Posted[]): Posted<EventNote>[] =>
  standing(posted)
    .filter((one): one is Posted<EventNote> => isEvent(one.note))
    .sort((a, b) => (a.note.date < b.note.date ? -1 : a.note.date > b.note.date ? 1 : 0));
