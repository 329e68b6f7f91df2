import type { Id } from '../season.ts';
import type { ReleaseDocument } from './document.ts';

/** OBS_STATUS of a unit's rows, with a cell and without one. */
export type ObsStatus = { shown: 'A' | 'B' | 'W'; hidden: 'K' | 'Q' };

/** Names from the unit up to the root, for every unit. */
const paths = ({ units }: ReleaseDocument): Map<Id, string> => {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const known = new Map<Id, string>();
  const path = (id: Id): string => {
    const unit = byId.get(id);
    const there = known.get(id);
    if (there !== undefined || !unit) return there ?? '';
    known.set(id, ''); // a ring, which no manifest has, ends here
    const text = `${unit.label}\n${unit.parent === null ? '' : path(unit.parent)}`;
    known.set(id, text);
    return text;
  };
  for (const { id } of units) path(id);
  return known;
};

/**
 * SDMX observation status (code list CL_OBS_STATUS 2.2) of every unit, from manifests alone: never from what anybody
 * answered, nor from how many did (DISCLOSURE section 3.8).
 *
 * `K`, included in another category: nobody is counted in the unit, its people were merged upward before the
 * season. `W`, includes data of another category: the nearest unit above one of those that counts people. `B`, break in
 * the series: the unit was not in the wave before, or under another name or place, or its size changed by 1..k-1
 * people. B goes before W; `A` is a normal value, `Q` a missing one, whatever the cause.
 *
 * @example obsStatuses(doc).get('ads') // { shown: 'A', hidden: 'Q' }
 */
export const obsStatuses = (doc: ReleaseDocument, previous?: ReleaseDocument): Map<Id, ObsStatus> => {
  const byId = new Map(doc.units.map((unit) => [unit.id, unit]));
  const including = new Set<Id>();
  for (const unit of doc.units) {
    if (unit.members > 0) continue;
    let above = unit.parent === null ? undefined : byId.get(unit.parent);
    for (let steps = 0; above && above.members === 0 && steps < doc.units.length; steps++)
      above = above.parent === null ? undefined : byId.get(above.parent);
    if (above) including.add(above.id);
  }
  const compared = previous && previous.manifest !== doc.manifest ? previous : undefined;
  const before = new Map(compared?.units.map((unit) => [unit.id, unit.members]));
  const now = compared ? paths(doc) : new Map<Id, string>();
  const then = compared ? paths(compared) : now;
  const least = Math.max(doc.rules.k_cell, compared?.rules.k_cell ?? 0);
  const breaks = (id: Id, members: number): boolean => {
    const moved = Math.abs(members - (before.get(id) ?? 0));
    return !before.has(id) || now.get(id) !== then.get(id) || (moved > 0 && moved < least);
  };
  return new Map(
    doc.units.map(({ id, members }) => [
      id,
      {
        shown: compared && breaks(id, members) ? 'B' : including.has(id) ? 'W' : 'A',
        hidden: members === 0 ? 'K' : 'Q',
      },
    ]),
  );
};
