/** From the review to the receipt. Nothing is sealed before the log says it may be; the same bytes on every retry. */
import type { Op } from '../../../worker/core/ballot/sheet.ts';
import { normaliseSheet, type Sheet } from '../../../worker/core/questionnaire.ts';
import { now } from '../clock.ts';
import type { Outgoing } from '../store.ts';
import type { Model } from './model.ts';
import { deliver, seal } from './seal.ts';
import type { Sitting } from './sitting.ts';
import { LEAST_ISSUED, readStanding } from './standing.ts';

export type Sending = {
  /** Asked while the first question is read, so that nobody answers everything only to learn it cannot be sent. */
  lookAhead: (sitting: Sitting) => Promise<void>;
  /** True, and said on the page, when the wave is over. */
  isClosed: (sitting: Sitting) => boolean;
  /** `sure`: although fewer collected than intended. */
  send: (sure?: boolean) => Promise<void>;
  /** The very same bytes again. */
  resend: () => Promise<void>;
  withdraw: () => Promise<void>;
};

export const makeSending = ({ state, go, sitting, sheet, setSheet, store, keep }: Model): Sending => {
  const isClosed = (current: Sitting): boolean => {
    if (now() < current.wave.closes) return false;
    go({ at: 'closed', last: current, next: null, unsent: true });
    return true;
  };

  /** True when answers may go; otherwise the page says why not. */
  const maySend = async ({ enrolment }: Sitting, sure: boolean): Promise<boolean> => {
    const standing = await readStanding(enrolment);
    if (!standing.ok) {
      if (standing.why === 'offline') go({ at: 'not-sent', op: 'put' });
      else go(standing.why === 'unclosed' ? { at: 'unclosed' } : { at: 'refused', check: 'log' });
      return false;
    }
    enrolment.issued = standing.issued;
    await keep({ put: 'enrolments', key: enrolment.id, value: enrolment });
    if (standing.issued < LEAST_ISSUED) go({ at: 'too-few' });
    else if (standing.issued < enrolment.manifest.rules.k_cohort && !sure)
      go({ at: 'few', issued: standing.issued });
    else return true;
    return false;
  };

  const post = async (current: Sitting, outgoing: Outgoing): Promise<void> => {
    const { key } = current;
    const delivered = await deliver(current, outgoing);
    if (delivered.ok) {
      const { receipt } = delivered;
      await keep(
        { put: 'receipts', key, value: receipt },
        { remove: 'outgoing', key },
        { remove: 'drafts', key },
      );
      if (receipt.op === 'withdraw') setSheet({});
      return go(receipt.op === 'put' ? { at: 'receipt', receipt } : { at: 'withdrawn' });
    }
    if (delivered.why === 'offline') return go({ at: 'not-sent', op: outgoing.op });
    if (delivered.code === 'bad-receipt') return go({ at: 'rejected', code: delivered.code });
    await keep({ remove: 'outgoing', key });
    if (delivered.code === 'stale-revision') go({ at: 'used' });
    else if (delivered.code === 'wave-not-open')
      go({ at: 'closed', last: current, next: null, unsent: outgoing.op === 'put' });
    else go({ at: 'rejected', code: delivered.code });
  };

  /** A new request is stored before it is sent, above every revision that may have arrived. */
  const submit = async (current: Sitting, answers: Sheet | null): Promise<void> => {
    const { key } = current;
    const shelves = await store();
    const sent = await shelves?.get('outgoing', key);
    const known = await shelves?.get('receipts', key);
    const outgoing = await seal(current, Math.max(sent?.rev ?? 0, known?.rev ?? 0) + 1, answers);
    await keep({ put: 'outgoing', key, value: outgoing });
    await post(current, outgoing);
  };

  const begin = async (op: Op, work: (current: Sitting) => Promise<void>): Promise<void> => {
    const current = sitting();
    if (!current || isClosed(current)) return;
    go({ at: 'sending', op });
    await work(current);
  };

  const send = (sure = false): Promise<void> =>
    begin('put', async (current) => {
      if (await maySend(current, sure)) await submit(current, normaliseSheet(sheet()));
    });

  return {
    isClosed,
    send,
    lookAhead: async ({ enrolment }) => {
      const standing = await readStanding(enrolment);
      if (!standing.ok) return;
      enrolment.issued = standing.issued;
      if (standing.issued < LEAST_ISSUED && state().at === 'question') go({ at: 'too-few' });
    },
    resend: async () => {
      const key = sitting()?.key;
      const outgoing = key === undefined ? undefined : await (await store())?.get('outgoing', key);
      // Without a stored request the line dropped before anything was sealed.
      if (outgoing) await begin(outgoing.op, (current) => post(current, outgoing));
      else await send();
    },
    withdraw: () => begin('withdraw', (current) => submit(current, null)),
  };
};
