/** From opening the page to a ballot: the ones kept here, or those a link or a file brings. */
import { now } from '../clock.ts';
import type { Place } from '../place.ts';
import type { Enrolment, Store } from '../store.ts';
import type { Model } from './model.ts';
import { keepReceipt, readSaved } from './openSaved.ts';
import { type Sitting, sittingsAt } from './sitting.ts';

export type Arriving = {
  open: () => Promise<void>;
  openFile: (text: string) => Promise<void>;
  choose: (sitting: Sitting) => Promise<void>;
  /** With the ballots that are here, although more codes belong to them. */
  goOn: () => Promise<void>;
};

export const makeArriving = (model: Model, brought: Place['brought']): Arriving => {
  const { org, go, keep } = model;
  /** A ballot link in the address is taken in once, not again after it has succeeded. */
  let link = brought.kind === 'ballots' ? brought.link : null;

  /** The ballots as they are here now, or null, and then the page says why not. */
  const bring = async (store: Store, text: string): Promise<Enrolment | null> => {
    go({ at: 'bringing' });
    const lazy = await import('../collect/bring.ts').catch(() => null);
    const came = lazy ? await lazy.bringBallots(store, org, text) : ({ ok: false, why: 'offline' } as const);
    if (came.ok) return came.enrolment;
    if (came.why === 'offline') go({ at: 'offline' });
    else if (came.why === 'refused') go({ at: 'refused', check: came.check });
    else go({ at: 'bad-link' });
    return null;
  };

  const choose = async (chosen: Sitting): Promise<void> => {
    const store = await model.store();
    model.setSitting(chosen);
    const draft = await store?.get('drafts', chosen.key);
    model.setSheet(draft?.sheet ?? {});
    const outgoing = await store?.get('outgoing', chosen.key);
    if (outgoing) return go({ at: 'not-sent', op: outgoing.op });
    const receipt = await store?.get('receipts', chosen.key);
    if (draft || !receipt) go({ at: 'before', begun: draft !== undefined });
    else go(receipt.op === 'put' ? { at: 'receipt', receipt } : { at: 'withdrawn' });
  };

  const pick = async (store: Store): Promise<void> => {
    const enrolments = (await store.all('enrolments')).filter((one) => one.org === org);
    const found = sittingsAt(enrolments, now());
    for (const { key } of found.closed) await keep({ remove: 'drafts', key }, { remove: 'outgoing', key });
    const [only, another] = found.open;
    if (only && !another) return choose(only);
    if (only) {
      const receipts = await Promise.all(found.open.map(({ key }) => store.get('receipts', key)));
      const among = found.open.map((sitting, place) => ({
        sitting,
        answered: receipts[place] !== undefined,
      }));
      return go({ at: 'choose', among });
    }
    if (found.last) go({ at: 'closed', last: found.last, next: found.next, unsent: false });
    else if (found.next) go({ at: 'early', next: found.next });
    else go({ at: 'none', unreadable: false });
  };

  return {
    choose,
    open: async () => {
      go({ at: 'loading' });
      const store = await model.store();
      if (!store) return go({ at: 'no-storage' });
      if (brought.kind === 'unreadable') return go({ at: 'bad-link' });
      const came = link === null ? null : await bring(store, link);
      if (link !== null && !came) return;
      link = null;
      const series = came?.series;
      if (series && series.got.length < series.parts)
        return go({ at: 'partly', got: series.got, parts: series.parts });
      await pick(store);
    },
    goOn: async () => {
      const store = await model.store();
      if (store) await pick(store);
    },
    openFile: async (text) => {
      const store = await model.store();
      if (!store) return;

      const saved = readSaved(text);
      if (saved === null) return go({ at: 'none', unreadable: true });
      if (!(await bring(store, saved.link))) return;
      if (saved.receipt) await keepReceipt(store, saved.receipt);
      await pick(store);
    },
  };
};
