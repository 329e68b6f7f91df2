import type { Cell, ReleaseDocument, Step } from '../release/document.ts';
import type { Id } from '../season.ts';

type Index = { cells: Map<string, Cell>; members: Map<Id, number>; participation: Map<Id, Step> };

/** A document never changes, so what was looked up once stays true for as long as somebody holds it. */
const indexes = new WeakMap<ReleaseDocument, Index>();

const indexOf = (doc: ReleaseDocument): Index => {
  const known = indexes.get(doc);
  if (known) return known;
  const index: Index = {
    cells: new Map(
      doc.cells.flatMap((cell) => (cell.group === null ? [[`${cell.unit}/${cell.item}`, cell]] : [])),
    ),
    members: new Map(doc.units.map(({ id, members }) => [id, members])),
    participation: new Map(doc.participation.map(({ unit, share }) => [unit, share])),
  };
  indexes.set(doc, index);
  return index;
};

/** The cell of everyone in a unit for an item, or null: hidden, empty and unknown are the same. */
export const cellOf = (doc: ReleaseDocument, unit: Id, item: Id): Cell | null =>
  indexOf(doc).cells.get(`${unit}/${item}`) ?? null;

/** Members of a unit and of everything below it, from the manifest; 0 for a unit merged upward or unknown. */
export const membersOf = (doc: ReleaseDocument, unit: Id): number => indexOf(doc).members.get(unit) ?? 0;

/** Participation of a unit as a step in percent, or null when it is hidden. */
export const participationOf = (doc: ReleaseDocument, unit: Id): Step | null =>
  indexOf(doc).participation.get(unit) ?? null;
