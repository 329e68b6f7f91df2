import type { ReleaseDocument, Step } from '../release/document.ts';
import type { Id } from '../season.ts';
import { participationOf } from './cells.ts';

/** How to say a participation step in words: the bounds are percentages. */
export type ParticipationText =
  | { kind: 'at-most'; high: number }
  | { kind: 'between'; low: number; high: number }
  | { kind: 'more-than'; low: number };

/**
 * @param step of participation, open below, closed above
 * @example participationText([60, 70]) // { kind: 'between', low: 60, high: 70 }: "60-70 % answered"
 */
export const participationText = ([low, high]: Step): ParticipationText => {
  if (low === 0) return { kind: 'at-most', high };
  return high === 100 ? { kind: 'more-than', low } : { kind: 'between', low, high };
};

/** Participation of a unit, ready to be put in words, or null when it is hidden. */
export const participation = (doc: ReleaseDocument, unit: Id): ParticipationText | null => {
  const step = participationOf(doc, unit);
  return step && participationText(step);
};
