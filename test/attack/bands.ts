/** What size bands and exact ballots say together of how many answered: bounds for every published unit. */
import type { Id } from '../../worker/core/season.ts';
import { cohortsBelow, sumOver, unitsAbove } from './groups.ts';
import type { View, WaveView } from './view.ts';

export type Bounds = { low: number; high: number; ballots: number };

const ends = (band: string): [number, number] => {
  const [low = 0, high = Number.POSITIVE_INFINITY] = (band.match(/\d+/g) ?? []).map(Number);
  return [low, high];
};

/**
 * Bounds of the answers to an item in every unit with a cell, narrowed by the units below and above.
 *
 * @param ballotList whether to use, beside the bands, that nobody answers who did not vote. DISCLOSURE section 5
 *   exempts what that implies
 */
export const boundsOf = (
  manifest: View['manifest'],
  { document, ballots }: WaveView,
  { item, ballotList }: { item: Id; ballotList: boolean },
): Map<Id, Bounds> => {
  const [below, above] = [cohortsBelow(manifest), unitsAbove(manifest)];
  const found = new Map<Id, Bounds>();
  const most = (voted: number) => (ballotList || voted === 0 ? voted : Number.POSITIVE_INFINITY);
  for (const cell of document.cells) {
    if (cell.item !== item || cell.group) continue;
    const voted = sumOver(below.get(cell.unit) ?? [], ballots);
    const [low, high] = ends(cell.n);
    found.set(cell.unit, { low, high: Math.min(high, most(voted)), ballots: voted });
  }
  const nearest = (unit: Id): Id[] => {
    const inside = [...found.keys()].filter((other) => above.get(other)?.has(unit));
    return inside.filter((one) => !inside.some((other) => above.get(one)?.has(other)));
  };
  const families = [...found].map(([unit, own]) => {
    const parts = nearest(unit).flatMap((id) => found.get(id) ?? []);
    return { own, parts, rest: most(own.ballots - parts.reduce((sum, part) => sum + part.ballots, 0)) };
  });
  for (let round = 0; round < 3; round++)
    for (const { own, parts, rest } of families) {
      const lows = (but?: Bounds) => parts.reduce((sum, part) => sum + (part === but ? 0 : part.low), 0);
      const highs = (but?: Bounds) => parts.reduce((sum, part) => sum + (part === but ? 0 : part.high), rest);
      own.low = Math.max(own.low, lows());
      own.high = Math.min(own.high, highs());
      for (const part of parts) {
        part.low = Math.max(part.low, own.low - highs(part));
        part.high = Math.min(part.high, own.high - lows(part));
      }
    }
  return found;
};
