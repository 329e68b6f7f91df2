/**
 * A release without its distributions, comments and attribute cells, about thirtyfold smaller: what overviews of many
 * waves are drawn from. It is a function of the release document and holds nothing that is not in it, so anybody
 * can make it again and compare. The board makes it when a release is published; it is on no log.
 */
import { isRecord, parseJson } from '../ballot/shape.ts';
import { b64u, fromB64u, fromUtf8 } from '../bytes.ts';
import { type CellIndex, indexBy } from '../score/cells.ts';
import { display } from '../score/display.ts';
import { moraleIndex } from '../score/morale.ts';
import type { Id } from '../season.ts';
import type { Cell, ReleaseDocument, SizeBand, Step } from './document.ts';

export type Digest = {
  format: 'chorus-digest/1';
  /** SHA-256 of the release that the log names, hex. */
  release: string;
  head: Omit<ReleaseDocument, 'format' | 'units' | 'cells' | 'participation' | 'comments'>;
  /** Id, place of the parent in this list (-1: none), label, members. */
  units: [Id, number, string, number][];
  bands: SizeBand[];
  steps: Step[];
  /** For every unit base64url: for every item five bytes, band + 1 (0: no cell), favourable and unfavourable step. */
  cells: string[];
  /** Base64url: for every unit two bytes, step + 1 (0: hidden). */
  participation: string;
  /** How many units have a morale number between w and w + 50, for w = 0, 10, … 50. */
  windows: number[];
};

const CELL = 5;

/** Numbers things in the order they come. */
const dictionary = <T>(name: (value: T) => string) => {
  const places = new Map<string, number>();
  const list: T[] = [];
  return {
    list,
    place: (value: T): number => {
      const known = places.get(name(value));
      if (known !== undefined) return known;
      places.set(name(value), list.length);
      return list.push(value) - 1;
    },
  };
};

const windowsOf = (doc: ReleaseDocument): number[] => {
  const numbers = doc.units.flatMap(({ id }) => {
    const score = moraleIndex(doc, id);
    const print = score && display(score);
    return print?.kind === 'number' ? [print.number] : [];
  });
  return [0, 10, 20, 30, 40, 50].map((low) => numbers.filter((n) => n >= low && n <= low + 50).length);
};

/**
 * The digest of a release. O(cells).
 *
 * @param hash of the release that the log names, hex
 * @example jcs(digestOf(document, entry.body))
 */
export const digestOf = (doc: ReleaseDocument, hash: string): Digest => {
  const { units, cells, participation, comments: _, format: __, ...head } = doc;
  const unitAt = new Map(units.map(({ id }, i) => [id, i]));
  const itemAt = new Map(head.items.map(({ id }, i) => [id, i]));
  const bands = dictionary<SizeBand>((band) => band);
  const steps = dictionary<Step>((step) => step.join('-'));
  const row = head.items.length * CELL;
  const packed = new Uint8Array(units.length * row);
  const view = new DataView(packed.buffer);
  for (const cell of cells) {
    const [unit, item] = [unitAt.get(cell.unit), itemAt.get(cell.item)];
    if (cell.group !== null || unit === undefined || item === undefined) continue;
    const at = (unit * head.items.length + item) * CELL;
    view.setUint8(at, bands.place(cell.n) + 1);
    view.setUint16(at + 1, steps.place(cell.favourable));
    view.setUint16(at + 3, steps.place(cell.unfavourable));
  }
  const shares = new Uint8Array(units.length * 2);
  for (const { unit, share } of participation)
    new DataView(shares.buffer).setUint16((unitAt.get(unit) ?? 0) * 2, steps.place(share) + 1);
  return {
    format: 'chorus-digest/1',
    release: hash,
    head,
    units: units.map(({ id, parent, label, members }) => [
      id,
      parent === null ? -1 : (unitAt.get(parent) ?? -1),
      label,
      members,
    ]),
    bands: bands.list,
    steps: steps.list,
    cells: units.map((_, i) => b64u(packed.subarray(i * row, (i + 1) * row))),
    participation: b64u(shares),
    windows: windowsOf(doc),
  };
};

/** A digest from its bytes, or null when it is none of this release. Its figures are the board's until compared. */
export const parseDigest = (bytes: Uint8Array, hash: string): Digest | null => {
  const value = parseJson(fromUtf8(bytes) ?? '');
  // The board made it; whoever doubts it makes it again from the release.
  return isRecord(value) && value.format === 'chorus-digest/1' && value.release === hash
    ? (value as unknown as Digest)
    : null;
};

/**
 * A digest as a release document whose cells are unpacked when they are asked for. Every score, index, change and
 * verdict is the same as from the release itself; distributions are null and comments none, so that pages which
 * show those need the release.
 */
export const openDigest = (digest: Digest): ReleaseDocument => {
  const { head, units, bands, steps } = digest;
  const shares = fromB64u(digest.participation) ?? new Uint8Array();
  const shareView = new DataView(shares.buffer, shares.byteOffset, shares.byteLength);
  const unitAt = new Map(units.map(([id], i) => [id, i]));
  const itemAt = new Map(head.items.map(({ id }, i) => [id, i]));
  const step = (at: number): Step => steps[at] ?? [0, 100];
  /** Of most waves one unit is looked up: each is unpacked by itself, once. */
  const unpacked = new Map<Id, DataView>();
  const rowOf = (unit: Id): DataView => {
    const known = unpacked.get(unit);
    if (known) return known;
    const bytes = fromB64u(digest.cells[unitAt.get(unit) ?? -1] ?? '') ?? new Uint8Array();
    const made = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    unpacked.set(unit, made);
    return made;
  };
  const cell = (unit: Id, item: Id): Cell | null => {
    const view = rowOf(unit);
    const at = (itemAt.get(item) ?? -1) * CELL;
    const n = at >= 0 && at + CELL <= view.byteLength ? bands[view.getUint8(at) - 1] : undefined;
    if (n === undefined) return null;
    const [favourable, unfavourable] = [step(view.getUint16(at + 1)), step(view.getUint16(at + 3))];
    return { unit, group: null, item, n, favourable, unfavourable, distribution: null };
  };
  const share = (unit: Id): Step | null => {
    const at = (unitAt.get(unit) ?? -1) * 2;
    const place = at >= 0 && at + 2 <= shares.length ? shareView.getUint16(at) : 0;
    return place === 0 ? null : step(place - 1);
  };
  let list: ReleaseDocument['units'] | undefined;
  const doc: ReleaseDocument = {
    ...head,
    format: 'chorus-release/1',
    get units() {
      list ??= units.map(([id, parent, label, members]) => ({
        id,
        parent: units[parent]?.[0] ?? null,
        label,
        members,
      }));
      return list;
    },
    get cells() {
      return units.flatMap(([unit]) => head.items.flatMap(({ id }) => cell(unit, id) ?? []));
    },
    get participation() {
      return units.flatMap(([unit]) => {
        const found = share(unit);
        return found ? [{ unit, share: found }] : [];
      });
    },
    comments: [],
  };
  const index: CellIndex = {
    cell,
    members: (unit) => units[unitAt.get(unit) ?? -1]?.[3] ?? 0,
    participation: share,
  };
  indexBy(doc, index);
  return doc;
};
