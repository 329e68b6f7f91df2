import type { Organisation } from '../deps.ts';

/**
 * A throw-away store need not survive a power cut: commits are not forced to the disk one by one, as they are on a
 * real server. Nothing else changes.
 */
export const relaxStore = async ({ desk, box, boardSide }: Organisation): Promise<void> => {
  for (const db of [desk?.db, desk?.keys, box?.db, boardSide?.db])
    await db?.$client.execute('PRAGMA synchronous = NORMAL');
};
