import type { Cohort } from '../../../worker/core/season.ts';
import type { Forgets } from '../browserKind.ts';
import type { Enrolment } from '../store.ts';
import type { Check, Season } from './season.ts';

export type Ready = { season: Season; cohort: Cohort };

/** Why there is nothing to collect here, in the dictionary's names. */
export type Stop =
  | { why: 'noCode' | 'unreadable' | 'unknownSeason' | 'noSeason' | 'unknownCode' | 'elsewhere' | 'full' }
  | { why: 'notOpen'; at: string }
  /** `season` and `code` where the link told them: then the public record can be asked. */
  | { why: 'closed'; at: string; season?: Season; code?: string }
  | { why: 'other'; code: string };

/** The collecting page is in exactly one of these. */
export type CollectState =
  | { at: 'loading' }
  | { at: 'no-storage' }
  | { at: 'offline' }
  | { at: 'stopped'; stop: Stop }
  | { at: 'refused'; check: Check }
  | { at: 'ready'; ready: Ready; words: string[] | null }
  | { at: 'declined'; closes: string }
  | { at: 'working'; done: number; total: number }
  /** Made and stored, not signed: found at opening the page, or after the line dropped. */
  | { at: 'unsent'; interrupted: boolean }
  | { at: 'spoiled'; evidence: string }
  | { at: 'forgotten' }
  /** `code`: the person's own, while the page that was opened with it is there. */
  | { at: 'collected'; enrolment: Enrolment; forgets: Forgets; code: string | null };
