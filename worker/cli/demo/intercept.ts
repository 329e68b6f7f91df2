/** What only the demo's server answers: its guide, the two doors for visitors, and a clock that tells a story. */
import { isInstant, isRecord } from '../../core/ballot/shape.ts';
import type { Instant } from '../../core/season.ts';
import type { Organisation } from '../../deps.ts';
import type { Intercept } from '../../node.ts';
import type { Plot } from './plot.ts';
import { ANSWER_PATH, COLLECT_PATH, guide } from './steps.ts';
import { type Progress, writeProgress } from './store.ts';
import type { visitors } from './visitors.ts';

export type DemoParts = {
  folder: string;
  organisation: Organisation;
  plot: Plot;
  progress: Progress;
  doors: ReturnType<typeof visitors>;
};

const PRIVATE = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };

const redirect = (path: string) =>
  new Response(null, { status: 302, headers: { ...PRIVATE, location: path } });

/** The time somebody wants to move to, or null when it is not for the demo to judge. */
const wantedTime = async (request: Request): Promise<Instant | null> => {
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => null);
  return isRecord(body) && isInstant(body.to) ? body.to : null;
};

/** `parts` is there once the server is. */
export const demoIntercept = (parts: () => DemoParts | undefined): Intercept => {
  let moves: Promise<unknown> = Promise.resolve();
  return async (request, next, { now }) => {
    const demo = parts();
    const { pathname, origin } = new URL(request.url);
    if (!demo) return next(request);
    const { organisation, doors, plot, progress, folder } = demo;
    if (request.method === 'GET') {
      if (pathname === '/api/demo') return Response.json(guide(organisation, now()), { headers: PRIVATE });
      if (pathname === COLLECT_PATH) return redirect(doors.collectLink(organisation));
      if (pathname === ANSWER_PATH) return redirect(await doors.answerLink(organisation));
    }
    if (request.method !== 'POST' || pathname !== '/api/clock') return next(request);
    const to = await wantedTime(request);
    if (to === null || to < now()) return next(request);
    const set = async (at: Instant) => {
      const response = await next(
        new Request(`${origin}/api/clock`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ to: at }),
        }),
      );
      if (!response.ok) throw new Error(`the demo's clock was not moved to ${at}`);
      progress.now = at;
      writeProgress(folder, progress);
    };
    const move = moves
      .catch(() => undefined)
      .then(async () => {
        await plot.playUntil(to, now(), set);
        if (now() < to) await set(to);
      });
    moves = move;
    await move;
    return next(new Request(`${origin}/api/clock`));
  };
};
