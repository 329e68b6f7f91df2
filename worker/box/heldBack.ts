import { type Bytes, hex } from '../core/bytes.ts';
import { jcs } from '../core/jcs.ts';
import type { Id } from '../core/season.ts';
import type { BoxSide } from '../deps.ts';

/** Says nothing about which group, or how many: that is what the audit keeps from being published. */
const TEXT =
  'Results are late. The audit found that one group could be worked out from others. They come when that is repaired.';

/** The note on the board for a wave whose release the audit refused. The same bytes each time. */
export const heldBackNote = (season: Id, wave: Id): Bytes =>
  jcs({ kind: 'held-back', season, wave, units: [], text: TEXT, replaces: null });

/** Waves this process has audited in vain: the same program finds the same again, a repaired one starts anew. */
const held = new WeakMap<BoxSide, Set<string>>();

export const isHeldBack = (box: BoxSide, storedWave: Uint8Array): boolean =>
  held.get(box)?.has(hex(storedWave)) ?? false;

export const holdBack = (box: BoxSide, storedWave: Uint8Array): void => {
  const waves = held.get(box) ?? new Set<string>();
  held.set(box, waves.add(hex(storedWave)));
};
