import type { Refusal } from '../core/result.ts';

/**
 * The board of another host could not be used. Its message names that host and nothing of anybody's, so that it may
 * be logged. Whatever was to be published is frozen in the sender's store: the next attempt sends it again.
 */
export class BoardTrouble extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal, message: string, cause?: unknown) {
    super(message, { cause });
    this.refusal = refusal;
  }
}
