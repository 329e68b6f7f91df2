/** Sends the stored requests to the desk. The same bytes get the same signatures, so sending again is free. */
import { isRecord } from '../../../worker/core/ballot/shape.ts';
import { b64u, fromB64u } from '../../../worker/core/bytes.ts';
import { askDesk } from '../net.ts';
import type { Enrolment, Pending, Store } from '../store.ts';
import { finaliseAll } from './ballots.ts';

export type Sent =
  | { ok: true; enrolment: Enrolment }
  | { ok: false; why: 'offline' }
  | { ok: false; why: 'desk'; code: string }
  /** Signatures that do not verify, twice on the same bytes: never used, only shown. */
  | { ok: false; why: 'spoiled'; evidence: string };

const once = async (pending: Pending): Promise<Sent> => {
  const { org, manifest } = pending.enrolment;
  const reply = await askDesk(manifest.desk, `${org}/seasons/${manifest.season}/ballots`, {
    code: pending.code,
    requests: pending.ballots.map(({ request }) => b64u(request)),
  });
  if (!reply.ok)
    return reply.why === 'offline'
      ? { ok: false, why: 'offline' }
      : { ok: false, why: 'desk', code: reply.code };
  const signatures =
    isRecord(reply.value) && Array.isArray(reply.value.signatures) ? reply.value.signatures : [];
  const finished = await finaliseAll(
    pending,
    signatures.map((signature) => fromB64u(String(signature)) ?? new Uint8Array()),
  );
  return finished.ok
    ? { ok: true, enrolment: { ...pending.enrolment, ballots: finished.ballots } }
    : { ok: false, why: 'spoiled', evidence: finished.evidence };
};

export const sendPending = async (store: Store, key: string, pending: Pending): Promise<Sent> => {
  const first = await once(pending);
  const sent = !first.ok && first.why === 'spoiled' ? await once(pending) : first;
  if (sent.ok)
    await store.apply(
      { put: 'enrolments', key: sent.enrolment.id, value: sent.enrolment },
      { remove: 'pending', key },
    );
  else if (sent.why === 'spoiled') await store.apply({ remove: 'pending', key });
  return sent;
};
