/** What size bands and exact ballots say together of how many answered: bounds for every published unit. */
import type { Id } from '../../worker/core/season.ts';
import { cohortsBelow, sumOver, unitsAbove } from './groups.ts';
import type { View, WaveView } from './view.ts';

export type Bounds = { low: number; high: number; ballots: number };

const ends = (band: string): [number, number] => {
  const [low = 0, high = Number.POSITIVE_INFINITY] = (band.match(/\d+/g) ?? []).map(Number);
  return [low, high];
};

/** Bounds of the answers to an item in every unit with a cell, narrowed by the units below and above. */
export const boundsOf = (
  manifest: View['manifest'],
  { document, ballots }: WaveView,
  item: Id,
): Map<Id, Bounds> => {
  const [below, above] = [cohortsBelow(manifest), unitsAbove(manifest)];
  const found = new Map<Id, Bounds>();
  for (const cell of document.cells) {
    if (cell.item !== item || cell.group) continue;
    const cast = sumOver(below.get(cell.unit) ?? [], ballots);
    const [low, high] = ends(cell.n);
    found.set(cell.unit, { low, high: Math.min(high, cast), ballots: cast });
  }
  const nearest = (unit: Id, candidates: Iterable<Id>): Id[] => {
    const inside = [...candidates].filter((other) => above.get(other)?.has(unit));
    return inside.filter((one) => !inside.some((other) => above.get(one)?.has(other)));
  };
  for (let round = 0; round < 3; round++)
    for (const [unit, own] of found) {
      const parts = nearest(unit, found.keys()).flatMap((id) => found.get(id) ?? []);
      const sum = (of: (part: Bounds) => number) => parts.reduce((total, part) => total + of(part), 0);
      const others = own.ballots - sum((part) => part.ballots);
      own.low = Math.max(
        own.low,
        sum(({ low }) => low),
      );
      own.high = Math.min(own.high, sum(({ high }) => high) + others);
      for (const part of parts) {
        part.low = Math.max(part.low, own.low - (sum(({ high }) => high) - part.high) - others);
        part.high = Math.min(part.high, own.high - (sum(({ low }) => low) - part.low));
      }
    }
  return found;
};
