/** A process has what its own sides need and nothing of another's; browsers are let across only where a page needs it. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../worker/app.ts';
import { cardOf, missingSides, parseCard } from '../../worker/card.ts';
import { makeOrganisation } from '../../worker/node/organisationFolder.ts';
import { type OpenOrganisation, openNodeOrganisation, serve } from '../../worker/node.ts';
import { newSecrets } from '../../worker/secrets.ts';
import { SIDES, type Side, sidesServed } from '../../worker/sides.ts';
import { day, sealTestSeason } from '../support/season.ts';

const ORG = 'northwind-aaaaaaaaaaaaaaaa';
const URLS = { desk: 'https://desk.example', box: 'https://box.example', board: 'https://board.example' };
const FILES: Record<Side, string[]> = { desk: ['desk.db', 'keys.db'], box: ['box.db'], board: ['board.db'] };
const TABLES: Record<string, string[]> = {
  'desk.db': ['ledger', 'members', 'roster', 'seasons', 'waves'],
  'keys.db': ['issuer_keys'],
  'box.db': ['ballots', 'frozen'],
  'board.db': ['docs', 'entries', 'names'],
};

let folder: string;
let secrets: Record<Side, ReturnType<typeof newSecrets>>;
const opened: OpenOrganisation[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chorus-sides-'));
  chmodSync(folder, 0o700);
  secrets = {
    desk: newSecrets('Northwind', ['desk']),
    box: newSecrets('Northwind', ['box']),
    board: newSecrets('Northwind', ['board']),
  };
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One side, in a folder of its own, that knows the two others. */
const make = async (side: Side, urls = URLS) => {
  const others = SIDES.filter((other) => other !== side);
  const cards = await Promise.all(others.map((other) => cardOf(ORG, secrets[other], urls)));
  const pinned = Object.assign({}, ...cards.map((card) => card.sides));
  makeOrganisation(join(folder, side), { org: ORG, secrets: secrets[side], pinned });
};

const open = async (side: Side) => {
  await make(side);
  const one = await openNodeOrganisation(join(folder, side), ORG, {
    deskUrl: URLS.desk,
    boxUrl: URLS.box,
    boardUrl: URLS.board,
  });
  opened.push(one);
  const { organisation } = one;
  const app = createApp({
    sides: sidesServed([organisation]),
    organisation: async (org) => (org === ORG ? organisation : null),
    organisations: async () => [organisation],
    now: () => day(0),
    asset: async (path) => new Response(`<head>${path}`),
  });
  return { organisation, app };
};

describe.each(SIDES.map((side) => ({ side })))('a process that serves only the $side', ({ side }) => {
  test('has no route, no file, no table and no secret of another side', async () => {
    const { organisation, app } = await open(side);
    const prefixes = new Set(
      app.routes.flatMap(({ path }) => /^\/api\/(desk|box|board)\//.exec(path)?.[1] ?? []),
    );
    expect([...prefixes]).toEqual([side]);

    const place = join(folder, side, ORG);
    const databases = readdirSync(place).filter((file) => file.endsWith('.db'));
    expect(databases.toSorted()).toEqual(FILES[side]);
    const { desk, box, boardSide } = organisation;
    const clients = {
      'desk.db': desk?.db,
      'keys.db': desk?.keys,
      'box.db': box?.db,
      'board.db': boardSide?.db,
    };
    for (const [file, db] of Object.entries(clients)) {
      if (!db) continue;
      const { rows } = await db.$client.execute("SELECT name FROM sqlite_master WHERE type = 'table'");
      const tables = rows.map(({ name }) => String(name)).filter((name) => name !== 'migrations');
      expect(tables.toSorted()).toEqual(TABLES[file]);
    }
    expect(Object.values(clients).filter(Boolean)).toHaveLength(FILES[side].length);

    const text = readdirSync(place)
      .filter((file) => file.endsWith('.json'))
      .map((file) => readFileSync(join(place, file), 'utf8'))
      .join();
    for (const other of SIDES) {
      const own = Object.values(secrets[other][other] ?? {});
      expect(own.length).toBeGreaterThan(0);
      for (const secret of own) expect(text.includes(secret)).toBe(other === side);
    }
  });

  test('does not start as another side, nor beside secrets it was not told of', async () => {
    await make(side, { ...URLS, board: 'http://127.0.0.1:9' }); // nobody listens there
    const dataDir = join(folder, side);
    for (const sides of [SIDES.filter((other) => other !== side), SIDES])
      await expect(serve({ dataDir, port: 0, sides, web: null })).rejects.toThrow(/holds the secrets of/);
    const server = await serve({ dataDir, port: 0, sides: [side], web: null });
    await server.stop();
    await expect(serve({ dataDir: join(folder, 'new'), port: 0, sides: [side], web: null })).rejects.toThrow(
      /chorus organisation create/,
    );
  });
});

test('a card carries public halves only, and is refused when anything about it is not as it should be', async () => {
  const card = await cardOf(ORG, newSecrets('Northwind'), URLS);
  expect(parseCard(JSON.stringify(card))).toEqual(card);
  for (const wrong of [
    { ...card, v: 2 },
    { ...card, org: '../northwind' },
    { ...card, sides: {} },
    { ...card, more: 1 },
    { ...card, sides: { board: { url: 'http://board.example', log_key: card.sides.board?.log_key } } },
    { ...card, sides: { board: { url: 'https://board.example/x', log_key: card.sides.board?.log_key } } },
    { ...card, sides: { board: { url: 'https://board.example', log_key: 'AAAA' } } },
  ])
    expect(parseCard(JSON.stringify(wrong))).toBeNull();
  expect(missingSides(secrets.desk, {})).toEqual(['box', 'board']);
  expect(missingSides(secrets.box, {})).toEqual(['board']);
  expect(missingSides(secrets.board, {})).toEqual(['desk', 'box']);
  expect(missingSides(newSecrets('Northwind'), {})).toEqual([]);
});

describe('a browser', () => {
  const ask = (
    app: Awaited<ReturnType<typeof open>>['app'],
    path: string,
    origin: string,
    method = 'OPTIONS',
  ) =>
    app.request(path, {
      method,
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });

  test('lets the page of the board’s host collect at the desk, and no other page, and no steward’s route', async () => {
    const { app } = await open('desk');
    for (const route of ['membership', 'ballots']) {
      const path = `/api/desk/${ORG}/seasons/q1/${route}`;
      const { headers } = await ask(app, path, URLS.board);
      expect(headers.get('access-control-allow-origin')).toBe(URLS.board);
      expect(headers.get('access-control-allow-methods')).toBe('POST');
      expect(headers.get('access-control-allow-headers')).toBe('content-type');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      const evil = await ask(app, path, 'https://evil.example');
      expect(evil.headers.get('access-control-allow-origin')).toBeNull();
    }
    for (const path of [
      'roster',
      'roster/preview',
      'seasons',
      'seasons/q1',
      'seasons/q1/codes',
      'seasons/q1/seal',
    ])
      for (const method of ['OPTIONS', 'GET', 'POST']) {
        const { headers } = await ask(app, `/api/desk/${ORG}/${path}`, URLS.board, method);
        expect(headers.get('access-control-allow-origin')).toBeNull();
      }
  });

  test('reads the board and hands in ballots from any page, never with a credential', async () => {
    const board = await open('board');
    const log = await ask(board.app, `/api/board/${ORG}/log`, 'https://any.example', 'GET');
    const box = await open('box');
    const ballot = await ask(box.app, `/api/box/${ORG}/ballots`, 'https://any.example', 'POST');
    for (const { headers } of [log, ballot]) {
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  test('that opens a page at the desk or the box is sent to the board’s host, and keeps what its link brought', async () => {
    for (const side of ['desk', 'box'] as const) {
      const { app } = await open(side);
      const response = await app.request(`/o/${ORG}/collect`);
      expect(response.status).toBe(307);
      // No fragment of its own: then a browser carries the link's over.
      expect(response.headers.get('location')).toBe(`https://board.example/o/${ORG}/collect`);
    }
  });

  test('may send to the desk and the box of today and of every sealed season, and to nobody else', async () => {
    const { organisation, app } = await open('board');
    const policy = async () => {
      const response = await app.request(`/o/${ORG}/answer`);
      return /connect-src ([^;]*)/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
    };
    expect(await policy()).toBe(`'self' ${URLS.desk} ${URLS.box}`);
    const before = { ...organisation, deskUrl: 'https://old-desk.example', boxUrl: 'http://old-box.example' };
    await sealTestSeason(before, { waves: 1 });
    expect(await policy()).toBe(`'self' ${URLS.desk} ${URLS.box} https://old-desk.example`);
  });
});
