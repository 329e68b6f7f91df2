/**
 * May answers of this cohort be sent? Only when the public log says that collecting has closed, and how many
 * collected: PROTOCOL 5.
 */
import { readCollection } from '../collection.ts';
import type { Enrolment } from '../store.ts';

/** Below this nothing is sent at all. */
export const LEAST_ISSUED = 5;

export type Standing = { ok: true; issued: number } | { ok: false; why: 'offline' | 'unclosed' | 'refused' };

export const readStanding = async (enrolment: Enrolment): Promise<Standing> => {
  if (enrolment.issued !== null) return { ok: true, issued: enrolment.issued };
  const collection = await readCollection(enrolment, enrolment.cohort);
  if (!collection.ok) return collection;
  const { issued } = collection.line;
  return typeof issued === 'number' ? { ok: true, issued } : { ok: false, why: 'unclosed' };
};
