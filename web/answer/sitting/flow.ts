/**
 * Answering, from opening the page to the receipt. One signal holds where the person is; the answers are a
 * second one, so that Back, Pause and a lost line keep them.
 */
import { type Accessor, createSignal } from 'solid-js';
import type { Op } from '../../../worker/core/ballot/sheet.ts';
import { normaliseSheet, type Sheet } from '../../../worker/core/questionnaire.ts';
import { now } from '../clock.ts';
import type { Place } from '../place.ts';
import { type Outgoing, openStore, type Store } from '../store.ts';
import { deliver, seal } from './seal.ts';
import { type Sitting, sittingsAt } from './sitting.ts';
import { LEAST_ISSUED, readStanding } from './standing.ts';
import type { AnswerState } from './state.ts';

export type AnswerFlow = {
  state: Accessor<AnswerState>;
  /** Set from `before` on. */
  sitting: Accessor<Sitting | null>;
  sheet: Accessor<Sheet>;
  open: () => Promise<void>;
  openFile: (text: string) => Promise<void>;
  choose: (sitting: Sitting) => Promise<void>;
  go: (state: AnswerState) => void;
  start: () => void;
  answer: (id: string, value: number | string | null) => void;
  next: () => void;
  back: () => void;
  /** `sure`: sends although fewer collected than intended. */
  send: (sure?: boolean) => Promise<void>;
  /** The very same bytes again. */
  resend: () => Promise<void>;
  change: () => void;
  withdraw: () => Promise<void>;
  discard: () => Promise<void>;
  /** The person leaves the page: once sent, answers are forgotten. */
  leave: () => void;
  forget: () => Promise<void>;
};

export const makeAnswerFlow = ({ org, brought }: Place): AnswerFlow => {
  const [state, setState] = createSignal<AnswerState>({ at: 'loading' });
  const [sitting, setSitting] = createSignal<Sitting | null>(null);
  const [sheet, setSheet] = createSignal<Sheet>({});
  let store: Store | null = null;
  /** A ballot link in the address is taken in once, not again on every retry that succeeds. */
  let link = brought.kind === 'ballots' ? brought.link : null;

  const bring = async (shelf: Store, text: string): Promise<boolean> => {
    setState({ at: 'bringing' });
    const { bringBallots } = await import('../collect/bring.ts');
    const came = await bringBallots(shelf, org, text);
    if (came.ok) return true;
    if (came.why === 'offline') setState({ at: 'offline' });
    else if (came.why === 'refused') setState({ at: 'refused', check: came.check });
    else setState({ at: 'bad-link' });
    return false;
  };

  const open = async (): Promise<void> => {
    setState({ at: 'loading' });
    store ??= await openStore();
    if (!store) return void setState({ at: 'no-storage' });
    if (brought.kind === 'unreadable') return void setState({ at: 'bad-link' });
    if (link !== null) {
      if (!(await bring(store, link))) return;
      link = null;
    }
    await pick(store);
  };

  const pick = async (shelf: Store): Promise<void> => {
    const enrolments = (await shelf.all('enrolments')).filter((one) => one.org === org);
    const found = sittingsAt(enrolments, now());
    for (const { key } of found.closed)
      await shelf.apply({ remove: 'drafts', key }, { remove: 'outgoing', key });
    const [only, another] = found.open;
    if (only && !another) return choose(only);
    if (only) {
      const receipts = found.open.map(({ key }) => shelf.get('receipts', key));
      const answered = await Promise.all(receipts);
      const among = found.open.map((one, place) => ({
        sitting: one,
        answered: answered[place] !== undefined,
      }));
      return void setState({ at: 'choose', among });
    }
    if (found.last) setState({ at: 'closed', last: found.last, next: found.next, unsent: false });
    else if (found.next) setState({ at: 'early', next: found.next });
    else setState({ at: 'none', unreadable: false });
  };

  const choose = async (chosen: Sitting): Promise<void> => {
    if (!store) return;
    setSitting(chosen);
    const { key } = chosen;
    const draft = await store.get('drafts', key);
    if (draft) setSheet(draft.sheet);
    const outgoing = await store.get('outgoing', key);
    if (outgoing) return void setState({ at: 'not-sent', op: outgoing.op });
    const receipt = await store.get('receipts', key);
    if (receipt?.op === 'withdraw' && !draft) setState({ at: 'withdrawn' });
    else if (receipt && !draft) setState({ at: 'receipt', receipt });
    else setState({ at: 'before', begun: draft !== undefined });
  };

  /** Answers stay in memory when the device has no room for the draft. */
  const keepDraft = async (): Promise<void> => {
    const key = sitting()?.key;
    const current = state();
    const question = current.at === 'question' ? current.place : 0;
    if (key) await store?.apply({ put: 'drafts', key, value: { sheet: sheet(), question } }).catch(() => {});
  };

  /** True when answers may go; otherwise the page says why not. */
  const maySend = async (current: Sitting, sure: boolean): Promise<boolean> => {
    const standing = await readStanding(current.enrolment);
    if (!standing.ok) {
      if (standing.why === 'offline') setState({ at: 'not-sent', op: 'put' });
      else setState(standing.why === 'unclosed' ? { at: 'unclosed' } : { at: 'refused', check: 'log' });
      return false;
    }
    current.enrolment.issued = standing.issued;
    await store
      ?.apply({ put: 'enrolments', key: current.enrolment.id, value: current.enrolment })
      .catch(() => {});
    if (standing.issued < LEAST_ISSUED) setState({ at: 'too-few' });
    else if (standing.issued < current.enrolment.manifest.rules.k_cohort && !sure)
      setState({ at: 'few', issued: standing.issued });
    else return true;
    return false;
  };

  /** Asked for while the first question is read, so that nobody answers everything only to learn it cannot be sent. */
  const lookAhead = async (current: Sitting): Promise<void> => {
    const standing = await readStanding(current.enrolment);
    if (standing.ok) current.enrolment.issued = standing.issued;
    if (standing.ok && standing.issued < LEAST_ISSUED && state().at === 'question')
      setState({ at: 'too-few' });
  };

  const isClosed = (current: Sitting): boolean => {
    if (now() < current.wave.closes) return false;
    setState({ at: 'closed', last: current, next: null, unsent: true });
    return true;
  };

  const post = async (current: Sitting, outgoing: Outgoing): Promise<void> => {
    const { key } = current;
    setState({ at: 'sending', op: outgoing.op });
    const delivered = await deliver(current, outgoing);
    if (delivered.ok) {
      const { receipt } = delivered;
      await store?.apply(
        { put: 'receipts', key, value: receipt },
        { remove: 'outgoing', key },
        { remove: 'drafts', key },
      );
      if (receipt.op === 'withdraw') setSheet({});
      setState(receipt.op === 'put' ? { at: 'receipt', receipt } : { at: 'withdrawn' });
      return;
    }
    if (delivered.why === 'offline') return void setState({ at: 'not-sent', op: outgoing.op });
    if (delivered.code === 'bad-receipt') return void setState({ at: 'rejected', code: delivered.code });
    await store?.apply({ remove: 'outgoing', key });
    if (delivered.code === 'stale-revision') setState({ at: 'used' });
    else if (delivered.code === 'wave-not-open')
      setState({ at: 'closed', last: current, next: null, unsent: outgoing.op === 'put' });
    else setState({ at: 'rejected', code: delivered.code });
  };

  /** A new request is stored before it is sent, above every revision that may have arrived. */
  const submit = async (current: Sitting, answers: Sheet | null): Promise<void> => {
    const { key } = current;
    const sent = await store?.get('outgoing', key);
    const known = await store?.get('receipts', key);
    const outgoing = await seal(current, Math.max(sent?.rev ?? 0, known?.rev ?? 0) + 1, answers);
    await store?.apply({ put: 'outgoing', key, value: outgoing });
    await post(current, outgoing);
  };

  const begin = async (op: Op, work: (current: Sitting) => Promise<void>): Promise<void> => {
    const current = sitting();
    if (!current || isClosed(current)) return;
    setState({ at: 'sending', op });
    await work(current);
  };

  return {
    state,
    sitting,
    sheet,
    open,
    openFile: async (text) => {
      if (!store) return;
      const { keepReceipt, readSaved } = await import('./openSaved.ts');
      const saved = readSaved(text);
      if (saved === null) return void setState({ at: 'none', unreadable: true });
      if (!(await bring(store, saved.link))) return;
      if (saved.receipt) await keepReceipt(store, saved.receipt);
      await pick(store);
    },
    choose,
    go: setState,
    start: () => {
      const current = sitting();
      if (!current || isClosed(current)) return;
      setState({ at: 'question', place: 0, changing: false });
      void lookAhead(current);
    },
    answer: (id, value) => {
      setSheet((old) => ({ ...old, [id]: value }));
      void keepDraft();
    },
    next: () => {
      const current = state();
      const items = sitting()?.questionnaire.items.length ?? 0;
      if (current.at !== 'question') return;
      const last = current.place + 1 >= items;
      setState(last || current.changing ? { at: 'review' } : { ...current, place: current.place + 1 });
      void keepDraft();
    },
    back: () => {
      const current = state();
      const items = sitting()?.questionnaire.items.length ?? 0;
      if (current.at === 'review') setState({ at: 'question', place: items - 1, changing: false });
      else if (current.at !== 'question') return;
      else if (current.changing) setState({ at: 'review' });
      else if (current.place === 0) setState({ at: 'before', begun: Object.keys(sheet()).length > 0 });
      else setState({ ...current, place: current.place - 1 });
    },
    send: (sure = false) =>
      begin('put', async (current) => {
        if (await maySend(current, sure)) await submit(current, normaliseSheet(sheet()));
      }),
    resend: async () => {
      const current = sitting();
      const outgoing = current && (await store?.get('outgoing', current.key));
      // Without a stored request the line dropped before anything was sealed.
      if (outgoing) await begin(outgoing.op, () => post(current, outgoing));
      else
        await begin('put', async (again) => {
          if (await maySend(again, false)) await submit(again, normaliseSheet(sheet()));
        });
    },
    change: () => setState({ at: 'question', place: 0, changing: false }),
    withdraw: () => begin('withdraw', (current) => submit(current, null)),
    discard: async () => {
      const current = sitting();
      setSheet({});
      if (!current || !store) return;
      await store.apply({ remove: 'drafts', key: current.key });
      await choose(current);
    },
    leave: () => {
      if (state().at === 'receipt') setSheet({});
    },
    forget: async () => {
      const current = sitting();
      if (!current || !store) return;
      const { enrolment } = current;
      const keys = enrolment.ballots.map(({ wave }) => `${enrolment.id}/${wave}`);
      await store.apply(
        { remove: 'enrolments', key: enrolment.id },
        ...keys.flatMap((key) => [
          { remove: 'drafts', key } as const,
          { remove: 'outgoing', key } as const,
          { remove: 'receipts', key } as const,
        ]),
      );
      setSheet({});
      setSitting(null);
      setState({ at: 'forgotten' });
    },
  };
};
