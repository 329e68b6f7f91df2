/** Ballots as the text of a ballot link's fragment, and back out of any text that holds one. */
import { encodeBallotLink } from '../../worker/core/ballot/link.ts';
import { TOKEN_INPUT_BYTES } from '../../worker/core/ballot/token.ts';
import { copy, fromHex } from '../../worker/core/bytes.ts';
import type { Ballot, Enrolment } from './store.ts';

export const ballotFragment = ({ mh, cohort, manifest }: Enrolment, ballots: Ballot[]): string =>
  encodeBallotLink({
    mh: fromHex(mh) ?? new Uint8Array(),
    cohort,
    ballots: ballots.map(({ wave, seed, token }) => ({
      wave: manifest.waves.findIndex(({ id }) => id === wave),
      seed,
      authenticator: copy(token.subarray(TOKEN_INPUT_BYTES)),
    })),
  });

/** Whoever has this link can answer in the person's place. */
export const ballotLink = (enrolment: Enrolment): string =>
  `${location.origin}/o/${enrolment.org}/answer#b.${ballotFragment(enrolment, enrolment.ballots)}`;

/** The saved file holds the link among words, so that it reads as easily as the link itself. */
export const findBallotLink = (text: string): string | null => /#b\.([\w-]+)/.exec(text)?.[1] ?? null;
