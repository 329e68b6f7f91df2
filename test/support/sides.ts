/** The real app over one organisation, at a clock the test holds. */
import { createApp } from '../../worker/app.ts';
import type { RefusalCode } from '../../worker/core/result.ts';
import type { Instant } from '../../worker/core/season.ts';
import type { Organisation } from '../../worker/deps.ts';

export const serveSides = (organisation: Organisation, now: () => Instant) => {
  const { org } = organisation;
  const app = createApp({
    organisation: async (name) => (name === org ? organisation : null),
    organisations: async () => [organisation],
    now,
  });
  return {
    board: (path: string, headers: Record<string, string> = {}) =>
      app.request(`/api/board/${org}${path}`, { headers }),
    /** Any request to the box's one door. */
    box: async (init: RequestInit) => app.request(`/api/box/${org}/ballots`, init),
    /** Sends a body to the box; the reply's text as it came. */
    send: async (body: BodyInit, headers: Record<string, string> = {}) => {
      const response = await app.request(`/api/box/${org}/ballots`, { method: 'POST', body, headers });
      const text = await response.text();
      const reply: { ok?: true; receipt?: string; leaf?: string; error?: RefusalCode } = JSON.parse(text);
      return { status: response.status, bytes: new TextEncoder().encode(text).length, reply, response };
    },
  };
};
