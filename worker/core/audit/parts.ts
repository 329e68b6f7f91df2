import type { ReleaseDocument, ReleaseIndex, ReleasePart } from '../release/document.ts';
import { isReleaseLike } from './document.ts';

/** The index of a release that was split, and a part, each as it was found. */
export type FoundIndex = { where: string; index: ReleaseIndex };
/** `hash`: SHA-256 of the file's bytes, hex. */
export type FoundPart = { where: string; hash: string; part: ReleasePart };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asWhole = (value: Record<string, unknown>, more: object): boolean =>
  isReleaseLike({ ...value, ...more, format: 'chorus-release/1' });

const NOTHING = { units: [], cells: [], participation: [], comments: [] };

export const isIndex = (value: unknown): value is ReleaseIndex =>
  isRecord(value) &&
  value.format === 'chorus-release-index/1' &&
  Array.isArray(value.parts) &&
  value.parts.every((part) => typeof part === 'string') &&
  asWhole(value, NOTHING);

const isRun = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every((one) => Number.isSafeInteger(one) && one >= 0);

/** Does it hold what a part holds? The head is not in it, so an empty one is put in its place. */
export const isPart = (value: unknown): value is ReleasePart =>
  isRecord(value) &&
  value.format === 'chorus-release-part/1' &&
  Array.isArray(value.at) &&
  value.at.every(isRun) &&
  asWhole(value, { org: '', season: '', opened: '', closed: '', rules: { k_cell: 0 }, items: [], audit: {} });

/** Comments keep their order within a part; between parts it says nothing, and they are merged by `key`. */
const merged = <T>(lists: readonly T[][], key: (one: T) => string): T[] => {
  const queues = lists.map((list) => list.map((one) => ({ one, key: key(one) })));
  const all: T[] = [];
  for (;;) {
    const heads = queues.flatMap((queue) => (queue[0] ? [{ queue, key: queue[0].key }] : []));
    const [first, ...others] = heads;
    if (!first) return all;
    const next = others.reduce((least, head) => (head.key < least.key ? head : least), first);
    const taken = next.queue.shift();
    if (taken) all.push(taken.one);
  }
};

/**
 * Puts a split release together again: units at the places their parts give, cells and participation in the order
 * of units. Null when a part is missing or places do not fit: then nobody can say what was published.
 *
 * @param commentKey the hash by which comments are ordered
 */
export const joined = (
  { index }: FoundIndex,
  found: readonly FoundPart[],
  commentKey: (comment: ReleaseDocument['comments'][number]) => string,
): ReleaseDocument | null => {
  const parts = index.parts.flatMap((hash) => found.find((one) => one.hash === hash)?.part ?? []);
  if (parts.length < index.parts.length) return null;
  const placed = parts.flatMap((part) => {
    const places = part.at.flatMap(([first, count]) => Array.from({ length: count }, (_, i) => first + i));
    return part.units.map((unit, i) => ({ unit, place: places[i] ?? -1 }));
  });
  placed.sort((a, b) => a.place - b.place);
  if (placed.some(({ place }, i) => place !== i)) return null;
  const order = new Map(placed.map(({ unit }, i) => [unit.id, i]));
  const sorted = <T extends { unit: string }>(list: T[]): T[] =>
    list.sort((a, b) => (order.get(a.unit) ?? -1) - (order.get(b.unit) ?? -1));
  const { parts: _, ...head } = index;
  return {
    ...head,
    format: 'chorus-release/1',
    units: placed.map(({ unit }) => unit),
    cells: sorted(parts.flatMap(({ cells }) => cells)),
    participation: sorted(parts.flatMap(({ participation }) => participation)),
    comments: merged(
      parts.map(({ comments }) => comments),
      commentKey,
    ),
  };
};
