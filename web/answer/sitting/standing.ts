/**
 * May answers of this cohort be sent? Only when the public log says that collecting has closed, and how many
 * collected: PROTOCOL 5. Once read it never changes.
 */
import { verifyLog } from '../../../worker/core/ballot/log.ts';
import { isRecord, parseJson } from '../../../worker/core/ballot/shape.ts';
import { fromUtf8 } from '../../../worker/core/bytes.ts';
import type { SignedEntry } from '../../../worker/core/season.ts';
import { readBoard, readDocument } from '../net.ts';
import type { Enrolment } from '../store.ts';

/** Below this nothing is sent at all. */
export const LEAST_ISSUED = 5;

export type Standing = { ok: true; issued: number } | { ok: false; why: 'offline' | 'unclosed' | 'refused' };

const issuedIn = (document: unknown, { mh, cohort }: Enrolment): number | null => {
  if (!isRecord(document) || document.mh !== mh || !Array.isArray(document.cohorts)) return null;
  const line = document.cohorts.find((entry) => isRecord(entry) && entry.cohort === cohort);
  return isRecord(line) && typeof line.issued === 'number' ? line.issued : null;
};

export const readStanding = async (enrolment: Enrolment): Promise<Standing> => {
  if (enrolment.issued !== null) return { ok: true, issued: enrolment.issued };
  const { org, mh, manifest } = enrolment;
  const log = await readBoard(org, 'log');
  if (!log.ok) return { ok: false, why: log.why === 'offline' ? 'offline' : 'refused' };
  const signed = Array.isArray(log.value) ? (log.value as SignedEntry[]) : []; // verifyLog checks each entry's shape
  if (!signed.every(isRecord)) return { ok: false, why: 'refused' };
  const verified = await verifyLog(signed, manifest.log_key);
  if (!verified.ok || !verified.entries.some(({ type, body }) => type === 'manifest' && body === mh))
    return { ok: false, why: 'refused' };
  for (const { type, body } of verified.entries.toReversed()) {
    if (type !== 'collection-close') continue;
    const document = await readDocument(org, body);
    if (!document.ok) return { ok: false, why: document.why };
    const issued = issuedIn(parseJson(fromUtf8(document.value) ?? ''), enrolment);
    if (issued !== null) return { ok: true, issued };
  }
  return { ok: false, why: 'unclosed' };
};
