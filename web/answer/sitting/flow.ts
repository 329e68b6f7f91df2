/** Everything a person can do on the answering page. Back, Pause and a lost line keep the answers. */
import { type ClosedReceipt, closedReceipts } from '../check/closedReceipts.ts';
import { forgetEverything } from '../forgetEverything.ts';
import type { Forgetting } from '../parts/Forget.tsx';
import type { Place } from '../place.ts';
import { type Arriving, makeArriving } from './arriving.ts';
import { type Model, makeModel } from './model.ts';
import { makeSending, type Sending } from './sending.ts';

export type AnswerFlow = Pick<Model, 'state' | 'sitting' | 'sheet' | 'go'> &
  Arriving &
  Pick<Sending, 'send' | 'resend' | 'withdraw'> & {
    start: () => void;
    answer: (id: string, value: number | string | null) => void;
    next: () => void;
    back: () => void;
    change: () => void;
    /** Deletes the answers so far. */
    discard: () => Promise<void>;
    /** The person leaves the page: once sent, answers are forgotten. */
    leave: () => void;
    /** Ballots of closed waves for which a receipt is here. */
    closedReceipts: () => Promise<ClosedReceipt[]>;
    /** Keeps that a ballot was found counted, so that the list is read once. */
    keepCounted: (found: ClosedReceipt) => Promise<void>;
    /** What can be erased from this browser. */
    forgetting: Required<Forgetting>;
  };

export const makeAnswerFlow = ({ org, brought }: Place): AnswerFlow => {
  const model = makeModel(org);
  const { state, go, sitting, sheet, setSheet, keep } = model;
  const arriving = makeArriving(model, brought);
  const { isClosed, lookAhead, send, resend, withdraw } = makeSending(model);
  const questions = (): number => sitting()?.questionnaire.items.length ?? 0;
  const question = (place: number) => go({ at: 'question', place, changing: false });

  const keepDraft = (): void => {
    const key = sitting()?.key;
    if (key) void keep({ put: 'drafts', key, value: { sheet: sheet() } });
  };

  const others = async (): Promise<boolean> => {
    const kept = (await (await model.store())?.all('enrolments')) ?? [];
    return kept.length > 1;
  };

  const forgotten = (): void => {
    setSheet({});
    model.setSitting(null);
    go({ at: 'forgotten' });
  };

  const forgetMine = async (): Promise<void> => {
    const enrolment = sitting()?.enrolment;
    if (!enrolment) return;
    await keep(
      { remove: 'enrolments', key: enrolment.id },
      ...enrolment.ballots.flatMap(({ wave }) => {
        const key = `${enrolment.id}/${wave}`;
        return [
          { remove: 'drafts', key } as const,
          { remove: 'outgoing', key } as const,
          { remove: 'receipts', key } as const,
        ];
      }),
    );
    forgotten();
  };

  const forgetAll = async (): Promise<void> => {
    await forgetEverything();
    forgotten();
  };

  return {
    state,
    go,
    sitting,
    sheet,
    ...arriving,
    send,
    resend,
    withdraw,
    start: () => {
      const current = sitting();
      if (!current || isClosed(current)) return;
      question(0);
      void lookAhead(current);
    },
    answer: (id, value) => {
      setSheet((old) => ({ ...old, [id]: value }));
      keepDraft();
    },
    next: () => {
      const current = state();
      if (current.at !== 'question') return;
      const last = current.place + 1 >= questions();
      if (last || current.changing) go({ at: 'review' });
      else question(current.place + 1);
    },
    back: () => {
      const current = state();
      if (current.at === 'review') question(questions() - 1);
      else if (current.at !== 'question') return;
      else if (current.changing) go({ at: 'review' });
      else if (current.place > 0) question(current.place - 1);
      else go({ at: 'before', begun: Object.keys(sheet()).length > 0 });
    },
    change: () => question(0),
    discard: async () => {
      const current = sitting();
      if (!current) return;
      await keep({ remove: 'drafts', key: current.key });
      await arriving.choose(current);
    },
    leave: () => {
      if (state().at === 'receipt') setSheet({});
    },
    closedReceipts: async () => {
      const store = await model.store();
      return store ? closedReceipts(store, org) : [];
    },
    keepCounted: ({ sitting: { key }, receipt }) =>
      keep({ put: 'receipts', key, value: { ...receipt, counted: true } }),
    forgetting: { others, everything: forgetAll, mine: forgetMine },
  };
};
