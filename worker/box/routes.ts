/**
 * The anonymous side. It never asks who is there: no sign-in, no cookie, no address, no agent, no clock of its
 * own, no log line (PROTOCOL 7).
 */
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { describeRoute } from 'hono-openapi';
import { receiptLeaf, signReceipt } from '../core/ballot/receipt.ts';
import { b64u } from '../core/bytes.ts';
import type { SideEnv } from '../deps.ts';
import { readBody } from './body.ts';
import { checkBallot } from './check.ts';
import { constantLength } from './reply.ts';
import { storeBallot } from './store.ts';

/** What a stored ballot is answered with; the leaf is what the receipt signs. Both base64url. */
export type BallotAccepted = { ok: true; receipt: string; leaf: string };

export const boxRoutes = new Hono<SideEnv>()
  .use(cors())
  .use(async (c, next) => {
    await next();
    c.res = await constantLength(c.res);
  })
  .post(
    '/ballots',
    describeRoute({ summary: 'Put or withdraw a ballot: 16,384 bytes, no credentials', tags: ['box'] }),
    async (c) => {
      const { organisation, clock, refuse } = c.var;
      if (!organisation.box) return refuse({ code: 'not-found' });
      // A ballot with a name on it is refused before it is read.
      if (c.req.raw.headers.has('cookie') || c.req.raw.headers.has('authorization'))
        return refuse({ code: 'credentials-present' });
      const bytes = await readBody(c.req.raw);
      if (!bytes) return refuse({ code: 'bad-request' });
      // A body that was begun in time and ended after the close came too late.
      const ballot = await checkBallot(organisation.box, bytes, clock());
      if (!ballot.ok) return refuse(ballot.refusal);
      const { mh, op, row } = ballot.value;
      const stored = await storeBallot(organisation.box.db, row);
      if (!stored.ok) return refuse(stored.refusal);
      const leaf = receiptLeaf({ ...row, op });
      const receipt = await signReceipt(organisation.box.receiptSeed, mh, leaf);
      const accepted: BallotAccepted = { ok: true, receipt: b64u(receipt), leaf: b64u(leaf) };
      return c.json(accepted);
    },
  );
