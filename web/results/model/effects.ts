import type { EventNote } from '../../../worker/core/note.ts';
import { type Effect, effect, type Line } from '../../../worker/core/score/effect.ts';
import { groupChanged } from '../../../worker/core/score/groupChanged.ts';
import type { Id } from '../../../worker/core/season.ts';
import { noon } from './events.ts';
import type { Measure, Reading } from './reading.ts';
import type { ReleaseTree } from './tree.ts';

/**
 * Units an event touches and the largest units it does not: none of them inside another, so that nobody is counted
 * twice. What contains both is left out.
 */
export const sides = (tree: ReleaseTree, units: readonly Id[]): { touched: Id[]; untouched: Id[] } => {
  if (units.length === 0) return { touched: [tree.root.id], untouched: [] };
  const wanted = new Set(units);
  const contains = (id: Id) => tree.below(id).some((unit) => wanted.has(unit.id));
  const touched: Id[] = [];
  const untouched: Id[] = [];
  const walk = (id: Id): void => {
    if (wanted.has(id)) touched.push(id);
    else if (!contains(id)) untouched.push(id);
    else for (const child of tree.children(id)) walk(child.id);
  };
  walk(tree.root.id);
  return { touched, untouched };
};

/** What followed an event, from the released scores of all waves. */
export const effectOf = (readings: readonly Reading[], event: EventNote, measure: Measure): Effect => {
  const found = readings.findIndex(({ wave }) => Date.parse(wave.plan.closes) > noon(event.date));
  const after = found < 0 ? readings.length : found;
  const reference = readings[Math.max(0, after - 1)];
  if (!reference) return effect({ touched: [], untouched: [], after, waves: 0 });
  const line = (unit: Id): Line => ({
    members: reference.tree.unit(unit)?.members ?? 0,
    scores: readings.map((at) =>
      at === reference || !groupChanged(at.wave.release, reference.wave.release, unit)
        ? at.score(unit, measure)
        : null,
    ),
  });
  const { touched, untouched } = sides(reference.tree, event.units);
  return effect({
    touched: touched.map(line),
    untouched: untouched.map(line),
    after,
    waves: readings.length,
  });
};
