import { createMiddleware } from 'hono/factory';

/** Nothing but this origin's own files; no inline script or style, no frame, no plugin, no third party. */
export const contentSecurityPolicy = (connect: string[] = []): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...connect].join(' '),
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const FEATURES_OFF =
  'accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), browsing-topics=()';

const HEADERS: [string, string][] = [
  ['content-security-policy', contentSecurityPolicy()],
  // A collect or ballot link must never travel on in a Referer.
  ['referrer-policy', 'no-referrer'],
  ['x-content-type-options', 'nosniff'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['permissions-policy', FEATURES_OFF],
  // Ignored by browsers over plain HTTP, so harmless on localhost.
  ['strict-transport-security', 'max-age=63072000'],
];

/** Strict headers on every answer; one that a route has set stays. */
export const strictHeaders = createMiddleware(async (c, next) => {
  await next();
  for (const [name, value] of HEADERS) if (!c.res.headers.has(name)) c.header(name, value);
});
