/**
 * What goes into the box: answers under a commitment, signed by the ballot's own key, in a body whose length is
 * always the same. PROTOCOL 5.
 */
import { type Bytes, concat, fromB64u, fromUtf8, sha256, tag, u8, u32, utf8 } from '../bytes.ts';
import { jcs, jcsText } from '../jcs.ts';
import { COMMENT_MAX, SHEET_MAX_BYTES, type Sheet } from '../questionnaire.ts';
import { isB64u, isId, isNfc, isRecord, parseJson } from './shape.ts';
import { TOKEN_BYTES } from './token.ts';

/** Every body, withdrawals included, is exactly this long: its length says nothing. */
export const BODY_BYTES = 16_384;

/** `rev` is written as u32. */
export const REV_MAX = 2 ** 32 - 1;

export type Op = 'put' | 'withdraw';

/** `u8 op` of the signed message and the leaf. */
export const opByte = (op: Op): 1 | 2 => (op === 'put' ? 1 : 2);

/** A withdrawal commits to nothing: 32 zero bytes. */
export const NO_ANSWERS: Bytes = new Uint8Array(32);

/** `SHA-256(T("chorus/v1/answers") || salt || JCS(answers))`, 32 bytes. `salt`: 32 fresh random bytes each time. */
export const commit = (salt: Uint8Array, answers: Sheet): Bytes =>
  sha256(concat(tag('chorus/v1/answers'), salt, jcs(answers)));

/** What the ballot key signs: `T("chorus/v1/ballot") || mh || nonce || u32 rev || u8 op || commit`. */
export const ballotMessage = (of: {
  mh: Uint8Array;
  nonce: Uint8Array;
  rev: number;
  op: Op;
  commit: Uint8Array;
}): Bytes => concat(tag('chorus/v1/ballot'), of.mh, of.nonce, u32(of.rev), u8(opByte(of.op)), of.commit);

/** A request to the box; binary values in base64url: token 354 bytes, vk 32, salt 32, sig 64. */
export type BallotBody = {
  v: 1;
  rev: number;
  token: string;
  vk: string;
  sig: string;
} & ({ op: 'put'; answers: Sheet; salt: string } | { op: 'withdraw'; answers: null; salt: null });

/**
 * The body as sent: canonical JSON with a `pad` of zeros that makes it `BODY_BYTES` long.
 * Throws when the answers are longer than a sheet may be.
 */
export const sealBody = (body: BallotBody): Bytes => {
  const room = BODY_BYTES - jcs({ ...body, pad: '' }).length;
  if (room < 0) throw new RangeError('the sheet is too long');
  return jcs({ ...body, pad: '0'.repeat(room) });
};

/** Answers as any questionnaire may have them; whether they fit theirs is `checkSheet`'s question. */
const isSheet = (value: unknown): value is Sheet =>
  isRecord(value) &&
  Object.entries(value).every(
    ([id, answer]) =>
      isId(id) &&
      (answer === null ||
        Number.isSafeInteger(answer) ||
        (isNfc(answer) && answer.length <= 2 * COMMENT_MAX && [...answer].length <= COMMENT_MAX)),
  ) &&
  utf8(jcsText(value)).length <= SHEET_MAX_BYTES;

/**
 * A body from the wire, or null. Strict: exactly `BODY_BYTES`, exactly the bytes `sealBody` would write, so that
 * no byte of a request can be changed or used to carry something else. Checks no signature; never throws.
 */
export const parseBody = (bytes: Uint8Array): BallotBody | null => {
  const text = bytes.length === BODY_BYTES ? fromUtf8(bytes) : null;
  const value = text === null ? null : parseJson(text);
  if (!isRecord(value)) return null;
  const { v, op, rev, token, vk, answers, salt, sig, pad } = value;
  if (v !== 1 || typeof rev !== 'number' || !Number.isInteger(rev) || rev < 1 || rev > REV_MAX) return null;
  if (!isB64u(token, TOKEN_BYTES) || !isB64u(vk, 32) || !isB64u(sig, 64)) return null;
  if (typeof pad !== 'string' || !/^0*$/.test(pad)) return null;
  const common = { v, rev, token, vk, sig } as const;
  let body: BallotBody;
  if (op === 'put' && isB64u(salt, 32) && isSheet(answers)) body = { ...common, op, answers, salt };
  else if (op === 'withdraw' && answers === null && salt === null) body = { ...common, op, answers, salt };
  else return null;
  return jcsText({ ...body, pad }) === text ? body : null;
};

export type BallotBytes = { token: Bytes; vk: Bytes; sig: Bytes; salt: Bytes | null; commit: Bytes };

/** The binary values of a parsed body, and the commitment its answers give. */
export const ballotBytes = (body: BallotBody): BallotBytes => {
  const bytes = (text: string) => {
    const decoded = fromB64u(text);
    if (decoded === null) throw new TypeError('not a parsed ballot body');
    return decoded;
  };
  const salt = body.salt === null ? null : bytes(body.salt);
  return {
    token: bytes(body.token),
    vk: bytes(body.vk),
    sig: bytes(body.sig),
    salt,
    commit: body.op === 'put' && salt ? commit(salt, body.answers) : NO_ANSWERS,
  };
};
