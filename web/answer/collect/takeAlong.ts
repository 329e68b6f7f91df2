/** The ballots as a link and as a file. Whoever has either can answer in the person's place. */
import { encodeBallotLink } from '../../../worker/core/ballot/link.ts';
import { TOKEN_INPUT_BYTES } from '../../../worker/core/ballot/token.ts';
import { copy, fromHex } from '../../../worker/core/bytes.ts';
import type { Enrolment } from '../store.ts';

export const ballotLink = ({ org, mh, cohort, manifest, ballots }: Enrolment): string =>
  `${location.origin}/o/${org}/answer#b.${encodeBallotLink({
    mh: fromHex(mh) ?? new Uint8Array(),
    cohort,
    ballots: ballots.map(({ wave, seed, token }) => ({
      wave: manifest.waves.findIndex(({ id }) => id === wave),
      seed,
      authenticator: copy(token.subarray(TOKEN_INPUT_BYTES)),
    })),
  })}`;

/** The fragment of a ballot link found anywhere in a text, so that the saved file reads as easily as the link. */
export const findBallotLink = (text: string): string | null => /#b\.([\w-]+)/.exec(text)?.[1] ?? null;
