/**
 * What a steward does at the desk, with the admin token. Nothing here says who collected, let alone who answered; but
 * whoever holds a collect code can ask in its member's name, and until collecting ends the steward is handed them all.
 */
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { describeRoute, validator } from 'hono-openapi';
import { readSeason, readSeasons } from '../../db/desk/queries/readSeason.ts';
import { DEFAULT_RULES } from '../core/season.ts';
import { badRequest } from './badRequest.ts';
import { codes } from './codes.ts';
import { deleteSeason } from './deleteSeason.ts';
import type { DeskEnv, Seal } from './deskEnv.ts';
import { planBody, rosterBody } from './limits.ts';
import { memberSecrets } from './memberSecrets.ts';
import { parsePlan } from './parsePlan.ts';
import { planSeason } from './planSeason.ts';
import { confirmRoster, currentRoster, previewRoster } from './roster.ts';
import { rosterDigest } from './rosterDigest.ts';
import { rosterPreviewShape, rosterShape, seasonShape } from './shapes.ts';
import { seasonStatus } from './status.ts';
import { isSteward } from './steward.ts';

const steward = createMiddleware<DeskEnv>(async (c, next) => {
  if (!isSteward(c.var.desk.adminTokenHash, c.req.header('authorization')))
    return c.var.refuse({ code: 'not-signed-in' });
  return next();
});

export const stewardRoutes = (seal: Seal) =>
  new Hono<DeskEnv>()
    .get(
      '/roster',
      steward,
      describeRoute({ summary: 'The current roster', tags: ['steward'] }),
      async (c) => {
        const members = await currentRoster(c.var.desk.db);
        return c.json({ members: members.length, digest: rosterDigest(members) });
      },
    )
    .post(
      '/roster/preview',
      describeRoute({ summary: 'What a roster would change and which cohorts it gives', tags: ['steward'] }),
      steward,
      rosterBody,
      validator('json', rosterPreviewShape, badRequest),
      async (c) => {
        const { members, k_cohort } = c.req.valid('json');
        const preview = await previewRoster(c.var.desk.db, members, {
          k_cohort: k_cohort ?? DEFAULT_RULES.k_cohort,
          organisation: c.var.organisation.name,
        });
        return preview.ok ? c.json(preview.value) : c.var.refuse(preview.refusal);
      },
    )
    .put(
      '/roster',
      describeRoute({ summary: 'Confirm a previewed roster by its digest', tags: ['steward'] }),
      steward,
      rosterBody,
      validator('json', rosterShape, badRequest),
      async (c) => {
        const { members, digest } = c.req.valid('json');
        const kept = await confirmRoster(c.var.desk.db, members, digest);
        return kept.ok ? c.json({ members: kept.value }) : c.var.refuse(kept.refusal);
      },
    )
    .post(
      '/seasons',
      describeRoute({ summary: 'Plan a season on the current roster', tags: ['steward'] }),
      steward,
      planBody,
      validator('json', seasonShape, badRequest),
      async (c) => {
        const { desk, organisation, now } = c.var;
        const request = parsePlan(c.req.valid('json'));
        if (!request.ok) return c.var.refuse(request.refusal);
        const planned = await planSeason(desk, organisation, { request: request.value, now });
        if (!planned.ok) return c.var.refuse(planned.refusal);
        c.var.wake();
        const head = await readSeason(desk.db, planned.value);
        return head ? c.json(await seasonStatus(desk, head), 201) : c.var.refuse({ code: 'not-found' });
      },
    )
    .get('/seasons', describeRoute({ summary: 'Every season', tags: ['steward'] }), steward, async (c) => {
      const heads = await readSeasons(c.var.desk.db);
      return c.json(await Promise.all(heads.map((head) => seasonStatus(c.var.desk, head))));
    })
    .get(
      '/seasons/:season',
      describeRoute({ summary: 'One season', tags: ['steward'] }),
      steward,
      async (c) => {
        const head = await readSeason(c.var.desk.db, c.req.param('season'));
        return head ? c.json(await seasonStatus(c.var.desk, head)) : c.var.refuse({ code: 'not-found' });
      },
    )
    .delete(
      '/seasons/:season',
      describeRoute({ summary: 'Drop a draft', tags: ['steward'] }),
      steward,
      async (c) => {
        const gone = await deleteSeason(c.var.desk, c.req.param('season'));
        return gone.ok ? c.json({ season: gone.value }) : c.var.refuse(gone.refusal);
      },
    )
    .post(
      '/seasons/:season/seal',
      describeRoute({
        summary: 'Publish the manifest: nothing in it can change afterwards',
        tags: ['steward'],
      }),
      steward,
      async (c) => {
        const asked = { season: c.req.param('season'), now: c.var.now };
        const sealed = await seal(c.var.desk, c.var.organisation, asked);
        return sealed.ok ? c.json({ mh: sealed.value }) : c.var.refuse(sealed.refusal);
      },
    )
    .get(
      '/seasons/:season/codes',
      describeRoute({
        summary: 'Collect codes of all members, for the invitations, until collecting ends',
        tags: ['steward'],
      }),
      steward,
      async (c) => {
        const found = await codes(c.var.desk, { season: c.req.param('season'), now: c.var.now });
        return found.ok ? c.json(found.value) : c.var.refuse(found.refusal);
      },
    )
    .get(
      '/seasons/:season/secrets',
      describeRoute({
        summary: 'For the guardian, confidential: what the membership roots are made of',
        tags: ['steward'],
      }),
      steward,
      async (c) => {
        const found = await memberSecrets(c.var.desk, c.req.param('season'));
        return found.ok ? c.json(found.value) : c.var.refuse(found.refusal);
      },
    );
