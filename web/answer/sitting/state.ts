import type { Op } from '../../../worker/core/ballot/sheet.ts';
import type { Check } from '../collect/season.ts';
import type { Receipt } from '../store.ts';
import type { Sitting } from './sitting.ts';

/** The answering page is in exactly one of these. From `before` on there is a sitting. */
export type AnswerState =
  | { at: 'loading' }
  | { at: 'no-storage' }
  | { at: 'none'; unreadable: boolean }
  /** A ballot link is being checked, or could not be. */
  | { at: 'bringing' }
  | { at: 'bad-link' }
  | { at: 'offline' }
  | { at: 'refused'; check: Check }
  /** Some codes of a numbered series are in. */
  | { at: 'partly'; got: number[]; parts: number }
  | { at: 'choose'; among: { sitting: Sitting; answered: boolean }[] }
  | { at: 'early'; next: Sitting }
  | { at: 'closed'; last: Sitting; next: Sitting | null; unsent: boolean }
  | { at: 'before'; begun: boolean }
  | { at: 'declined' }
  | { at: 'question'; place: number; changing: boolean }
  | { at: 'paused'; place: number }
  | { at: 'review' }
  | { at: 'sending'; op: Op }
  | { at: 'few'; issued: number }
  | { at: 'too-few' }
  | { at: 'unclosed' }
  | { at: 'not-sent'; op: Op }
  | { at: 'used' }
  | { at: 'rejected'; code: string }
  | { at: 'receipt'; receipt: Receipt }
  | { at: 'withdrawn' }
  | { at: 'forgotten' };
