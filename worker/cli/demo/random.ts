/** Repeatable randomness for the model: the same label gives the same numbers on every machine. */

/** FNV-1a over UTF-16 code units, finished with the murmur3 mixer: 32 well-spread bits of a label. */
export const hash32 = (label: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < label.length; i++) h = Math.imul(h ^ label.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

export type Random = {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Uniform integer in [0, n). */
  below(n: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
};

/** A stream named by its label (mulberry32; normals by Box and Muller). For a model, never for a secret. */
export const randomStream = (label: string): Random => {
  let state = hash32(label);
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(uniform() * n);
  return {
    uniform,
    below,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    pick: (list) => list[below(list.length)] ?? list[0],
  };
};
