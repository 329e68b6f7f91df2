/** The identified side. It knows people and signs what it cannot see; nobody answers here. */
import { Hono } from 'hono';
import type { DeskEnv, Seal } from './deskEnv.ts';
import { employeeRoutes } from './employeeRoutes.ts';
import { smallBodies } from './limits.ts';
import { noteRoutes } from './noteRoutes.ts';
import { stewardRoutes } from './stewardRoutes.ts';

/** Routes below `/api/desk/:org`; every answer is about one person or the steward's and is never stored. */
export const deskRoutes = (seal: Seal) =>
  new Hono<DeskEnv>()
    .use(async (c, next) => {
      const desk = c.var.organisation.desk;
      if (!desk) return c.var.refuse({ code: 'not-found' });
      c.set('desk', desk);
      c.header('cache-control', 'no-store');
      return next();
    })
    .use(smallBodies)
    .route('/', employeeRoutes)
    .route('/', noteRoutes)
    .route('/', stewardRoutes(seal));
