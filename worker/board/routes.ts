/** The public side: everything it serves is meant for everyone, may be kept by anyone and carries no credential. */
import { Hono } from 'hono';
import { getRuntimeKey } from 'hono/adapter';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import { etag } from 'hono/etag';
import { describeRoute } from 'hono-openapi';
import { readDoc } from '../../db/board/queries/readDoc.ts';
import { readEntries } from '../../db/board/queries/readEntries.ts';
import { readNamed } from '../../db/board/queries/readNamed.ts';
import { bucketName } from '../core/ballot/bucket.ts';
import { b64u, fromUtf8 } from '../core/bytes.ts';
import type { SignedEntry } from '../core/season.ts';
import type { SideEnv } from '../deps.ts';
import { digestDoc, digestName } from './digestDoc.ts';
import { receivePublication } from './receive.ts';

/** Documents are canonical JSON, except ballot lists, which are empty or begin with a zero byte. */
const mediaType = (bytes: Uint8Array) =>
  bytes[0] === 0x7b || bytes[0] === 0x5b ? 'application/json' : 'application/octet-stream';

/** Named by its content, so any copy of it stays right. */
const immutable = (bytes: Uint8Array) => ({
  'content-type': mediaType(bytes),
  'cache-control': 'public, max-age=31536000, immutable',
  'x-content-type-options': 'nosniff',
});

export const boardRoutes = new Hono<SideEnv>()
  .use(cors({ origin: '*', allowMethods: ['GET', 'HEAD'] }))
  // Workers compress by themselves; the box never does, its replies have one length.
  .use(getRuntimeKey() === 'workerd' ? (_, next) => next() : compress())
  .use(etag())
  .get(
    '/log',
    describeRoute({ summary: 'The signed log, oldest entry first', tags: ['board'] }),
    async (c) => {
      const db = c.var.organisation.boardSide?.db;
      if (!db) return c.var.refuse({ code: 'not-found' });
      const signed: SignedEntry[] = (await readEntries(db)).map(({ bytes, sig }) => ({
        entry: fromUtf8(bytes) ?? '',
        sig: b64u(sig),
      }));
      return c.json(signed, 200, { 'cache-control': 'public, no-cache' });
    },
  )
  .get(
    '/docs/:hash',
    describeRoute({ summary: 'A document by the hex SHA-256 of its bytes', tags: ['board'] }),
    async (c) => {
      const db = c.var.organisation.boardSide?.db;
      const bytes = db && (await readDoc(db, c.req.param('hash')));
      return bytes
        ? c.body(new Uint8Array(bytes), 200, immutable(bytes))
        : c.var.refuse({ code: 'not-found' });
    },
  )
  .get(
    '/digests/:release',
    describeRoute({
      summary: 'The digest of a release: its cells without distributions, packed for overviews',
      tags: ['board'],
    }),
    async (c) => {
      const db = c.var.organisation.boardSide?.db;
      const release = c.req.param('release');
      const bytes =
        db &&
        ((await readNamed(db, digestName(release))) ??
          // A release that was published before there were digests.
          (await digestDoc((hash) => readDoc(db, hash), release))?.bytes);
      return bytes
        ? c.body(new Uint8Array(bytes), 200, immutable(bytes))
        : c.var.refuse({ code: 'not-found' });
    },
  )
  .get(
    '/manifests/:mh/keys',
    describeRoute({ summary: 'Every public key of a season', tags: ['board'] }),
    async (c) => {
      const db = c.var.organisation.boardSide?.db;
      const bytes = db && (await readNamed(db, `keys/${c.req.param('mh')}`));
      return bytes
        ? c.body(new Uint8Array(bytes), 200, immutable(bytes))
        : c.var.refuse({ code: 'not-found' });
    },
  )
  .get(
    '/manifests/:mh/keys/:cohort',
    describeRoute({ summary: 'The public keys of one cohort, each with its proof', tags: ['board'] }),
    async (c) => {
      const db = c.var.organisation.boardSide?.db;
      const { mh, cohort } = c.req.param();
      const bytes = db && (await readNamed(db, `keys/${mh}/${cohort}`));
      return bytes
        ? c.body(new Uint8Array(bytes), 200, immutable(bytes))
        : c.var.refuse({ code: 'not-found' });
    },
  )
  .get(
    '/waves/:close/ballots/:bucket',
    describeRoute({
      summary: 'The ballots of a large closed wave whose numbers begin with one byte, under its root',
      tags: ['board'],
    }),
    async (c) => {
      const db = c.var.organisation.boardSide?.db;
      const { close, bucket } = c.req.param();
      const bytes = db && (await readNamed(db, bucketName(close, bucket)));
      return bytes
        ? c.body(new Uint8Array(bytes), 200, immutable(bytes))
        : c.var.refuse({ code: 'not-found' });
    },
  )
  .post(
    '/entries',
    describeRoute({
      summary: 'An entry that the desk or the box publishes from another host, signed by its pinned key',
      tags: ['board'],
    }),
    async (c) => {
      const { organisation, now } = c.var;
      const { body } = c.req.raw;
      if (!organisation.boardSide) return c.var.refuse({ code: 'not-found' });
      if (!body) return c.var.refuse({ code: 'bad-request' });
      const received = await receivePublication(organisation.boardSide, { org: organisation.org, now }, body);
      return received.ok ? c.json(received.value) : c.var.refuse(received.refusal);
    },
  );
