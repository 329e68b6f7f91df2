/**
 * Items, scales and sheets of answers.
 *
 * A questionnaire is a document on the board; a sheet is what one ballot carries:
 * item id -> integer on the item's scale, `null` for "prefer not to say", or NFC text for an open question.
 */
import type { Id } from './season.ts';

/** Five-point agreement, the 0..10 recommend scale, or the three-point scale of commitments. */
export type Scale = [1, 5] | [0, 10] | [1, 3];

export type ThemeId =
  | 'mood'
  | 'energy'
  | 'clarity'
  | 'say'
  | 'manager'
  | 'safe'
  | 'pride'
  | 'staying'
  | 'fairness'
  | 'privacy'
  | 'recommend';

/** Text by language tag; English is always there. */
export type Text = { en: string } & Record<string, string>;

export type ScaleItem = {
  kind: 'scale';
  id: Id;
  theme: ThemeId;
  /** Counts in the morale index. */
  core: boolean;
  scale: Scale;
  /** High agreement is unfavourable. */
  reversed: boolean;
  text: Text;
};

export type OpenItem = { kind: 'open'; id: Id; text: Text };

export type Questionnaire = { v: 1; id: Id; title: Text; items: (ScaleItem | OpenItem)[] };

/** Answers of one ballot. A missing item and `null` mean the same: no substantive answer. */
export type Sheet = Record<Id, number | string | null>;

/** Longest comment, in code points after NFC. */
export const COMMENT_MAX = 1000;
/** Longest sheet, in bytes of its canonical JSON. */
export const SHEET_MAX_BYTES = 10 * 1024;
