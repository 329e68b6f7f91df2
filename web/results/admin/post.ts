import type { EventNote } from '../../../worker/core/note.ts';

export type Posting = 'posted' | 'refused' | 'failed';

/** Sends an event to the desk, which alone knows the token and publishes it on the board. */
export const post = async (desk: string, org: string, token: string, event: EventNote): Promise<Posting> => {
  const response = await fetch(`${desk}/api/desk/${encodeURIComponent(org)}/notes`, {
    method: 'POST',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(event),
  }).catch(() => null);
  if (response?.status === 401) return 'refused';
  return response?.ok ? 'posted' : 'failed';
};
