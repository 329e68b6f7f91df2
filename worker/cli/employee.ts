/**
 * What one employee's browser does, for thousands of them in one Node process: makes ballots, has them signed
 * blind, seals answers. The same bytes and the same checks as the web page's; only the arithmetic is faster
 * (fastBlind.ts).
 */
import { challengeDigest } from '../core/ballot/challenge.ts';
import { ed25519Public, ed25519Sign } from '../core/ballot/ed25519.ts';
import { keyId } from '../core/ballot/key.ts';
import { receiptLeaf } from '../core/ballot/receipt.ts';
import { blindedRequest } from '../core/ballot/request.ts';
import { ballotMessage, commit, NO_ANSWERS, type Op, sealBody } from '../core/ballot/sheet.ts';
import { ballotNonce, tokenInput } from '../core/ballot/token.ts';
import { type Bytes, b64u, concat, copy, fromB64u } from '../core/bytes.ts';
import type { Sheet } from '../core/questionnaire.ts';
import type { Id } from '../core/season.ts';
import { blind, finalise } from './fastBlind.ts';

/** What a ballot is bound to, from the manifest. */
export type SeasonBinding = { mh: Bytes; desk: string; box: string };

/** A ballot whose request is at the desk. `inv` is forgotten once the signature is there. */
export type PendingBallot = {
  wave: Id;
  cohort: Id;
  n: Bytes;
  seed: Bytes;
  vk: Bytes;
  input: Bytes;
  inv: Bytes;
  request: string;
};

/** A ballot as an employee keeps it. */
export type OwnBallot = { wave: Id; cohort: Id; seed: Bytes; vk: Bytes; token: Bytes };

const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

/** Bytes this process has checked already. */
const bytesOf = (text: string): Bytes => {
  const bytes = fromB64u(text);
  if (bytes === null) throw new Error('not base64url');
  return bytes;
};

/** One fresh ballot for a wave and its key (modulus in base64url), blinded. */
export const makeBallot = async (
  season: SeasonBinding,
  key: { wave: Id; cohort: Id; n: string },
): Promise<PendingBallot> => {
  const seed = randomBytes(32);
  const vk = await ed25519Public(seed);
  const n = bytesOf(key.n);
  const id = keyId(n);
  const digest = challengeDigest({ ...season, wave: key.wave });
  const input = tokenInput({ nonce: ballotNonce(vk), challengeDigest: digest, keyId: id });
  const { blinded, inv } = await blind(input, n);
  return {
    wave: key.wave,
    cohort: key.cohort,
    n,
    seed,
    vk,
    input,
    inv,
    request: b64u(blindedRequest(id, blinded)),
  };
};

/** The finished ballot, or null when the desk's signature is not one. */
export const finishBallot = async (pending: PendingBallot, signature: string): Promise<OwnBallot | null> => {
  const { wave, cohort, seed, vk, n, input, inv } = pending;
  const authenticator = await finalise(input, n, bytesOf(signature), inv);
  return authenticator && { wave, cohort, seed, vk, token: concat(input, authenticator) };
};

/** A sealed request to the box and what its receipt must say. */
export type Sealed = { body: Bytes; leaf: Bytes; rev: number; op: Op; commit: Bytes };

const nonceOf = (ballot: OwnBallot) => copy(ballot.token.subarray(2, 34));

const seal = async (
  mh: Bytes,
  ballot: OwnBallot,
  what: { rev: number; op: Op; commit: Bytes; content: { answers: Sheet; salt: Bytes } | null },
): Promise<Sealed> => {
  const { rev, op, content } = what;
  const nonce = nonceOf(ballot);
  const sig = await ed25519Sign(ballot.seed, ballotMessage({ mh, nonce, rev, op, commit: what.commit }));
  const common = { v: 1, rev, token: b64u(ballot.token), vk: b64u(ballot.vk), sig: b64u(sig) } as const;
  const body = content
    ? sealBody({ ...common, op: 'put', answers: content.answers, salt: b64u(content.salt) })
    : sealBody({ ...common, op: 'withdraw', answers: null, salt: null });
  return {
    body,
    leaf: receiptLeaf({ nonce, cohort: ballot.cohort, rev, op, commit: what.commit }),
    rev,
    op,
    commit: what.commit,
  };
};

/** Answers for the box. `salt` fresh for every revision; an argument only so that the demo can send the same again. */
export const sealAnswers = (
  mh: Bytes,
  ballot: OwnBallot,
  sheet: { rev: number; answers: Sheet; salt?: Bytes },
): Promise<Sealed> => {
  const { rev, answers, salt = randomBytes(32) } = sheet;
  return seal(mh, ballot, { rev, op: 'put', commit: commit(salt, answers), content: { answers, salt } });
};

export const sealWithdrawal = (mh: Bytes, ballot: OwnBallot, rev: number): Promise<Sealed> =>
  seal(mh, ballot, { rev, op: 'withdraw', commit: NO_ANSWERS, content: null });
