import type { ReleaseDocument } from '../release/document.ts';
import type { Id } from '../season.ts';
import { membersOf } from './cells.ts';

/** Labels from the unit up to the root. */
const path = (doc: ReleaseDocument, unit: Id): string[] => {
  const labels: string[] = [];
  let at = doc.units.find(({ id }) => id === unit);
  while (at) {
    labels.push(at.label);
    const up = at.parent;
    at = labels.length > doc.units.length ? undefined : doc.units.find(({ id }) => id === up);
  }
  return labels;
};

/**
 * May two waves of a unit stand in one series? Within a season always: its roster is frozen. Across seasons only if
 * the unit has the same id, name and place in the tree (a moved or renamed unit starts a new series) and its size
 * differs by 0 or at least k_cell members: a change over one or two joiners would be theirs (DISCLOSURE 3.9).
 *
 * Does not see joiners and leavers who balance each other: documents hold sizes only.
 *
 * @example comparable(september, october, 'ads') // false: draw the line cut, give no verdict
 */
export const comparable = (a: ReleaseDocument, b: ReleaseDocument, unit: Id): boolean => {
  if (a.manifest === b.manifest) return true;
  const before = path(a, unit);
  const after = path(b, unit);
  const moved = Math.abs(membersOf(a, unit) - membersOf(b, unit));
  return (
    before.length > 0 &&
    before.length === after.length &&
    before.every((label, index) => label === after[index]) &&
    (moved === 0 || moved >= Math.max(a.rules.k_cell, b.rules.k_cell))
  );
};
