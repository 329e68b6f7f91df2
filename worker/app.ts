/** Composition: which sides this process serves, under which headers, with which statuses. */
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { openAPIRouteHandler } from 'hono-openapi';
import { isBusy, isFull } from '../db/retry.ts';
import { boardRoutes } from './board/routes.ts';
import { boxRoutes } from './box/routes.ts';
import { clockRoutes } from './clockRoutes.ts';
import type { Refusal } from './core/result.ts';
import type { Deps, SideEnv } from './deps.ts';
import { deskRoutes } from './desk/routes.ts';
import { strictHeaders } from './headers.ts';
import { pages } from './pages.ts';
import { REFUSAL_TEXT } from './refusalText.ts';
import { BoardTrouble } from './remote/boardTrouble.ts';
import { sealSeason } from './seal.ts';
import { SIDES, type Side } from './sides.ts';
import { withoutValues } from './withoutValues.ts';

export type { Deps, Organisation } from './deps.ts';

/** The status of every refusal. */
export function statusOf({ code }: Refusal): ContentfulStatusCode {
  switch (code) {
    case 'bad-request':
    case 'bad-blinded-request':
    case 'credentials-present':
    // One answer for a foreign key, a bad signature, another season's token and a garbled one: a finer one
    // would tell a forger which check to work on.
    case 'bad-ballot':
      return 400;
    case 'not-signed-in':
    // Also for a wrong signature and for another organisation's: the sender's own log says which key it uses.
    case 'unknown-publisher':
      return 401;
    case 'not-yours-to-publish':
      return 403;
    // An unknown code and another season's code look the same: codes cannot be sorted by probing.
    case 'unknown-code':
    case 'not-found':
      return 404;
    case 'roster-changed':
    case 'season-exists':
    case 'season-sealed':
    case 'keys-not-ready':
    case 'collection-not-open':
    case 'already-collected':
    case 'wave-not-open':
    case 'stale-revision':
    case 'not-a-rehearsal':
    case 'board-refused':
      return 409;
    case 'collection-closed':
      return 410;
    case 'store-busy':
    case 'store-full':
    case 'board-unreachable':
      return 503;
    case 'bad-roster':
    case 'bad-plan':
    case 'bad-answers':
    case 'bad-publication':
      return 422;
    default:
      return code satisfies never;
  }
}

const refusalResponse = (refusal: Refusal): Response =>
  Response.json(
    {
      error: refusal.code,
      message: REFUSAL_TEXT[refusal.code],
      ...(refusal.problems ? { problems: refusal.problems } : {}),
    },
    { status: statusOf(refusal), headers: { 'cache-control': 'no-store' } },
  );

type Desk = ReturnType<typeof deskRoutes>;

/** No routes, under the type of those that are not there: a client's types are the same for every host. */
const absent = <Routes extends Hono<SideEnv> | Desk>(): Routes => new Hono() as unknown as Routes;

/** The whole HTTP application over what a process has; the same on Node and on Workers. */
export function createApp(deps: Deps) {
  const sides: ReadonlySet<Side> = deps.sides ?? new Set(SIDES);
  const app = new Hono<SideEnv>()
    .use(strictHeaders)
    .use(async (c, next) => {
      c.set('refuse', refusalResponse);
      c.set('now', deps.now());
      c.set('clock', deps.now);
      c.set('wake', () => deps.wake?.());
      return next();
    })
    .use('/api/:side{board|box|desk}/:org/*', async (c, next) => {
      const organisation = await deps.organisation(c.req.param('org'));
      if (!organisation) return refusalResponse({ code: 'not-found' });
      c.set('organisation', organisation);
      return next();
    })
    // A side that this process does not serve has no route in it.
    .route('/api/board/:org', sides.has('board') ? boardRoutes : absent<typeof boardRoutes>())
    .route('/api/box/:org', sides.has('box') ? boxRoutes : absent<typeof boxRoutes>())
    .route('/api/desk/:org', sides.has('desk') ? deskRoutes(sealSeason) : absent<Desk>())
    .route('/api/clock', clockRoutes(deps));
  app.get(
    '/api/openapi.json',
    openAPIRouteHandler(app, {
      documentation: {
        info: { title: 'Chorus', version: '1', description: 'Anonymous employee pulse surveys' },
      },
    }),
  );
  app.route('/', pages(deps));
  app.notFound((c) => c.var.refuse({ code: 'not-found' }));
  app.onError((error) => {
    if (error instanceof HTTPException && error.status < 500) return refusalResponse({ code: 'bad-request' });
    if (error instanceof BoardTrouble) {
      console.error(error.message);
      return refusalResponse(error.refusal);
    }
    if (isBusy(error)) return refusalResponse({ code: 'store-busy' });
    if (isFull(error)) return refusalResponse({ code: 'store-full' });
    console.error(withoutValues(error));
    return Response.json({ error: 'internal', message: 'Something went wrong here.' }, { status: 500 });
  });
  return app;
}

/** For the typed client `hc<Api>` in the web application. */
export type Api = ReturnType<typeof createApp>;
