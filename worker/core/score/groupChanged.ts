import type { ReleaseDocument } from '../release/document.ts';
import type { Id } from '../season.ts';
import { membersOf } from './cells.ts';
import { comparable } from './comparable.ts';

/** A group that grew or shrank by half between two seasons is another group, whatever its name. */
const STRONG = 1.5;

/**
 * Is the unit another group in `b` than in `a`? Judged by what the manifests say of it: name, place and size.
 *
 * @example groupChanged(september, october, 'ads') // true: draw the line cut, OBS_STATUS B
 */
export const groupChanged = (a: ReleaseDocument, b: ReleaseDocument, unit: Id): boolean => {
  if (a.manifest === b.manifest) return false;
  const [before, after] = [membersOf(a, unit), membersOf(b, unit)];
  if (before === 0 || after === 0) return true;
  return Math.max(before, after) / Math.min(before, after) >= STRONG || !comparable(a, b, unit);
};
