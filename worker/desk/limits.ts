/** How much may arrive. A body that is too large is refused as it comes, not after it was kept. */
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { SideEnv } from '../deps.ts';

const KB = 1024;
const MB = 1024 * KB;

const limit = (maxSize: number) =>
  createMiddleware<SideEnv>((c, next) =>
    bodyLimit({ maxSize, onError: () => c.var.refuse({ code: 'bad-request' }) })(c, next),
  );

/** 60 blinded requests are 21 kB. */
export const smallBody = limit(64 * KB);
/** 60 waves with a questionnaire each, hierarchies of attributes. Behind the steward's token only. */
export const planBody = limit(16 * MB);
/** 200,000 members with names, addresses and attributes. Behind the steward's token only. */
export const rosterBody = limit(256 * MB);

/** Routes that have a limit of their own, after the steward's token. */
const LARGE = /\/(roster|roster\/preview|seasons)$/;

/** Every route of the desk takes little, unless it says otherwise itself. */
export const smallBodies = createMiddleware<SideEnv>((c, next) =>
  LARGE.test(c.req.path) ? next() : smallBody(c, next),
);
