import { type EventNote, events, type Posted, parseNote } from '../../worker/core/note.ts';
import type { LogEntry } from '../../worker/core/season.ts';
import { all, boardDocument, type Read, read } from './boardFile.ts';

/** Events that still stand, in the order of their days. A note of a kind that is not known here is passed over. */
export const readEvents = async (
  org: string,
  entries: readonly LogEntry[],
): Promise<Read<Posted<EventNote>[]>> => {
  const posted = all(
    await Promise.all(
      entries
        .filter(({ type }) => type === 'note')
        .map(async ({ body }): Promise<Read<Posted[]>> => {
          const found = await boardDocument(org, body, (bytes) => ({ note: parseNote(bytes) }));
          if (!found.ok) return found;
          const { note } = found.value;
          return read(note ? [{ hash: body, note }] : []);
        }),
    ),
  );
  return posted.ok ? read(events(posted.value.flat())) : posted;
};
