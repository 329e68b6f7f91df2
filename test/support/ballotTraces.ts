/**
 * How plainly the bytes of the box's files tell the order in which ballots arrived: Spearman's correlation of arrival
 * with the place of each nonce in the file, or Kendall's within the pages where that is plainer.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpoint } from '../../db/checkpoint.ts';
import { openFile } from '../../db/file.ts';
import { rebuild } from '../../db/rebuild.ts';
import { storeBallot } from '../../worker/box/store.ts';
import { sha256, u32 } from '../../worker/core/bytes.ts';
import { openOrganisation } from './organisation.ts';
import { spearman } from './spearman.ts';

export type Traces = {
  /** Strength of the correlation of arrival and place, from 0 to 1. */
  wal: number;
  live: number;
  rebuilt: number;
  backup: number;
  /** The same rows in an ordinary table, before and after VACUUM. */
  rowid: number;
  rowidRebuilt: number;
  /** Bytes of the write-ahead log after the rebuild. */
  walAfter: number;
};

/** Names nobody chose, the same in every run. */
const nonceOf = (i: number) => sha256(u32(i));
const filler = (i: number, length: number) => {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 32) bytes.set(sha256(u32(i * 64 + at)).subarray(0, length - at), at);
  return bytes;
};

/** Where each nonce stands first in a file; those that do not are missing. One pass over the bytes. */
const placesIn = (path: string, count: number): Map<number, number> => {
  const raw = readFileSync(path);
  const nonces = Array.from({ length: count }, (_, i) => Buffer.from(nonceOf(i)));
  const byStart = Map.groupBy(nonces.keys(), (i) => nonces[i]?.readUInt16BE(0) ?? -1);
  const places = new Map<number, number>();
  for (let at = 0; at + 32 <= raw.length; at++)
    for (const i of byStart.get(((raw[at] ?? 0) << 8) | (raw[at + 1] ?? 0)) ?? [])
      if (!places.has(i) && nonces[i]?.equals(raw.subarray(at, at + 32))) places.set(i, at);
  if (places.size < count * 0.9) throw new Error(`only ${places.size} of ${count} ballots are in ${path}`);
  return places;
};

const PAGE_BYTES = 4096;

/** The plainest of two traces: the place in the file, and within a page, where SQLite puts newer rows in front. */
const traceIn = (path: string, count: number): number => {
  const places = [...placesIn(path, count)].toSorted(([a], [b]) => a - b);
  const whole = spearman(
    places.map(([i]) => i),
    places.map(([, at]) => at),
  );
  const pages = Map.groupBy(places, ([, at]) => Math.floor(at / PAGE_BYTES));
  let [agree, pairs] = [0, 0];
  for (const rows of pages.values())
    for (const [nth, [, first]] of rows.entries())
      for (const [, second] of rows.slice(nth + 1)) {
        agree += first > second ? 1 : -1;
        pairs += 1;
      }
  const within = pairs === 0 ? 0 : agree / pairs;
  return Math.max(Math.abs(whole), Math.abs(within));
};

/** Fills a real box with `count` ballots one after the other, and reads its files' bytes. */
export const ballotTraces = async (count: number): Promise<Traces> => {
  const organisation = await openOrganisation();
  const plain = mkdtempSync(join(tmpdir(), 'chorus-plain-'));
  try {
    const { db } = organisation.box;
    const client = db.$client;
    const path = join(organisation.folder, 'box.db');
    await client.execute('PRAGMA synchronous = OFF');
    await client.execute('PRAGMA wal_autocheckpoint = 0'); // so that the whole log can be read here
    for (let i = 0; i < count; i++)
      await storeBallot(db, {
        wave: sha256(u32(0xffffffff)),
        nonce: nonceOf(i),
        cohort: 'c-build',
        rev: 1,
        op: 1,
        commit: filler(i, 32),
        answers: JSON.stringify({ mood: (i % 5) + 1, more: 'x'.repeat((i * 37) % 200) }),
        salt: filler(i + count, 32),
        // A token repeats the nonce.
        token: Uint8Array.from([0, 2, ...nonceOf(i), ...filler(i + 2 * count, 320)]),
        vk: filler(i + 3 * count, 32),
        sig: filler(i + 4 * count, 64),
      });
    const wal = traceIn(`${path}-wal`, count);
    await checkpoint(client);
    const live = traceIn(path, count);
    await client.executeMultiple(`VACUUM INTO '${join(plain, 'backup.db')}'`);
    const backup = traceIn(join(plain, 'backup.db'), count);
    if (!(await rebuild(client))) throw new Error('the file was in use');
    const rebuilt = traceIn(path, count);

    const ordinary = await openFile(join(plain, 'rowid.db'));
    await ordinary.execute('CREATE TABLE ballots (nonce BLOB PRIMARY KEY, token BLOB)');
    await ordinary.execute('PRAGMA synchronous = OFF');
    for (let i = 0; i < count; i++)
      await ordinary.execute({
        sql: 'INSERT INTO ballots VALUES (?, ?)',
        args: [nonceOf(i), Uint8Array.from([...nonceOf(i), ...filler(i, 322)])],
      });
    await checkpoint(ordinary);
    const rowOrder = async () => {
      // Its rows by themselves: the index beside them is in the order of the keys.
      const { rows } = await ordinary.execute('SELECT nonce FROM ballots NOT INDEXED');
      const place = new Map(
        rows.map(({ nonce }, at) => [Buffer.from(nonce as ArrayBuffer).toString('hex'), at]),
      );
      const places = Array.from(
        { length: count },
        (_, i) => place.get(Buffer.from(nonceOf(i)).toString('hex')) ?? -1,
      );
      return spearman(
        places.map((_, i) => i),
        places,
      );
    };
    const rowid = await rowOrder();
    await rebuild(ordinary);
    const rowidRebuilt = await rowOrder();
    ordinary.close();
    const walFile = `${path}-wal`;
    const walAfter = existsSync(walFile) ? statSync(walFile).size : 0;
    return { wal, live, rebuilt, backup, rowid, rowidRebuilt, walAfter };
  } finally {
    organisation.end();
    rmSync(plain, { recursive: true, force: true });
  }
};

export const traceTable = ({ wal, live, rebuilt, backup, rowid, rowidRebuilt }: Traces) => {
  const line = (value: number) => ({ 'correlation with arrival': Number(value.toFixed(3)) });
  return {
    'write-ahead log, not yet emptied': line(wal),
    'pages, not yet rebuilt': line(live),
    'pages after the nightly rebuild': line(rebuilt),
    'backup, without a rebuild': line(backup),
    'an ordinary table': line(rowid),
    'an ordinary table after a rebuild': line(rowidRebuilt),
  };
};
