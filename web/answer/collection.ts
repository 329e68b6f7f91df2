/** The public word that a season's collection has closed. Once on the log it never changes. PROTOCOL 4 and 5. */
import { verifyLog } from '../../worker/core/ballot/log.ts';
import { isRecord, parseJson } from '../../worker/core/ballot/shape.ts';
import { fromUtf8 } from '../../worker/core/bytes.ts';
import type { Manifest, SignedEntry } from '../../worker/core/season.ts';
import { readBoard, readDocument } from './net.ts';

/** One cohort's line of the collection-close document; its fields are foreign. */
export type Collection =
  | { ok: true; line: Record<string, unknown> }
  | { ok: false; why: 'offline' | 'unclosed' | 'refused' };

export const readCollection = async (
  { mh, manifest }: { mh: string; manifest: Manifest },
  cohort: string,
): Promise<Collection> => {
  const { org } = manifest;
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
    const close = parseJson(fromUtf8(document.value) ?? '');
    if (!isRecord(close) || close.mh !== mh || !Array.isArray(close.cohorts)) continue;
    const line = close.cohorts.find((entry) => isRecord(entry) && entry.cohort === cohort);
    if (isRecord(line)) return { ok: true, line };
  }
  return { ok: false, why: 'unclosed' };
};
