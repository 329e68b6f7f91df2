import { Hono } from 'hono';
import { describeRoute, validator } from 'hono-openapi';
import * as v from 'valibot';
import { isInstant } from './core/ballot/shape.ts';
import type { Deps, SideEnv } from './deps.ts';
import { badRequest } from './desk/badRequest.ts';
import { smallBody } from './desk/limits.ts';
import { tickUntilDone } from './schedule.ts';

const moveShape = v.strictObject({
  to: v.pipe(
    v.string(),
    v.check((text) => isInstant(text)),
  ),
});

/**
 * The clock of a demo or a rehearsal. Moving it does everything that became due before it answers. A server
 * without such a clock says so: there is no early close, for anyone.
 */
export const clockRoutes = (deps: Deps) =>
  new Hono<SideEnv>()
    .get('/', describeRoute({ summary: 'The time of a demo or rehearsal', tags: ['rehearsal'] }), (c) =>
      deps.clock
        ? c.json({ now: deps.clock.now(), moves: true as const })
        : c.var.refuse({ code: 'not-a-rehearsal' }),
    )
    .post(
      '/',
      describeRoute({ summary: 'Move that time forward', tags: ['rehearsal'] }),
      async (c, next) => (deps.clock ? next() : c.var.refuse({ code: 'not-a-rehearsal' })),
      smallBody,
      validator('json', moveShape, badRequest),
      async (c) => {
        const { clock } = deps;
        if (!clock) return c.var.refuse({ code: 'not-a-rehearsal' });
        if (!(await clock.moveTo(c.req.valid('json').to))) return c.var.refuse({ code: 'bad-request' });
        for (const organisation of await deps.organisations()) await tickUntilDone(deps, organisation);
        return c.json({ now: clock.now(), moves: true as const });
      },
    );
