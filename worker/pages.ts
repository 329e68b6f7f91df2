/** The built web application: pages with their rehearsal mark, hashed assets that never change. */
import { Hono } from 'hono';
import type { Deps, SideEnv } from './deps.ts';
import { contentSecurityPolicy } from './headers.ts';
import { originsOf } from './origins.ts';

/** Which built page answers a path, or null. The employee's app is a bundle of its own, with no chart code. */
export function pageOf(path: string): string | null {
  if (path === '/') return '/results/index.html';
  const inside = /^\/o\/[a-z0-9-]+(\/.*|)$/.exec(path)?.[1];
  if (inside === undefined) return null;
  return /^\/(collect|answer|terminal)\/?$/.test(inside) ? '/answer/index.html' : '/results/index.html';
}

/** On a server whose clock moves, pages know it, keep its time and say so in a banner. */
const withClock = (html: string, clock: Deps['clock']): string =>
  clock ? html.replace('<head>', `<head><meta name="chorus-rehearsal" content="${clock.offset()}">`) : html;

export const pages = (deps: Deps) =>
  new Hono<SideEnv>().get('*', async (c) => {
    const page = pageOf(c.req.path);
    const org = c.req.path.split('/')[2];
    const organisation = page && org ? await deps.organisation(org) : null;
    // Pages live beside the board they read. A browser takes the fragment along, and with it the code or the ballots.
    if (organisation && !organisation.boardSide)
      return c.redirect(`${organisation.boardUrl}${c.req.path}`, 307);
    // A page is built per request, so it is asked for without the browser's conditions and encodings.
    const asset = await (page
      ? deps.asset?.(page, new Request(new URL(page, c.req.url)))
      : deps.asset?.(c.req.path, c.req.raw));
    if (!asset) return c.var.refuse({ code: 'not-found' });
    if (!page) return asset;
    return c.html(withClock(await asset.text(), deps.clock), 200, {
      'cache-control': 'no-cache',
      'content-security-policy': contentSecurityPolicy(organisation ? await originsOf(organisation) : []),
    });
  });
