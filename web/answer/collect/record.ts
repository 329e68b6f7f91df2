/** Were ballots given out in my name? The desk's word, checked against what it put on the board. PROTOCOL 4. */
import { issuedLeaf } from '../../../worker/core/ballot/member.ts';
import { verifyProof } from '../../../worker/core/ballot/merkle.ts';
import { isRecord } from '../../../worker/core/ballot/shape.ts';
import { type Bytes, fromHex } from '../../../worker/core/bytes.ts';
import { readCollection } from '../collection.ts';
import { askDesk } from '../net.ts';
import { readMembership } from './membership.ts';
import type { Check, Season } from './season.ts';

export type PublicRecord =
  | { is: 'given' | 'not-given' }
  | { is: 'offline' | 'unclosed' }
  | { is: 'refused'; check: Check }
  | { is: 'desk'; code: string };

/** The bit, if it stands under the cohort's published root for this member's leaf. */
const proven = (
  answer: unknown,
  root: unknown,
  { leaf, size }: { leaf: Bytes; size: number },
): 0 | 1 | null => {
  if (!isRecord(answer) || !Array.isArray(answer.proof) || typeof root !== 'string') return null;
  const { bit, index } = answer;
  const proof = answer.proof.map((hash) => fromHex(String(hash)) ?? new Uint8Array());
  if (bit !== 0 && bit !== 1) return null;
  const stands = verifyProof({
    leaf: issuedLeaf(leaf, bit === 1),
    index: Number(index),
    size,
    proof,
    root: fromHex(root) ?? new Uint8Array(),
  });
  return stands ? bit : null;
};

/** Identifies the person to the desk, so it is asked for only by a press of a button and while no wave is open. */
export const readRecord = async (season: Season, code: string): Promise<PublicRecord> => {
  const { manifest } = season;
  const member = await readMembership(manifest, code);
  if (!member.ok) {
    if (member.why === 'desk') return { is: 'desk', code: member.code };
    return member.why === 'refused' ? { is: 'refused', check: member.check } : { is: 'offline' };
  }
  const { cohort, leaf } = member.value;
  const collection = await readCollection(season, cohort.id);
  if (!collection.ok)
    return collection.why === 'refused' ? { is: 'refused', check: 'log' } : { is: collection.why };
  const said = await askDesk(manifest.desk, `${manifest.org}/seasons/${manifest.season}/issued`, { code });
  if (!said.ok) return said.why === 'offline' ? { is: 'offline' } : { is: 'desk', code: said.code };
  const bit = proven(said.value, collection.line.issued_root, { leaf, size: cohort.size });
  if (bit === null) return { is: 'refused', check: 'issued' };
  return { is: bit === 1 ? 'given' : 'not-given' };
};
