/** A file that was saved earlier: ballots, or a receipt, which holds its own ballot. */
import { b64u } from '../../../worker/core/bytes.ts';
import { findBallotLink } from '../ballotFragment.ts';
import type { Store } from '../store.ts';
import { findReceipt, type SavedReceipt } from './receiptText.ts';

export type Saved = { link: string; receipt: SavedReceipt | null };

export const readSaved = (text: string): Saved | null => {
  const receipt = findReceipt(text);
  const link = receipt?.link ?? findBallotLink(text);
  return link === null ? null : { link, receipt };
};

/** Keeps a saved receipt beside its ballot, which must be here by now. A newer one stays. */
export const keepReceipt = async (store: Store, saved: SavedReceipt): Promise<void> => {
  for (const { id, ballots } of await store.all('enrolments')) {
    if (!ballots.some(({ token }) => b64u(token) === saved.token)) continue;
    const key = `${id}/${saved.wave}`;
    const known = await store.get('receipts', key);
    if (known && known.rev >= saved.receipt.rev) continue;
    await store.apply(
      { put: 'receipts', key, value: saved.receipt },
      { remove: 'drafts', key },
      { remove: 'outgoing', key },
    );
  }
};
