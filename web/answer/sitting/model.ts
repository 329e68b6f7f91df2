/** What the answering page knows at a moment: where the person is, with which ballot, and the answers so far. */
import { type Accessor, createSignal, type Setter } from 'solid-js';
import type { Sheet } from '../../../worker/core/questionnaire.ts';
import { openStore, type Step, type Store } from '../store.ts';
import type { Sitting } from './sitting.ts';
import type { AnswerState } from './state.ts';

export type Model = {
  org: string;
  state: Accessor<AnswerState>;
  go: (state: AnswerState) => void;
  /** Set from `before` on. */
  sitting: Accessor<Sitting | null>;
  setSitting: (sitting: Sitting | null) => void;
  sheet: Accessor<Sheet>;
  setSheet: Setter<Sheet>;
  /** Opened once; null where the browser forbids it. */
  store: () => Promise<Store | null>;
  /** Keeps what there is room for: answering goes on in memory on a device that is full. */
  keep: (...steps: Step[]) => Promise<void>;
};

export const makeModel = (org: string): Model => {
  const [state, setState] = createSignal<AnswerState>({ at: 'loading' });
  const [sitting, setSitting] = createSignal<Sitting | null>(null);
  const [sheet, setSheet] = createSignal<Sheet>({});
  let opening: Promise<Store | null> | null = null;
  const store = () => {
    opening ??= openStore();
    return opening;
  };
  return {
    org,
    state,
    go: (next) => void setState(next),
    sitting,
    setSitting: (next) => void setSitting(next),
    sheet,
    setSheet,
    store,
    keep: async (...steps) => {
      await (await store())?.apply(...steps).catch(() => {});
    },
  };
};
