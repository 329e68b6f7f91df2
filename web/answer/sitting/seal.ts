/** Sealing a request to the box, sending it, and checking what comes back. PROTOCOL 5. */
import { ed25519Public, ed25519Sign } from '../../../worker/core/ballot/ed25519.ts';
import { receiptLeaf, verifyReceipt } from '../../../worker/core/ballot/receipt.ts';
import { isRecord } from '../../../worker/core/ballot/shape.ts';
import { ballotMessage, commit, NO_ANSWERS, sealBody } from '../../../worker/core/ballot/sheet.ts';
import { ballotNonce } from '../../../worker/core/ballot/token.ts';
import { b64u, fromB64u, fromHex } from '../../../worker/core/bytes.ts';
import type { Sheet } from '../../../worker/core/questionnaire.ts';
import { fillBox } from '../net.ts';
import type { Outgoing, Receipt } from '../store.ts';
import type { Sitting } from './sitting.ts';

const mhOf = ({ enrolment }: Sitting) => fromHex(enrolment.mh) ?? new Uint8Array();

/** A new revision: `answers` to put, or null to withdraw. The salt is fresh and is kept nowhere but in the body. */
export const seal = async (sitting: Sitting, rev: number, answers: Sheet | null): Promise<Outgoing> => {
  const { seed, token } = sitting.ballot;
  const vk = await ed25519Public(seed);
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const op = answers === null ? 'withdraw' : 'put';
  const commitment = answers === null ? NO_ANSWERS : commit(salt, answers);
  const message = ballotMessage({
    mh: mhOf(sitting),
    nonce: ballotNonce(vk),
    rev,
    op,
    commit: commitment,
  });
  const common = {
    v: 1,
    rev,
    token: b64u(token),
    vk: b64u(vk),
    sig: b64u(await ed25519Sign(seed, message)),
  } as const;
  const body = sealBody(
    answers === null
      ? { ...common, op: 'withdraw', answers: null, salt: null }
      : { ...common, op: 'put', answers, salt: b64u(salt) },
  );
  return { rev, op, commit: commitment, body };
};

export type Delivered =
  | { ok: true; receipt: Receipt }
  | { ok: false; why: 'offline' }
  | { ok: false; why: 'refused'; code: string };

export const deliver = async (sitting: Sitting, { rev, op, commit, body }: Outgoing): Promise<Delivered> => {
  const { org, manifest, cohort } = sitting.enrolment;
  const reply = await fillBox(manifest.box, org, body);
  if (!reply.ok) return reply;
  const said = isRecord(reply.value) && typeof reply.value.receipt === 'string' ? reply.value.receipt : '';
  const receipt = fromB64u(said) ?? new Uint8Array();
  const nonce = ballotNonce(await ed25519Public(sitting.ballot.seed));
  const leaf = receiptLeaf({ nonce, cohort, rev, op, commit });
  return (await verifyReceipt({ receiptKey: manifest.receipt_key, mh: mhOf(sitting), leaf, receipt }))
    ? { ok: true, receipt: { rev, op, leaf, receipt } }
    : { ok: false, why: 'refused', code: 'bad-receipt' };
};
