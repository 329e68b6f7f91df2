/** Ballots of closed waves for which this browser holds a receipt, the latest first. */
import { now } from '../clock.ts';
import { type Sitting, sittingsAt } from '../sitting/sitting.ts';
import type { Receipt, Store } from '../store.ts';

export type ClosedReceipt = { sitting: Sitting; receipt: Receipt };

export const closedReceipts = async (store: Store, org: string): Promise<ClosedReceipt[]> => {
  const enrolments = (await store.all('enrolments')).filter((one) => one.org === org);
  const found: ClosedReceipt[] = [];
  for (const sitting of sittingsAt(enrolments, now()).closed.toReversed()) {
    const receipt = await store.get('receipts', sitting.key);
    if (receipt) found.push({ sitting, receipt });
  }
  return found;
};
