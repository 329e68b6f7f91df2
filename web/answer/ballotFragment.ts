/** Ballots as the text of a ballot link's fragment, and back out of any text that holds one. */
import {
  type BallotLink,
  encodeBallotLink,
  encodeBallotParts,
  WAVES_PER_CODE,
} from '../../worker/core/ballot/link.ts';
import { TOKEN_INPUT_BYTES } from '../../worker/core/ballot/token.ts';
import { copy, fromHex } from '../../worker/core/bytes.ts';
import type { Ballot, Enrolment } from './store.ts';

const linkOf = ({ mh, cohort, manifest }: Enrolment, ballots: Ballot[]): BallotLink => ({
  mh: fromHex(mh) ?? new Uint8Array(),
  cohort,
  ballots: ballots
    .map(({ wave, seed, token }) => ({
      wave: manifest.waves.findIndex(({ id }) => id === wave),
      seed,
      authenticator: copy(token.subarray(TOKEN_INPUT_BYTES)),
    }))
    .sort((a, b) => a.wave - b.wave),
});

export const ballotFragment = (enrolment: Enrolment, ballots: Ballot[]): string =>
  encodeBallotLink(linkOf(enrolment, ballots));

const addressOf = ({ org }: Enrolment, fragment: string): string =>
  `${location.origin}/o/${org}/answer#b.${fragment}`;

/** Whoever has this link can answer in the person's place. */
export const ballotLink = (enrolment: Enrolment): string =>
  addressOf(enrolment, ballotFragment(enrolment, enrolment.ballots));

/** The same as one link for each QR code. */
export const ballotLinks = (enrolment: Enrolment): string[] =>
  encodeBallotParts(linkOf(enrolment, enrolment.ballots)).map((part) => addressOf(enrolment, part));

/** Places in the manifest of the waves that a QR code carries. */
export const codeWaves = (enrolment: Enrolment, code: number): number[] =>
  linkOf(enrolment, enrolment.ballots)
    .ballots.slice(code * WAVES_PER_CODE, (code + 1) * WAVES_PER_CODE)
    .map(({ wave }) => wave);

/** The saved file holds the link among words, so that it reads as easily as the link itself. */
export const findBallotLink = (text: string): string | null => /#b\.([\w-]+)/.exec(text)?.[1] ?? null;
