import type { Day, EventNote, Posted } from '../../../worker/core/note.ts';
import type { Id } from '../../../worker/core/season.ts';
import type { ReleaseTree } from './tree.ts';

/** Noon of a day, UTC, in milliseconds: where an event stands on a time axis. */
export const noon = (day: Day): number => Date.parse(`${day}T12:00:00Z`);

/** Does an event touch a unit? One for everyone, one for the unit, for what it is in, or for what is in it. */
export const touches = (event: EventNote, tree: ReleaseTree, unit: Id): boolean => {
  const lines = (id: Id) => tree.path(id).map((one) => one.id);
  return (
    event.units.length === 0 || event.units.some((id) => lines(unit).includes(id) || lines(id).includes(unit))
  );
};

/** Events that touch a unit and lie inside a stretch of time, in milliseconds. */
export const eventsOf = (
  events: readonly Posted<EventNote>[],
  of: { tree: ReleaseTree; unit: Id; from: number; to: number },
): EventNote[] =>
  events
    .map(({ note }) => note)
    .filter(
      (event) => touches(event, of.tree, of.unit) && noon(event.date) >= of.from && noon(event.date) <= of.to,
    );

/**
 * A title as two short lines, broken at the space nearest to its middle.
 *
 * @example twoLines('Reassignment announced') // ['Reassignment', 'announced']
 */
export const twoLines = (title: string): string[] => {
  const spaces = [...title.matchAll(/\s/g)].map(({ index }) => index);
  const middle = title.length / 2;
  const at = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return at === undefined || title.length < 12 ? [title] : [title.slice(0, at), title.slice(at + 1)];
};
