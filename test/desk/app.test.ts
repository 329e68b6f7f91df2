import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { statusOf } from '../../worker/app.ts';
import { type Server, serve } from '../../worker/node.ts';
import { REFUSAL_TEXT } from '../../worker/refusalText.ts';
import { openPlace, sealed } from './support.ts';

const HTML = '<!doctype html><html><head><title>Chorus</title></head><body></body></html>';

let folder: string;
let web: string;
let server: Server;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chorus-app-'));
  web = join(folder, 'web');
  for (const page of ['answer', 'results', 'assets']) mkdirSync(join(web, page), { recursive: true });
  writeFileSync(join(web, 'answer/index.html'), HTML.replace('Chorus', 'answer'));
  writeFileSync(join(web, 'results/index.html'), HTML.replace('Chorus', 'results'));
  writeFileSync(join(web, 'assets/app-1a2b3c4d.js'), `console.log(${JSON.stringify('x'.repeat(5000))});`);
  writeFileSync(join(web, 'theme.js'), 'console.log(1);');
  writeFileSync(join(folder, 'outside.txt'), 'secret');
});

afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const start = async (rehearsal = false) => {
  server = await serve({ dataDir: join(folder, 'data'), port: 0, organisation: 'Northwind', rehearsal, web });
  return server.organisations[0]?.organisation.org ?? '';
};

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers });

describe('every answer', () => {
  test('carries the strict headers: page, file, API, refusal, not found', async () => {
    const org = await start();
    for (const path of [
      '/',
      `/o/${org}/`,
      `/o/${org}/answer`,
      '/theme.js',
      '/api/openapi.json',
      `/api/board/${org}/log`,
      `/api/desk/${org}/roster`,
      `/api/desk/nobody/roster`,
      '/api/clock',
      '/no/such/page',
    ]) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|http:\/\/(?!localhost)/);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('geolocation=()');
      expect(headers.get('set-cookie')).toBeNull();
      expect(headers.get('server')).toBeNull();
    }
  });
});

describe('the built pages', () => {
  test('an employee’s paths give the employee’s app, every other path the reader’s', async () => {
    const org = await start();
    const titleOf = async (path: string) => /<title>(.*)<\/title>/.exec(await (await get(path)).text())?.[1];
    for (const path of [`/o/${org}/answer`, `/o/${org}/collect`, `/o/${org}/collect/`])
      expect([path, await titleOf(path)]).toEqual([path, 'answer']);
    for (const path of ['/', `/o/${org}/`, `/o/${org}`, `/o/${org}/units/ads-1`])
      expect([path, await titleOf(path)]).toEqual([path, 'results']);
    expect((await get(`/o/${org}/answer`)).headers.get('cache-control')).toBe('no-cache');
  });

  test('hashed files may be kept for ever and travel compressed; others are asked about again', async () => {
    await start();
    const hashed = await get('/assets/app-1a2b3c4d.js', { 'accept-encoding': 'br' });
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(hashed.headers.get('content-encoding')).toBe('br');
    expect(await hashed.text()).toContain('xxxxx');
    const theme = await get('/theme.js');
    expect(theme.headers.get('cache-control')).toBe('no-cache');
    const again = await get('/theme.js', { 'if-none-match': theme.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  test('nothing outside the built folder can be asked for', async () => {
    await start();
    for (const path of [
      '/../outside.txt',
      '/..%2foutside.txt',
      '/%2e%2e/outside.txt',
      '/assets/../../outside.txt',
      '/data/',
    ])
      expect((await get(path)).status).toBe(404);
  });
});

describe('the clock', () => {
  const move = (to: unknown) =>
    fetch(`${server.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to }),
    });

  test('of a real server cannot be moved by anyone, and pages carry no mark', async () => {
    const org = await start();
    for (const reply of [
      await get('/api/clock'),
      await move('2099-01-01T00:00:00Z'),
      await move('nonsense'),
    ]) {
      expect(reply.status).toBe(409);
      expect(await reply.json()).toMatchObject({
        error: 'not-a-rehearsal',
        message: expect.stringContaining('chorus serve --rehearsal'),
      });
    }
    expect(await (await get(`/o/${org}/`)).text()).not.toContain('chorus-rehearsal');
  });

  test('of a rehearsal moves forward only, is kept over a restart, and every page says so', async () => {
    const org = await start(true);
    const to = `${new Date().getUTCFullYear() + 3}-01-01T00:00:00Z`;
    expect(await (await move(to)).json()).toMatchObject({ now: to, moves: true });
    expect((await move('2020-01-01T00:00:00Z')).status).toBe(400);
    expect((await move('soon')).status).toBe(400);
    const offset = /name="chorus-rehearsal" content="(\d+)"/.exec(
      await (await get(`/o/${org}/answer`)).text(),
    );
    expect(Number(offset?.[1])).toBeGreaterThan(300 * 24 * 3_600_000);
    await server.stop();
    await start(true);
    const { now } = await (await get('/api/clock')).json();
    expect(now >= to).toBe(true);
  });

  test('cannot be put over a real store, nor a real server over a rehearsal’s', async () => {
    await start();
    const dataDir = join(folder, 'data');
    await expect(serve({ dataDir, port: 0, rehearsal: true })).rejects.toThrow(/real organisation/);
    await server.stop();
    rmSync(dataDir, { recursive: true });
    await start(true);
    await expect(serve({ dataDir, port: 0 })).rejects.toThrow(/rehearsal/);
  });
});

test('the API describes itself', async () => {
  await start();
  const document = await (await get('/api/openapi.json')).json();
  expect(document.openapi).toMatch(/^3\.1/);
  const paths = Object.keys(document.paths);
  for (const path of [
    '/api/desk/{org}/roster/preview',
    '/api/desk/{org}/seasons/{season}/ballots',
    '/api/clock',
  ])
    expect(paths).toContain(path);
  const body = document.paths['/api/desk/{org}/seasons/{season}/ballots'].post.requestBody;
  expect(JSON.stringify(body)).toContain('requests');
});

test('every refusal has a status of the client or of a busy store, and a sentence', async () => {
  await start();
  for (const [code, text] of Object.entries(REFUSAL_TEXT)) {
    // The table's keys are the codes.
    const status = statusOf({ code: code as keyof typeof REFUSAL_TEXT });
    expect(status === 503 || (status >= 400 && status < 500)).toBe(true);
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(text.length).toBeLessThan(300);
  }
});

test('another organisation’s name, a method nobody serves and a garbled path are one plain “not found”', async () => {
  const org = await start();
  for (const path of [
    '/api/desk/other-org/roster',
    '/api/box/other-org/ballots',
    `/api/nothing/${org}/x`,
    '/api/',
  ])
    expect(await (await get(path)).json()).toMatchObject({ error: 'not-found' });
  const put = await fetch(`${server.url}/api/board/${org}/log`, { method: 'PUT', body: 'x' });
  expect(put.status).toBe(404);
});

test('board documents travel compressed and may be kept for ever', async () => {
  await start();
  const place = await openPlace();
  const mh = await sealed(place);
  const response = await place.request(`/api/board/${place.org}/docs/${mh}`, {
    headers: { 'accept-encoding': 'gzip' },
  });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(response.headers.get('cache-control')).toContain('immutable');
  await place.remove();
});
