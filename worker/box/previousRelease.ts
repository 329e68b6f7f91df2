import type { ReleaseDocument } from '../core/release/document.ts';
import { readRelease } from '../core/release/parse.ts';
import type { Instant } from '../core/season.ts';
import type { BoardReader } from '../publication.ts';

/** The newest release on the board of a wave that closed before `closes`: breaks ties in the next pattern. */
export const previousRelease = async (
  board: BoardReader,
  closes: Instant,
): Promise<ReleaseDocument | null> => {
  for (const { type, body } of (await board.log()).reverse()) {
    const doc = type === 'release' ? await readRelease((hash) => board.doc(hash), body) : null;
    if (doc && doc.closed < closes) return doc;
  }
  return null;
};

/** Every release on the board, for the audit of time: a rule may have been stricter in any of them. */
export const allReleases = async (board: BoardReader): Promise<ReleaseDocument[]> => {
  const found: ReleaseDocument[] = [];
  for (const { type, body } of await board.log()) {
    const doc = type === 'release' ? await readRelease((hash) => board.doc(hash), body) : null;
    if (doc) found.push(doc);
  }
  return found;
};
