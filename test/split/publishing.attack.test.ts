/** What a board takes from another host, and from whom. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ed25519Sign } from '../../worker/core/ballot/ed25519.ts';
import {
  type PublicationHead,
  type Publisher,
  parseHead,
  sealPublication,
} from '../../worker/core/ballot/publishing.ts';
import { type Bytes, concat, hex, sha256, tag, u32, utf8 } from '../../worker/core/bytes.ts';
import { jcs } from '../../worker/core/jcs.ts';
import type { LogType } from '../../worker/core/season.ts';
import type { Publication } from '../../worker/publication.ts';
import { day, sealTestSeason, type TestSeason, waveTimes } from '../support/season.ts';
import { type RemoteBoard, remoteBoardOf } from './remoteBoard.ts';

const TYPES: LogType[] = [
  'manifest',
  'collection-close',
  'wave-close',
  'release',
  'erasure',
  'build',
  'note',
];
const OWN: Record<Publisher, LogType[]> = {
  desk: ['manifest', 'collection-close', 'note'],
  box: ['wave-close', 'release', 'erasure'],
};

let board: RemoteBoard;
let season: TestSeason;

beforeEach(async () => {
  board = await remoteBoardOf();
});
afterEach(() => board.end());

const sealed = (
  by: Publisher,
  what: Partial<Parameters<typeof sealPublication>[1]> = {},
  seed = board.seeds[by],
) =>
  sealPublication(seed, {
    org: board.organisation.org,
    by,
    type: 'manifest',
    at: board.now,
    docs: [{ bytes: utf8('{"a":1}') }],
    ...what,
  });

const refusal = async (response: Response) => {
  const { error, problems } = await response.json();
  return { status: response.status, error, why: problems?.[0]?.message };
};

/** A sealed season that came over HTTP. */
const seal = async () => {
  season = await sealTestSeason(board.from('desk'), { waves: 1 });
};

const closing = (mh = hex(season.mh), more: object = {}) =>
  jcs({ season: season.manifest.season, wave: 'w1', mh, root: '00', ...more });

describe('the desk and the box', () => {
  test('publish over HTTP what they would in one process: documents, names, one entry however often it is sent', async () => {
    await seal();
    const { board: reader } = board.organisation;
    const mh = hex(season.mh);
    expect(await reader.named(`keys/${mh}/c-sell`)).not.toBeNull();
    board.now = waveTimes(1).closes;
    const body = closing();
    const once: Publication = {
      type: 'wave-close',
      at: board.now,
      body,
      docs: [{ bytes: utf8('list') }],
    };
    const first = await board.from('box').publish(once);
    board.now = day(60);
    const later = await board.from('box').publish({ ...once, at: board.now });
    expect([first, later]).toEqual([
      { idx: 1, hash: hex(sha256(body)) },
      { idx: 1, hash: hex(sha256(body)) },
    ]);
    expect((await reader.log()).map(({ type, at }) => [type, at])).toEqual([
      ['manifest', day(0)],
      ['wave-close', waveTimes(1).closes],
    ]);
    expect(await reader.doc(hex(sha256(utf8('list'))))).toEqual(utf8('list'));
  });

  test('may each publish their own entries, never the other’s, and neither what is the board’s', async () => {
    await seal();
    const before = await board.counts();
    for (const by of ['desk', 'box'] as const)
      for (const type of TYPES) {
        const reply = await refusal(await board.send(await sealed(by, { type })));
        expect([by, type, reply.status]).toEqual([by, type, OWN[by].includes(type) ? 422 : 403]);
      }
    expect(await board.counts()).toEqual(before);
  });

  test('speak in words each for themselves: events are the desk’s, that a wave is held back is the box’s', async () => {
    await seal();
    const note = (kind: string) => {
      const event = kind === 'event' ? { title: 'Monitoring paused', date: '2026-07-17' } : {};
      return jcs({ kind, season: null, wave: null, units: [], text: '', replaces: null, ...event });
    };
    for (const [by, kind, status] of [
      ['desk', 'event', 200],
      ['box', 'event', 403],
      ['box', 'held-back', 200],
    ] as const) {
      const sent = await board.send(await sealed(by, { type: 'note', docs: [{ bytes: note(kind) }] }));
      expect([by, kind, sent.status]).toEqual([by, kind, status]);
    }
  });

  test('may name no documents but the keys of the manifest they seal', async () => {
    const docs = (name: string) => [{ bytes: utf8('{"a":1}') }, { bytes: utf8('[]'), name }];
    const own = hex(sha256(utf8('{"a":1}')));
    for (const [by, name, status] of [
      ['desk', `keys/${own}`, 422],
      ['desk', `keys/${own}/c-1`, 422],
      ['desk', `keys/${'0'.repeat(64)}`, 403],
      ['desk', `keys/${own}/../x`, 403],
      ['desk', 'news', 403],
    ] as const)
      expect((await board.send(await sealed(by, { docs: docs(name) }))).status).toBe(status);
    const box = await sealed('box', { type: 'release', docs: docs(`keys/${own}`) });
    expect((await board.send(box)).status).toBe(403);
  });
});

describe('nobody', () => {
  test('publishes with another key, as another organisation, or when no key is pinned', async () => {
    await seal();
    const before = await board.counts();
    const foreign = crypto.getRandomValues(new Uint8Array(32));
    for (const body of [
      await sealed('desk', {}, foreign),
      await sealed('desk', {}, board.seeds.box),
      await sealed('desk', { org: 'other-aaaaaaaaaaaaaaaa' }),
    ])
      expect(await refusal(await board.send(body))).toMatchObject({
        status: 401,
        error: 'unknown-publisher',
      });
    board.organisation.boardSide.publishers = {};
    expect((await board.send(await sealed('desk'))).status).toBe(401);
    expect(await board.counts()).toEqual(before);
  });

  test('changes one byte of a publication on its way: none is accepted, none crashes', async () => {
    await seal();
    board.now = season.manifest.collect_closes;
    const good = await sealed('desk', {
      type: 'collection-close',
      docs: [{ bytes: jcs({ season: 'x', mh: hex(season.mh) }) }],
    });
    const before = await board.counts();
    for (let at = 0; at < good.length; at++) {
      const bad = new Uint8Array(good);
      bad[at] = (bad[at] ?? 0) ^ 1;
      const { status } = await board.send(bad);
      if (status !== 400 && status !== 401) throw new Error(`byte ${at} gave ${status}`);
    }
    for (const bad of [
      good.slice(0, -1),
      concat(good, new Uint8Array(1)),
      good.slice(0, 40),
      new Uint8Array(),
    ])
      expect((await board.send(bad)).status).toBe(400);
    expect(await board.counts()).toEqual(before);
    expect((await board.send(good)).status).toBe(200);
  });

  test('makes the board keep more than the limits, or anything before the signature is checked', async () => {
    const head: PublicationHead = {
      v: 1,
      org: board.organisation.org,
      by: 'desk',
      type: 'manifest',
      at: board.now,
      docs: [{ hash: '0'.repeat(64), size: 300 * 1024 * 1024 }],
    };
    const bytes = jcs(head);
    const sig = await ed25519Sign(board.seeds.desk, concat(tag('chorus/v1/publish'), sha256(bytes)));
    expect((await board.send(concat(sig, u32(bytes.length), bytes))).status).toBe(400);
    expect(parseHead(bytes)).toBeNull();
    expect((await board.send(concat(sig, u32(0xffffffff), bytes))).status).toBe(400);

    let pulled = 0;
    const unsigned = await sealed('desk', {}, new Uint8Array(32));
    const endless = new ReadableStream<Bytes>({
      pull: (controller) => {
        controller.enqueue(pulled++ === 0 ? unsigned : new Uint8Array(1 << 20));
        if (pulled > 2000) controller.close();
      },
    });
    const { receivePublication } = await import('../../worker/board/receive.ts');
    const { boardSide, org } = board.organisation;
    const answer = await receivePublication(boardSide, { org, now: board.now }, endless);
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'unknown-publisher' } });
    expect(pulled).toBeLessThan(300);
  });
});

describe('the log never takes', () => {
  const publish = async (by: Publisher, type: LogType, body: Bytes, at = board.now) =>
    refusal(await board.send(await sealed(by, { type, at, docs: [{ bytes: body }] })));

  test('a manifest of another organisation, of another board, or that is none', async () => {
    await seal();
    for (const change of [{ org: 'other' }, { log_key: season.manifest.receipt_key }, { v: 2 }])
      expect(await publish('desk', 'manifest', jcs({ ...season.manifest, ...change }))).toMatchObject({
        status: 422,
        why: expect.stringContaining('no manifest of this organisation'),
      });
  });

  test('a second manifest of a season, or one that loosens what stands there', async () => {
    await seal();
    const { manifest } = season;
    const again = await publish('desk', 'manifest', jcs({ ...manifest, priority: 'attributes' }));
    expect(again).toMatchObject({ status: 422, why: expect.stringContaining('has a season called') });
    const waves = manifest.waves.map((wave) => ({ ...wave, id: 'later', opens: day(40) }));
    const rules = { ...manifest.rules, dispute_days: manifest.rules.dispute_days - 1 };
    const next = { ...manifest, season: 'next', waves };
    expect((await publish('desk', 'manifest', jcs({ ...next, rules }))).why).toContain('dispute_days');
    expect((await publish('desk', 'manifest', jcs(next))).status).toBe(200);
  });

  test('two contradicting entries that come at the same moment', async () => {
    await seal();
    board.now = waveTimes(1).closes;
    const replies = await Promise.all(
      ['00', '11', '22'].map((root) => publish('box', 'wave-close', closing(undefined, { root }))),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 422, 422]);
  });

  test('anything about a season or a wave it does not have', async () => {
    await seal();
    board.now = day(60);
    for (const body of [closing('0'.repeat(64)), utf8('not json'), jcs([]), jcs({ mh: 5, wave: 'w1' })])
      expect((await publish('box', 'wave-close', body)).why).toContain('no season');
    expect((await publish('box', 'wave-close', closing(undefined, { wave: 'w9' }))).why).toContain(
      'does not have',
    );
  });

  test('a close, a release or an erasure before its time, by the sender’s date or the board’s own clock', async () => {
    await seal();
    const { closes, releases } = waveTimes(1);
    const release = jcs({ manifest: hex(season.mh), wave: 'w1' });
    const second = (at: string) => `${new Date(Date.parse(at) - 1000).toISOString().slice(0, 19)}Z`;
    const collection = jcs({ mh: hex(season.mh) });
    const erased = day(12 + 7 + 14);
    for (const [by, type, body, due] of [
      ['desk', 'collection-close', collection, season.manifest.collect_closes],
      ['box', 'wave-close', closing(), closes],
      ['box', 'release', release, releases],
      ['box', 'erasure', closing(), erased],
    ] as const) {
      board.now = second(due);
      expect((await publish(by, type, body)).why).toContain(`due at ${due}`);
      board.now = day(0);
      expect((await publish(by, type, body, due)).why).toContain('clocks');
      board.now = due;
      expect((await publish(by, type, body)).status).toBe(200);
    }
  });

  test('a second, other word about the same thing', async () => {
    await seal();
    board.now = day(60);
    expect((await publish('box', 'wave-close', closing())).status).toBe(200);
    expect((await publish('box', 'wave-close', closing(undefined, { root: '11' }))).why).toContain('already');
  });
});
