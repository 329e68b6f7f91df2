/** One simulated member and everything that only this member knows: what the release is checked against. */
import type { Bytes } from '../../core/bytes.ts';
import type { Sheet } from '../../core/questionnaire.ts';
import type { Id } from '../../core/season.ts';
import type { OwnBallot, Sealed } from '../employee.ts';

/** The member's last word in a wave, for which the box gave a receipt. `answers` is null once withdrawn. */
export type LastWord = { wave: Id; sealed: Sealed; receipt: Bytes; answers: Sheet | null };

export type Actor = {
  employeeId: string;
  code: string;
  cohort: Id;
  ballots: OwnBallot[];
  words: LastWord[];
};
