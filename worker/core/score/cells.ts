import type { Cell, ReleaseDocument, Step } from '../release/document.ts';
import type { Id } from '../season.ts';

/** Finds what a document says of a unit. */
export type CellIndex = {
  cell: (unit: Id, item: Id) => Cell | null;
  members: (unit: Id) => number;
  participation: (unit: Id) => Step | null;
};

/** A document never changes, so what was looked up once stays true for as long as somebody holds it. */
const indexes = new WeakMap<ReleaseDocument, CellIndex>();

/** Gives a document an index of its own: one whose cells are unpacked when they are asked for. */
export const indexBy = (doc: ReleaseDocument, index: CellIndex): void => {
  indexes.set(doc, index);
};

const indexOf = (doc: ReleaseDocument): CellIndex => {
  const known = indexes.get(doc);
  if (known) return known;
  const cells = new Map(
    doc.cells.flatMap((cell) => (cell.group === null ? [[`${cell.unit}/${cell.item}`, cell]] : [])),
  );
  const members = new Map(doc.units.map((unit) => [unit.id, unit.members]));
  const shares = new Map(doc.participation.map(({ unit, share }) => [unit, share]));
  const index: CellIndex = {
    cell: (unit, item) => cells.get(`${unit}/${item}`) ?? null,
    members: (unit) => members.get(unit) ?? 0,
    participation: (unit) => shares.get(unit) ?? null,
  };
  indexes.set(doc, index);
  return index;
};

/** The cell of everyone in a unit for an item, or null: hidden, empty and unknown are the same. */
export const cellOf = (doc: ReleaseDocument, unit: Id, item: Id): Cell | null =>
  indexOf(doc).cell(unit, item);

/** Members of a unit and of everything below it, from the manifest; 0 for a unit merged upward or unknown. */
export const membersOf = (doc: ReleaseDocument, unit: Id): number => indexOf(doc).members(unit);

/** Participation of a unit as a step in percent, or null when it is hidden. */
export const participationOf = (doc: ReleaseDocument, unit: Id): Step | null =>
  indexOf(doc).participation(unit);
