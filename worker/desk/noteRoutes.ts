/** Words that go on the public log, posted with the admin token; until there are accounts it speaks for leadership. */
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { describeRoute, validator } from 'hono-openapi';
import { badRequest } from './badRequest.ts';
import type { DeskEnv } from './deskEnv.ts';
import { postEvent } from './postNote.ts';
import { eventShape } from './shapes.ts';
import { isSteward } from './steward.ts';

/** The page stands beside the board, which may be another host; the token is in its hand, never in a cookie. */
const fromThePage = createMiddleware<DeskEnv>((c, next) =>
  cors({
    origin: c.var.organisation.boardUrl,
    allowMethods: ['POST'],
    allowHeaders: ['content-type', 'authorization'],
    maxAge: 600,
  })(c, next),
);

export const noteRoutes = new Hono<DeskEnv>().use('/notes', fromThePage).post(
  '/notes',
  describeRoute({ summary: 'Put an event on the timeline, or in the place of one', tags: ['steward'] }),
  async (c, next) =>
    isSteward(c.var.desk.adminTokenHash, c.req.header('authorization'))
      ? next()
      : c.var.refuse({ code: 'not-signed-in' }),
  validator('json', eventShape, badRequest),
  async (c) => {
    const posted = await postEvent(c.var.organisation, c.req.valid('json'), c.var.now);
    return posted.ok ? c.json(posted.value, 201) : c.var.refuse(posted.refusal);
  },
);
