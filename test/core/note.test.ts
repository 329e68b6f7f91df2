/** Notes of the log: read strictly, and replaced only by a later note of their own kind. */
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../worker/core/bytes.ts';
import { jcs } from '../../worker/core/jcs.ts';
import { events, isEvent, type Note, noteBytes, parseNote, standing } from '../../worker/core/note.ts';

const event = (change: Partial<Note> = {}): Note => ({
  kind: 'event',
  season: null,
  wave: null,
  units: ['ads'],
  title: 'Move announced',
  date: '2026-05-04',
  text: '',
  replaces: null,
  ...change,
});

describe('a note', () => {
  it('is read from exactly the bytes that were written', () => {
    const bytes = noteBytes(event());
    expect(bytes && parseNote(bytes)).toEqual(event());
    expect(parseNote(utf8(`${new TextDecoder().decode(bytes ?? undefined)} `))).toBeNull();
  });

  it.each([
    ['another key', { colour: 'red' }],
    ['a day that does not exist', { date: '2026-02-30' }],
    ['an empty title', { title: ' ' }],
    ['a title nobody could read on a chart', { title: 'x'.repeat(61) }],
    ['a unit with a bad name', { units: ['Ads'] }],
    ['a hash that is none', { replaces: 'the first' }],
    ['control characters', { text: 'a\u0007b' }],
    ['a figure', { text: 59 }],
  ])('is refused with %s', (_, change) => {
    expect(parseNote(jcs({ ...event(), ...change }))).toBeNull();
    expect(noteBytes({ ...event(), ...(change as Partial<Note>) })).toBeNull();
  });

  it('without a title or a day is no event, and older notes stay readable', () => {
    const { title: _, ...old } = event();
    expect(isEvent(old)).toBe(false);
    expect(parseNote(jcs(old))).toEqual(old);
  });
});

describe('replacing', () => {
  const hashes = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
  const [a = '', b = '', c = ''] = hashes;

  it('leaves the latest of a chain', () => {
    const posted = [
      { hash: a, note: event() },
      { hash: b, note: event({ title: 'Two', replaces: a }) },
      { hash: c, note: event({ title: 'Three', replaces: b }) },
    ];
    expect(standing(posted).map(({ hash }) => hash)).toEqual([c]);
  });

  it('reaches neither a note of another kind nor one that comes later', () => {
    const posted = [
      { hash: a, note: event({ replaces: b }) },
      { hash: b, note: event({ title: 'Two' }) },
      { hash: c, note: event({ kind: 'reply', replaces: b }) },
    ];
    expect(standing(posted).map(({ hash }) => hash)).toEqual([a, b, c]);
  });

  it('orders events by their day, not by when they were posted', () => {
    const posted = [
      { hash: a, note: event({ date: '2026-06-01' }) },
      { hash: b, note: event({ date: '2026-05-01' }) },
      { hash: c, note: event({ kind: 'model' }) },
    ];
    expect(events(posted).map(({ hash }) => hash)).toEqual([b, a]);
  });
});
