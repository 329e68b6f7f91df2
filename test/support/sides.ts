/** Box and board behind HTTP, as an app mounts them, at a clock the test holds. */
import { Hono } from 'hono';
import { boardRoutes } from '../../worker/board/routes.ts';
import { boxRoutes } from '../../worker/box/routes.ts';
import type { RefusalCode } from '../../worker/core/result.ts';
import type { Instant } from '../../worker/core/season.ts';
import type { Organisation, SideEnv } from '../../worker/deps.ts';

const STATUS: Partial<Record<RefusalCode, 404 | 409 | 503>> = {
  'not-found': 404,
  'stale-revision': 409,
  'wave-not-open': 409,
  'store-busy': 503,
};

export const serveSides = (organisation: Organisation, now: () => Instant) => {
  const app = new Hono<SideEnv>()
    .use(async (c, next) => {
      c.set('organisation', organisation);
      c.set('now', now());
      c.set('refuse', ({ code }) => c.json({ error: code, message: 'Refused.' }, STATUS[code] ?? 400));
      c.set('wake', () => {});
      await next();
    })
    .route('/api/box/acme', boxRoutes)
    .route('/api/board/acme', boardRoutes);
  return {
    board: (path: string, headers: Record<string, string> = {}) =>
      app.request(`/api/board/acme${path}`, { headers }),
    /** Sends a body to the box; the reply's text as it came. */
    send: async (body: BodyInit, headers: Record<string, string> = {}) => {
      const response = await app.request('/api/box/acme/ballots', { method: 'POST', body, headers });
      const text = await response.text();
      const reply: { ok?: true; receipt?: string; leaf?: string; error?: RefusalCode } = JSON.parse(text);
      return { status: response.status, bytes: new TextEncoder().encode(text).length, reply, response };
    },
  };
};
