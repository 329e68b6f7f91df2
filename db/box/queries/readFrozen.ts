import { eq } from 'drizzle-orm';
import type { BoxDb } from '../db.ts';
import { frozen } from '../schema.ts';
import type { FrozenWave } from './saveFrozen.ts';

/** What is kept of a closed wave; empty while it takes ballots, no list and no release after its erasure. */
export const readFrozen = async (
  db: BoxDb,
  wave: Uint8Array,
): Promise<Partial<FrozenWave> & { closing?: Uint8Array; erased?: Uint8Array }> => {
  const rows = await db
    .select({ kind: frozen.kind, bytes: frozen.bytes })
    .from(frozen)
    .where(eq(frozen.wave, wave));
  return Object.fromEntries(rows.map(({ kind, bytes }) => [kind, bytes]));
};
