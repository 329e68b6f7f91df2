import { type Bytes, concat, hex, readU32, sha256, u32 } from '../bytes.ts';
import { orderComments } from './comments.ts';
import type { Cell, ReleaseDocument, ReleaseIndex, ReleasePart } from './document.ts';
import { releaseBytes } from './write.ts';

/** A document up to this size is not split; parts are about as large as the second number. Characters. */
const WHOLE = 4 * 2 ** 20;
const PART = 2 ** 20;

/** What goes on the board: the body that the log names, and the parts it names, if any. */
export type ReleaseFiles = { body: Bytes; parts: Bytes[] };

/**
 * A release as files (DISCLOSURE section 4). A document of more than about 4 MiB is split by subtree into parts of
 * about 1 MiB: units of one subtree stand together as long as they fit. A part's bounds follow from the document
 * alone, so equal documents give equal files. `readRelease` puts them together again.
 *
 * @example const { body, parts } = releaseFiles(document)
 */
export const releaseFiles = (document: ReleaseDocument): ReleaseFiles => {
  const { units, cells, participation, comments, format: _, ...head } = document;
  const position = new Map(units.map(({ id }, at) => [id, at]));
  const weights = new Float64Array(units.length);
  const add = (unit: string, weight: number) => {
    const at = position.get(unit) ?? -1;
    weights[at] = (weights[at] ?? 0) + weight;
  };
  for (const { id, label } of units) add(id, 60 + 2 * id.length + 2 * label.length);
  for (const { unit, distribution, group } of cells)
    add(unit, 110 + 8 * (distribution?.length ?? 0) + 2 * (group?.value.length ?? 0) + unit.length);
  for (const { unit, text } of comments) add(unit, 40 + unit.length + 2 * text.length);
  if (weights.reduce((sum, weight) => sum + weight, 0) <= WHOLE)
    return { body: releaseBytes(document), parts: [] };

  const partOf = partsBySubtree(units, position, weights);
  const count = partOf.reduce((most, part) => Math.max(most, part + 1), 0);
  const bins = Array.from(
    { length: count },
    (): ReleasePart => ({
      format: 'chorus-release-part/1',
      manifest: head.manifest,
      wave: head.wave,
      at: [],
      units: [],
      cells: [],
      participation: [],
      comments: [],
    }),
  );
  const binOf = (unit: string): ReleasePart | undefined => bins[partOf[position.get(unit) ?? -1] ?? -1];
  for (const [at, unit] of units.entries()) {
    const bin = binOf(unit.id);
    const last = bin?.at.at(-1);
    if (last && last[0] + last[1] === at) last[1]++;
    else bin?.at.push([at, 1]);
    bin?.units.push(unit);
  }
  for (const cell of cells) binOf(cell.unit)?.cells.push(cell);
  for (const one of participation) binOf(one.unit)?.participation.push(one);
  for (const comment of comments) binOf(comment.unit)?.comments.push(comment);
  const parts = bins.map(releaseBytes);
  const index: ReleaseIndex = {
    ...head,
    format: 'chorus-release-index/1',
    parts: parts.map((part) => hex(sha256(part))),
  };
  return { body: releaseBytes(index), parts };
};

/** For each unit the part it goes to: units in the order of a walk from the top, a new part when the last is full. */
const partsBySubtree = (
  units: ReleaseDocument['units'],
  position: ReadonlyMap<string, number>,
  weights: Float64Array,
): Int32Array => {
  const below: number[][] = units.map(() => []);
  const tops: number[] = [];
  for (const [at, { parent }] of units.entries())
    (parent === null ? tops : (below[position.get(parent) ?? -1] ?? tops)).push(at);
  const partOf = new Int32Array(units.length);
  const open = tops.toReversed();
  let part = 0;
  let filled = 0;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const weight = weights[at] ?? 0;
    if (filled > 0 && filled + weight > PART) {
      part++;
      filled = 0;
    }
    filled += weight;
    partOf[at] = part;
    open.push(...(below[at] ?? []).toReversed());
  }
  return partOf;
};

/** The document that was split, or null when the parts do not fit together. */
export const joinParts = (index: ReleaseIndex, parts: readonly ReleasePart[]): ReleaseDocument | null => {
  const { parts: _, ...head } = index;
  const size = parts.reduce((sum, { units }) => sum + units.length, 0);
  const units: (ReleaseDocument['units'][number] | undefined)[] = new Array(size);
  const cells: Cell[][] = Array.from({ length: size }, () => []);
  const participation: (ReleaseDocument['participation'][number] | undefined)[] = new Array(size);
  for (const part of parts) {
    if (part.manifest !== index.manifest || part.wave !== index.wave) return null;
    const places = part.at.flatMap(([first, count]) => Array.from({ length: count }, (_, i) => first + i));
    if (places.length !== part.units.length) return null;
    const placeOf = new Map<string, number>();
    for (const [i, place] of places.entries()) {
      const unit = part.units[i];
      if (!unit || place >= size || units[place]) return null;
      units[place] = unit;
      placeOf.set(unit.id, place);
    }
    for (const cell of part.cells) {
      const place = placeOf.get(cell.unit);
      if (place === undefined) return null;
      cells[place]?.push(cell);
    }
    for (const one of part.participation) {
      const place = placeOf.get(one.unit);
      if (place === undefined || participation[place]) return null;
      participation[place] = one;
    }
    if (part.comments.some(({ unit }) => !placeOf.has(unit))) return null;
  }
  return {
    ...head,
    format: 'chorus-release/1',
    units: units.filter((unit) => unit !== undefined),
    cells: cells.flat(),
    participation: participation.filter((one) => one !== undefined),
    comments: orderComments(
      parts.flatMap(({ comments }) => comments),
      index.manifest,
    ),
  };
};

/** Parts one after the other, each behind its length in four bytes: how the box keeps them until they are due. */
export const packParts = (parts: readonly Uint8Array[]): Bytes =>
  concat(...parts.flatMap((part) => [u32(part.length), part]));

/** What `packParts` made. */
export const unpackParts = (bytes: Uint8Array): Uint8Array[] => {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 4 + readU32(bytes, at);
    parts.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return parts;
};
