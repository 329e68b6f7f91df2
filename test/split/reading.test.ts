/** What desk and box do when the board of another host is silent, busy or false. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ballotKey } from '../../worker/box/ballotKey.ts';
import { keyId } from '../../worker/core/ballot/key.ts';
import { signEntry } from '../../worker/core/ballot/log.ts';
import { b64u, hex, utf8 } from '../../worker/core/bytes.ts';
import type { LogEntry, SignedEntry } from '../../worker/core/season.ts';
import { remoteBoard } from '../../worker/remote/read.ts';
import { day, sealTestSeason, type TestSeason } from '../support/season.ts';
import { type RemoteBoard, remoteBoardOf } from './remoteBoard.ts';

let board: RemoteBoard;
let season: TestSeason;

beforeEach(async () => {
  board = await remoteBoardOf();
  season = await sealTestSeason(board.from('desk'), { waves: 1 });
});
afterEach(() => board.end());

const reader = () => {
  const { org, logKey } = board.organisation;
  return remoteBoard({ url: board.url, org, logKey });
};

/** The log as served, for a board that lies about it. */
const lie = (change: (log: SignedEntry[]) => unknown) => {
  board.intercept = null;
  return fetch(`${board.url}/api/board/${board.organisation.org}/log`)
    .then((response) => response.json())
    .then((log: SignedEntry[]) => {
      const changed = change(log);
      board.intercept = ({ url }) => (url.endsWith('/log') ? Response.json(changed) : null);
    });
};

describe('a box whose board is elsewhere', () => {
  test('finds the season and checks ballots against keys it has verified, as with a board of its own', async () => {
    const remote = { ...board.organisation.box, board: reader() };
    for (const { n } of season.keys.values()) {
      const found = await ballotKey(remote, keyId(n), day(20));
      expect(found?.season.manifest).toEqual(season.manifest);
    }
    expect(await ballotKey(remote, new Uint8Array(32), day(21))).toBeNull();
  });

  test('goes on with what it knows while the board is down', async () => {
    const remote = { ...board.organisation.box, board: reader() };
    const [key] = season.keys.values();
    const id = keyId(key?.n ?? new Uint8Array());
    await ballotKey(remote, id, day(20));
    board.intercept = () => new Response(null, { status: 502 });
    expect(await ballotKey(remote, id, day(21))).not.toBeNull();
  });

  test('asks for a document once, and for an unchanged log with nothing to carry', async () => {
    const own = reader();
    const seen: string[] = [];
    board.intercept = (request) => {
      seen.push(`${new URL(request.url).pathname.split('/')[4]} ${request.headers.has('if-none-match')}`);
      return null;
    };
    for (let i = 0; i < 2; i++) {
      expect(await own.log()).toHaveLength(1);
      expect(await own.doc(hex(season.mh))).not.toBeNull();
    }
    expect(seen).toEqual(['log false', 'docs false', 'log true']);
    expect(await own.doc('0'.repeat(64))).toBeNull();
    expect(await own.named('keys/../../secrets')).toBeNull();
    // What one reader does with its copy is no other's business.
    (await own.log()).reverse().pop();
    expect(await own.log()).toHaveLength(1);
  });
});

describe('a board that is not to be believed', () => {
  test('cannot add, change or sign anything itself', async () => {
    const own = reader();
    const forged = async (entry: LogEntry) => signEntry(new Uint8Array(32), entry);
    const [first] = await own.log();
    if (!first) throw new Error('no entry');
    const other = await forged(first);
    for (const log of [
      [other],
      [{ entry: 5 }],
      [null],
      {},
      'log',
      [{ ...other, sig: b64u(new Uint8Array(64)) }],
    ]) {
      await lie(() => log);
      await expect(own.log()).rejects.toMatchObject({ refusal: { code: 'board-refused' } });
    }
  });

  test('cannot take back what it said, even with its own key', async () => {
    const own = reader();
    await own.log();
    await lie(() => []);
    await expect(own.log()).rejects.toThrow(/another past/);
    const [first] = await board.organisation.board.log();
    const other = first && (await signEntry(board.organisation.boardSide.logSeed, { ...first, at: day(2) }));
    await lie(() => [other]);
    await expect(own.log()).rejects.toThrow(/another past/);
    expect(await reader().log()).toHaveLength(1); // who has seen nothing yet cannot know
  });

  test('cannot hand out another document', async () => {
    board.intercept = ({ url }) => (url.includes('/docs/') ? new Response('{}') : null);
    await expect(reader().doc(hex(season.mh))).rejects.toThrow(/another hash/);
  });

  test('cannot hand out other keys', async () => {
    const remote = { ...board.organisation.box, board: reader() };
    const [key] = season.keys.values();
    board.intercept = ({ url }) =>
      url.includes('/keys')
        ? Response.json([{ wave: 'w1', cohort: 'c-sell', n: b64u(key?.n ?? new Uint8Array()) }])
        : null;
    expect(await ballotKey(remote, keyId(key?.n ?? new Uint8Array()), day(20))).toBeNull();
  });

  test('is not followed to another address', async () => {
    board.intercept = () => Response.redirect('http://127.0.0.1:9/', 302);
    await expect(reader().log()).rejects.toThrow(/status 302/);
  });
});

describe('publishing', () => {
  const erasure = { type: 'erasure', at: day(60), body: utf8('{}') } as const;

  test('is tried again while the board is busy, and gives up for this round when it stays silent', async () => {
    const publication = {
      ...erasure,
      type: 'collection-close',
      body: utf8(`{"mh":"${hex(season.mh)}"}`),
    } as const;
    board.now = day(60);
    let asked = 0;
    board.intercept = () => (asked++ < 2 ? new Response(null, { status: 503 }) : null);
    expect(await board.from('desk').publish(publication)).toMatchObject({ idx: 1 });
    expect(asked).toBe(3);
    asked = -100;
    await expect(board.from('desk').publish(publication)).rejects.toMatchObject({
      refusal: { code: 'board-unreachable' },
    });
    expect(asked).toBe(-96);
  });

  test('is not tried again when it is refused, and says why', async () => {
    board.now = day(60);
    let asked = 0;
    board.intercept = () => {
      asked++;
      return null;
    };
    await expect(board.from('box').publish(erasure)).rejects.toThrow(/no season of this board/);
    await expect(board.from('box', new Uint8Array(32)).publish(erasure)).rejects.toThrow(/No key/);
    expect(asked).toBe(2);
  });

  test('is not taken for done because some other server said so', async () => {
    board.intercept = () => Response.json({ idx: 1, hash: '0'.repeat(64) });
    await expect(board.from('box').publish(erasure)).rejects.toMatchObject({
      refusal: { code: 'board-refused' },
    });
  });
});
