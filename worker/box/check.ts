import { ed25519Verify } from '../core/ballot/ed25519.ts';
import { ballotBytes, ballotMessage, opByte, parseBody } from '../core/ballot/sheet.ts';
import { ballotNonce, parseToken, verifyToken } from '../core/ballot/token.ts';
import { type Bytes, equal } from '../core/bytes.ts';
import { jcsText } from '../core/jcs.ts';
import { checkSheet } from '../core/questionnaire.ts';
import { ok, type Result, refuse } from '../core/result.ts';
import type { Instant } from '../core/season.ts';
import type { BoxSide } from '../deps.ts';
import { ballotKey } from './ballotKey.ts';
import type { StoredBallot } from './store.ts';

export type CheckedBallot = { mh: Bytes; op: 'put' | 'withdraw'; row: StoredBallot };

/**
 * Every check of PROTOCOL 5 that needs no look at what is stored, cheapest first. One answer, `bad-ballot`, for
 * every way a token or signature can be wrong: a finer one would help only whoever is trying.
 */
export const checkBallot = async (
  box: BoxSide,
  bytes: Uint8Array,
  now: Instant,
): Promise<Result<CheckedBallot>> => {
  const body = parseBody(bytes);
  if (!body) return refuse('bad-request');
  const { token, vk, sig, salt, commit } = ballotBytes(body);
  const fields = parseToken(token);
  const known = fields && (await ballotKey(box, fields.keyId, now));
  if (!known) return refuse('bad-ballot');
  if (now < known.wave.opens || now >= known.wave.closes) return refuse('wave-not-open');
  if (!equal(fields.challengeDigest, known.challengeDigest)) return refuse('bad-ballot');
  const nonce = ballotNonce(vk);
  if (!equal(fields.nonce, nonce)) return refuse('bad-ballot');
  if (!(await verifyToken(known.key, token))) return refuse('bad-ballot');
  const { mh } = known.season;
  const { rev, op, answers } = body;
  const signed = ballotMessage({ mh, nonce, rev, op, commit });
  if (!(await ed25519Verify(vk, signed, sig))) return refuse('bad-ballot');
  if (answers && checkSheet(known.questionnaire, answers).length > 0) return refuse('bad-answers');
  const row = {
    wave: known.storedWave,
    nonce,
    cohort: known.cohort,
    rev,
    op: opByte(op),
    commit,
    answers: answers && jcsText(answers),
    salt,
    token,
    vk,
    sig,
  };
  return ok({ mh, op, row });
};
