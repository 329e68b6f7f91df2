import type { ReleasedWave } from '../board.ts';

const known = new WeakMap<ReleasedWave, number[]>();

/** Counts that came with a wave's digest, so that no page counts every unit of every wave. */
export const keepWindowCounts = (wave: ReleasedWave, counts: number[]): void => {
  known.set(wave, counts);
};

/** How many units have a morale number in each of the windows from 0, 10, … 50; null for a wave without a digest. */
export const windowCounts = (wave: ReleasedWave): number[] | null => known.get(wave) ?? null;
