/**
 * Expected refusals are values, never exceptions: one union with stable codes.
 * A thrown error anywhere in Chorus is a bug.
 */

/** One problem in something a person handed in: where it stands and what to do about it. */
export type Problem = {
  /** Stable machine-readable code, e.g. `duplicate-employee-id`. */
  code: string;
  /** 1-based row of the file as a spreadsheet shows it (header = 1); absent when it concerns the whole input. */
  row?: number;
  /** Column or field name. */
  column?: string;
  /** The offending value as it was read, cut to 80 characters. */
  value?: string;
  /** One sentence: what is wrong. */
  message: string;
  /** One sentence: what to do. */
  remedy: string;
};

export type RefusalCode =
  | 'bad-request' // the body has the wrong shape or size
  | 'not-signed-in' // a steward's route without a valid admin token
  | 'not-found' // no such organisation, season or document
  | 'bad-roster' // roster problems, see problems
  | 'roster-changed' // the previewed roster is not the one being confirmed
  | 'bad-plan' // a season plan that breaks a floor or a rule, see problems
  | 'season-exists'
  | 'season-sealed'
  | 'keys-not-ready' // sealing before every key is made
  | 'unknown-code' // collect code that opens nothing here (unknown, or another season's)
  | 'collection-not-open' // too early
  | 'collection-closed' // too late
  | 'already-collected' // this member's ballots were signed for other requests
  | 'bad-blinded-request' // wrong count, length, key or value
  | 'credentials-present' // a ballot came with Cookie or Authorization
  | 'bad-ballot' // token, signature or binding wrong: one answer for every cause
  | 'wave-not-open' // before it opens or after it closes
  | 'bad-answers' // answers that do not fit the questionnaire
  | 'stale-revision' // a revision not above the stored one
  | 'store-busy' // the store stayed locked by another process: nothing was kept, try again
  | 'store-full' // the server's disk is full: nothing was kept
  | 'unknown-publisher' // a publication that no pinned key signed
  | 'not-yours-to-publish' // the desk may not speak for the box, nor the box for the desk
  | 'bad-publication' // what the log could never take back, see problems
  | 'board-unreachable' // the board of another host does not answer: nothing is lost, it is sent again
  | 'board-refused' // the board of another host will not take it, see problems
  | 'not-a-rehearsal'; // moving the clock of a real server

export type Refusal = { code: RefusalCode; problems?: Problem[] };

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (code: RefusalCode, problems?: Problem[]): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: problems ? { code, problems } : { code },
});
