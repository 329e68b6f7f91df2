/** Something with words on top of a trend: where its line stands, and how wide its words are, in pixels. */
export type Flag = { x: number; width: number };

/** Which side of its line the words stand on. */
export type FlagSide = 'before' | 'after';

const GAP = 8;
/** More than these are numbered: nobody reads more labels in one row. */
const MOST = 8;

const extent = ({ x, width }: Flag, side: FlagSide): [number, number] =>
  side === 'after' ? [x, x + GAP + width] : [x - GAP - width, x];

/**
 * A side for the words of every flag, so that none stands over another or outside; after the line where both fit.
 * Null when there is no such choice: then they are numbered.
 *
 * @param flags from left to right
 * @param ends left and right end of the room for words
 * @example placeFlags([{ x: 100, width: 80 }, { x: 150, width: 80 }], [0, 400]) // ['before', 'after']
 */
export const placeFlags = (flags: readonly Flag[], ends: [number, number]): FlagSide[] | null => {
  if (flags.length > MOST) return null;
  const place = (i: number, from: number): FlagSide[] | null => {
    const flag = flags[i];
    if (!flag) return [];
    for (const side of ['after', 'before'] as const) {
      const [left, right] = extent(flag, side);
      if (left < from || right > ends[1]) continue;
      const rest = place(i + 1, Math.max(right, flag.x) + GAP / 2);
      if (rest) return [side, ...rest];
    }
    return null;
  };
  return place(0, ends[0]);
};
