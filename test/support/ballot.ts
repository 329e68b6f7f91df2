/** Ballots as an employee's browser holds and sends them. The issuer's signature is made without blinding: the box cannot tell. */
import { constants, createPrivateKey, sign } from 'node:crypto';
import { challengeDigest } from '../../worker/core/ballot/challenge.ts';
import { ed25519Public, ed25519Sign } from '../../worker/core/ballot/ed25519.ts';
import { keyId } from '../../worker/core/ballot/key.ts';
import { ballotMessage, commit, NO_ANSWERS, sealBody } from '../../worker/core/ballot/sheet.ts';
import { ballotNonce, tokenInput } from '../../worker/core/ballot/token.ts';
import { type Bytes, b64u, concat } from '../../worker/core/bytes.ts';
import type { Sheet } from '../../worker/core/questionnaire.ts';
import type { Id } from '../../worker/core/season.ts';
import type { TestSeason } from './season.ts';

export type TestBallot = {
  seed: Bytes;
  vk: Bytes;
  nonce: Bytes;
  token: Bytes;
  mh: Bytes;
  wave: Id;
  cohort: Id;
};

const random = () => crypto.getRandomValues(new Uint8Array(32));

/** A ballot signed with the key of (wave, cohort). `other` replaces parts, for ballots that must be refused. */
export const collectedBallot = async (
  season: TestSeason,
  of: { wave?: Id; cohort?: Id; seed?: Bytes },
  other: { challengeWave?: Id; mh?: Bytes; nonce?: Bytes; desk?: string; box?: string } = {},
): Promise<TestBallot> => {
  const { wave = 'w1', cohort = 'c-build', seed = random() } = of;
  const key = season.keys.get(`${wave} ${cohort}`);
  if (!key) throw new Error(`the fixture has no key for ${wave} ${cohort}`);
  const vk = await ed25519Public(seed);
  const nonce = other.nonce ?? ballotNonce(vk);
  const { desk, box } = { ...season.manifest, ...other };
  const mh = other.mh ?? season.mh;
  const input = tokenInput({
    nonce,
    challengeDigest: challengeDigest({ desk, box, mh, wave: other.challengeWave ?? wave }),
    keyId: keyId(key.n),
  });
  const privateKey = createPrivateKey({ key: Buffer.from(key.pkcs8), format: 'der', type: 'pkcs8' });
  const authenticator = sign('sha384', input, {
    key: privateKey,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 48,
  });
  return { seed, vk, nonce, token: concat(input, authenticator), mh: season.mh, wave, cohort };
};

/** The body that puts answers; `other` replaces what is sent (or signed) after the fact. */
export const putBody = async (
  ballot: TestBallot,
  of: { rev?: number; answers?: Sheet; salt?: Bytes },
  other: { mh?: Bytes; sentAnswers?: Sheet; sentRev?: number; seed?: Bytes; vk?: Bytes } = {},
): Promise<Bytes> => {
  const { rev = 1, answers = { mood: 4 }, salt = random() } = of;
  const { nonce } = ballot;
  const message = ballotMessage({
    mh: other.mh ?? ballot.mh,
    nonce,
    rev,
    op: 'put',
    commit: commit(salt, answers),
  });
  return sealBody({
    v: 1,
    op: 'put',
    rev: other.sentRev ?? rev,
    token: b64u(ballot.token),
    vk: b64u(other.vk ?? ballot.vk),
    answers: other.sentAnswers ?? answers,
    salt: b64u(salt),
    sig: b64u(await ed25519Sign(other.seed ?? ballot.seed, message)),
  });
};

export const withdrawBody = async (ballot: TestBallot, rev: number): Promise<Bytes> => {
  const { mh, nonce } = ballot;
  const message = ballotMessage({ mh, nonce, rev, op: 'withdraw', commit: NO_ANSWERS });
  return sealBody({
    v: 1,
    op: 'withdraw',
    rev,
    token: b64u(ballot.token),
    vk: b64u(ballot.vk),
    answers: null,
    salt: null,
    sig: b64u(await ed25519Sign(ballot.seed, message)),
  });
};
