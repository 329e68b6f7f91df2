import { parseManifest } from '../core/ballot/manifest.ts';
import { hex, sha256 } from '../core/bytes.ts';
import { type EventNote, type Note, noteBytes, type Posted, parseNote, standing } from '../core/note.ts';
import { ok, type Problem, type Result, refuse } from '../core/result.ts';
import type { Instant } from '../core/season.ts';
import type { BoardReader, Publish } from '../publication.ts';

const problem = (column: string, message: string, remedy: string): Problem => ({
  code: 'bad-note',
  column,
  message,
  remedy,
});

/** Every note of the log, and the units that any sealed season has. */
const onBoard = async (board: BoardReader): Promise<{ posted: Posted[]; units: Set<string> }> => {
  const posted: Posted[] = [];
  const units = new Set<string>();
  for (const { type, body } of await board.log()) {
    const bytes = type === 'note' || type === 'manifest' ? await board.doc(body) : null;
    if (!bytes) continue;
    const note: Note | null = type === 'note' ? parseNote(bytes) : null;
    if (note) posted.push({ hash: body, note });
    if (type === 'manifest') for (const { id } of parseManifest(bytes)?.units ?? []) units.add(id);
  }
  return { posted, units };
};

/**
 * Puts an event on the timeline, or in the place of an earlier one, for everybody to see and for good: the log keeps
 * every wording. Posting the same again changes nothing.
 *
 * @returns the hash of the note, which a later one may replace
 */
export const postEvent = async (
  { board, publish }: { board: BoardReader; publish: Publish },
  event: EventNote,
  now: Instant,
): Promise<Result<{ hash: string }>> => {
  const bytes = noteBytes(event);
  if (!bytes)
    return refuse('bad-request', [
      problem('note', 'This is no event.', 'Give it a title, a day, and units by their ids.'),
    ]);
  const { posted, units } = await onBoard(board);
  const hash = hex(sha256(bytes));
  if (posted.some((one) => one.hash === hash)) return ok({ hash });
  const problems: Problem[] = [];
  for (const unit of event.units.filter((id) => !units.has(id)))
    problems.push(problem('units', `No season has a unit ${unit}.`, 'Choose a unit of a sealed season.'));
  const replaceable = standing(posted).some(
    ({ hash: one, note }) => one === event.replaces && note.kind === 'event',
  );
  if (event.replaces !== null && !replaceable)
    problems.push(
      problem(
        'replaces',
        'This event was replaced already, or is none.',
        'Load the page again and change the latest wording.',
      ),
    );
  if (problems.length > 0) return refuse('bad-request', problems);
  await publish({ type: 'note', at: now, body: bytes });
  return ok({ hash });
};
