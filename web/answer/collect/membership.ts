/** Am I counted in the cohort that the manifest says? The one check that needs the personal code. */
import { memberLeaf } from '../../../worker/core/ballot/member.ts';
import { verifyProof } from '../../../worker/core/ballot/merkle.ts';
import { isRecord } from '../../../worker/core/ballot/shape.ts';
import { type Bytes, fromB64u, fromHex } from '../../../worker/core/bytes.ts';
import type { Cohort, Manifest } from '../../../worker/core/season.ts';
import { askDesk } from '../net.ts';
import type { Failure } from './season.ts';

/** The cohort, and the own leaf under its root. */
export type Member = { cohort: Cohort; leaf: Bytes };

export type Membership = { ok: true; value: Member } | Failure | { ok: false; why: 'desk'; code: string };

const proven = (manifest: Manifest, answer: unknown): Member | null => {
  if (!isRecord(answer) || !Array.isArray(answer.proof)) return null;
  const cohort = manifest.cohorts.find(({ id }) => id === answer.cohort);
  const secret = fromB64u(String(answer.secret));
  const root = fromHex(cohort?.members_root ?? '');
  const proof = answer.proof.map((hash) => fromHex(String(hash)) ?? new Uint8Array());
  if (!cohort || !secret || !root || answer.size !== cohort.size) return null;
  const leaf = memberLeaf({
    season: manifest.season,
    cohort: cohort.id,
    employeeId: String(answer.employee_id),
    secret,
  });
  const place = { leaf, index: Number(answer.index), size: cohort.size, proof, root };
  return verifyProof(place) ? { cohort, leaf } : null;
};

export const readMembership = async (manifest: Manifest, code: string): Promise<Membership> => {
  const path = `${manifest.org}/seasons/${manifest.season}/membership`;
  const reply = await askDesk(manifest.desk, path, { code });
  if (!reply.ok)
    return reply.why === 'offline'
      ? { ok: false, why: 'offline' }
      : { ok: false, why: 'desk', code: reply.code };
  const member = proven(manifest, reply.value);
  return member ? { ok: true, value: member } : { ok: false, why: 'refused', check: 'member' };
};
