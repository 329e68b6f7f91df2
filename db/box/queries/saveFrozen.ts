import type { BoxDb } from '../db.ts';
import { frozen } from '../schema.ts';

/** What a closed wave turned into: body of its log entry, public ballot list, release document and its parts. */
export type FrozenWave = { close: Uint8Array; list: Uint8Array; release: Uint8Array; parts: Uint8Array };

/** Keeps the four in one statement, unless an earlier run already did: the first result is the wave's result. */
export const saveFrozen = async (
  db: BoxDb,
  wave: Uint8Array,
  { close, list, release, parts }: FrozenWave,
) => {
  await db
    .insert(frozen)
    .values([
      { wave, kind: 'close', bytes: close },
      { wave, kind: 'list', bytes: list },
      { wave, kind: 'release', bytes: release },
      { wave, kind: 'parts', bytes: parts },
    ])
    .onConflictDoNothing();
};
