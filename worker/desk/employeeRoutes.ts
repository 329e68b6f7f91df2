/** What an employee does at the desk: identified by the collect code in the body, never by a session here. */
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { describeRoute, validator } from 'hono-openapi';
import { badRequest } from './badRequest.ts';
import type { DeskEnv } from './deskEnv.ts';
import { issued } from './issued.ts';
import { membership } from './membership.ts';
import { ballotsShape, membershipShape } from './shapes.ts';
import { signBallots } from './signBallots.ts';

/**
 * The page that collects lives beside the board, which may be another host: it alone may ask from a browser, for
 * these things, and never with a credential.
 */
const fromThePage = createMiddleware<DeskEnv>((c, next) =>
  cors({
    origin: c.var.organisation.boardUrl,
    allowMethods: ['POST'],
    allowHeaders: ['content-type'],
    maxAge: 600,
  })(c, next),
);

export const employeeRoutes = new Hono<DeskEnv>()
  .use('/seasons/:season/membership', fromThePage)
  .use('/seasons/:season/ballots', fromThePage)
  .use('/seasons/:season/issued', fromThePage)
  .post(
    '/seasons/:season/membership',
    describeRoute({ summary: 'The own cohort, with the proof of being counted in it', tags: ['desk'] }),
    validator('json', membershipShape, badRequest),
    async (c) => {
      const found = await membership(c.var.desk, c.req.param('season'), c.req.valid('json').code);
      return found.ok ? c.json(found.value) : c.var.refuse(found.refusal);
    },
  )
  .post(
    '/seasons/:season/ballots',
    describeRoute({ summary: 'Blind signatures, one per wave: once per member and season', tags: ['desk'] }),
    validator('json', ballotsShape, badRequest),
    async (c) => {
      const { code, requests } = c.req.valid('json');
      const season = c.req.param('season');
      const signed = await signBallots(c.var.desk, { season, code, requests, now: c.var.now });
      return signed.ok ? c.json({ signatures: signed.value }) : c.var.refuse(signed.refusal);
    },
  )
  .post(
    '/seasons/:season/issued',
    describeRoute({
      summary: 'Whether ballots were given out in the own name, with the proof',
      tags: ['desk'],
    }),
    validator('json', membershipShape, badRequest),
    async (c) => {
      const found = await issued(c.var.desk, c.req.param('season'), c.req.valid('json').code);
      return found.ok ? c.json(found.value) : c.var.refuse(found.refusal);
    },
  );
