/** Evidence against a box: nobody can deny a broken word, and nobody can accuse a box that kept it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { ed25519Sign } from '../../../worker/core/ballot/ed25519.ts';
import { sortKeyLines } from '../../../worker/core/ballot/key.ts';
import { type BallotLine, ballotLeaf, encodeBallotList } from '../../../worker/core/ballot/list.ts';
import { entryHash, LOG_START, signEntry } from '../../../worker/core/ballot/log.ts';
import { merkleRoot } from '../../../worker/core/ballot/merkle.ts';
import { receiptLeaf, signReceipt } from '../../../worker/core/ballot/receipt.ts';
import { ballotMessage, commit } from '../../../worker/core/ballot/sheet.ts';
import { type Bytes, b64u, compareBytes, hex, sha256 } from '../../../worker/core/bytes.ts';
import { jcs } from '../../../worker/core/jcs.ts';
import type {
  CollectionClose,
  LogEntry,
  LogType,
  SignedEntry,
  WaveClose,
} from '../../../worker/core/season.ts';
import {
  type Evidence,
  evidenceText,
  judgeEvidence,
  parseEvidence,
} from '../../../worker/core/verify/evidence.ts';
import { collectedBallot, type TestBallot } from '../../support/ballot.ts';
import { openOrganisation } from '../../support/organisation.ts';
import { type PlayedBoard, sourceOf } from '../../support/playedBoard.ts';
import { day, sealTestSeason, type TestSeason } from '../../support/season.ts';

const seeds = { log: new Uint8Array(32).fill(1), receipt: new Uint8Array(32).fill(2) };
let season: TestSeason;
/** Mine, and two of other people; `again` is mine for the second wave, under the same ballot key. */
let mine: TestBallot;
let again: TestBallot;
let others: TestBallot[];

beforeAll(async () => {
  const organisation = await openOrganisation(undefined, seeds);
  season = await sealTestSeason(organisation);
  mine = await collectedBallot(season, {});
  again = await collectedBallot(season, { wave: 'w2', seed: mine.seed });
  others = [await collectedBallot(season, {}), await collectedBallot(season, { cohort: 'c-sell' })];
  organisation.end();
});

const commitOf = (rev: number): Bytes => commit(new Uint8Array(32).fill(rev), { mood: 4 });

const lineOf = async ({ token, vk, nonce, seed }: TestBallot, rev = 1): Promise<BallotLine> => {
  const message = ballotMessage({ mh: season.mh, nonce, rev, op: 'put', commit: commitOf(rev) });
  return { token, vk, rev, op: 'put', commit: commitOf(rev), sig: await ed25519Sign(seed, message) };
};

const leafOf = ({ nonce, cohort }: TestBallot, rev = 1): Bytes =>
  receiptLeaf({ nonce, cohort, rev, op: 'put', commit: commitOf(rev) });

const evidenceOf = async (ballot: TestBallot, rev = 1): Promise<Evidence> => {
  const leaf = leafOf(ballot, rev);
  const receipt = await signReceipt(seeds.receipt, season.mh, leaf);
  return { mh: hex(season.mh), wave: ballot.wave, token: ballot.token, leaf, receipt };
};

/** A board that signs whatever it is told: lists of closed waves, a root of its own, keys under the wrong cohorts. */
const boardWith = async (
  lists: Record<string, BallotLine[]>,
  { root, swapped = false }: { root?: string; swapped?: boolean } = {},
): Promise<PlayedBoard> => {
  const docs = new Map<string, Uint8Array>();
  const log: SignedEntry[] = [];
  const keep = (bytes: Uint8Array) => {
    docs.set(hex(sha256(bytes)), bytes);
    return hex(sha256(bytes));
  };
  let prev = LOG_START;
  const say = async (type: LogType, body: Uint8Array) => {
    const entry: LogEntry = { v: 1, idx: log.length, prev, type, at: day(6), body: keep(body) };
    prev = entryHash(entry);
    log.push(await signEntry(seeds.log, entry));
  };
  const cohortOf = (line: BallotLine) =>
    [mine, again, ...others].find(({ nonce }) => compareBytes(nonce, line.token.subarray(2, 34)) === 0)
      ?.cohort ?? '';
  await say('manifest', jcs(season.manifest));
  const lines = [...season.keys].map(([name, { n }]) => {
    const [wave = '', cohort = ''] = name.split(' ');
    return { wave, cohort: swapped ? (cohort === 'c-sell' ? 'c-build' : 'c-sell') : cohort, n: b64u(n) };
  });
  const cohorts = season.manifest.cohorts.map(({ id }) => ({
    cohort: id,
    issued: 5,
    issued_root: '0'.repeat(64),
  }));
  await say(
    'collection-close',
    jcs({
      season: season.manifest.season,
      mh: hex(season.mh),
      keys: keep(jcs(sortKeyLines(lines))),
      keys_destroyed: true,
      cohorts,
    } satisfies CollectionClose),
  );
  for (const [wave, list] of Object.entries(lists)) {
    const sorted = [...list].sort((a, b) => compareBytes(a.token.subarray(2, 34), b.token.subarray(2, 34)));
    const close: WaveClose = {
      season: season.manifest.season,
      wave,
      mh: hex(season.mh),
      root: root ?? hex(merkleRoot(sorted.map((line) => ballotLeaf(line, cohortOf(line))))),
      size: list.length,
      cohorts: [],
      release_hash: '0'.repeat(64),
      ballots: keep(encodeBallotList(list)),
    };
    await say('wave-close', jcs(close));
  }
  return { log, docs, logSeed: seeds.log };
};

const judged = async (lists: Record<string, BallotLine[]>, evidence: Evidence): Promise<string> =>
  judgeEvidence(sourceOf(await boardWith(lists)), evidence);

const theirs = (): Promise<BallotLine[]> => Promise.all(others.map((one) => lineOf(one)));

describe('a box that broke its word', () => {
  test('cannot deny a ballot that it dropped', async () => {
    expect(await judged({ w1: await theirs() }, await evidenceOf(mine))).toBe('missing');
    expect(await judged({ w1: [] }, await evidenceOf(mine))).toBe('missing');
  });

  test('cannot deny that it counted an earlier answer than the last', async () => {
    const lists = { w1: [await lineOf(mine, 1), ...(await theirs())] };
    expect(await judged(lists, await evidenceOf(mine, 2))).toBe('stale');
  });

  test('cannot excuse itself with a later change that the ballot’s key never signed', async () => {
    const made = { ...(await lineOf(mine, 3)), sig: (await lineOf(mine, 2)).sig };
    expect(await judged({ w1: [made] }, await evidenceOf(mine, 2))).toBe('stale');
    const foreign = { ...(await lineOf(mine, 3)), vk: others[0]?.vk ?? new Uint8Array(32) };
    expect(await judged({ w1: [foreign] }, await evidenceOf(mine, 2))).toBe('stale');
    // Signed, but by a key that is not this ballot's.
    const [other] = others;
    if (!other) throw new Error('the fixture has others');
    const usurped = await lineOf({ ...mine, seed: other.seed, vk: other.vk }, 3);
    expect(await judged({ w1: [usurped] }, await evidenceOf(mine, 2))).toBe('stale');
  });
});

describe('a box that kept its word', () => {
  test('is not accused by a ballot that is counted, or that its holder changed later', async () => {
    const lists = { w1: [await lineOf(mine, 2), ...(await theirs())] };
    expect(await judged(lists, await evidenceOf(mine, 2))).toBe('counted');
    expect(await judged(lists, await evidenceOf(mine, 1))).toBe('changed-later');
  });

  test('is not accused before the wave has closed', async () => {
    expect(await judged({}, await evidenceOf(mine))).toBe('not-closed');
  });

  test('is not accused with a receipt of one wave for another, though both share a ballot key', async () => {
    // A member may use one key twice: the receipt of the first wave then reads like one of the second.
    const evidence = await evidenceOf(again);
    expect(await judged({ w1: [await lineOf(mine)], w2: await theirs() }, evidence)).toBe('other-wave');
    expect(await judged({ w1: [await lineOf(mine, 2)], w2: [] }, evidence)).toBe('other-wave');
  });

  test('is not accused with anything that it did not sign for this ballot and this wave', async () => {
    const good = await evidenceOf(mine);
    const [other] = others;
    if (!other) throw new Error('the fixture has others');
    const bad: Partial<Evidence>[] = [
      { receipt: new Uint8Array(64) },
      { receipt: await signReceipt(new Uint8Array(32).fill(9), season.mh, good.leaf) },
      { leaf: leafOf(mine, 2) },
      { leaf: good.leaf.slice(1) },
      { token: other.token },
      { token: again.token },
      { token: Uint8Array.from(good.token, (byte, at) => (at === 353 ? byte ^ 1 : byte)) },
      { token: new Uint8Array(354) },
    ];
    for (const part of bad) expect(await judged({ w1: [] }, { ...good, ...part })).toBe('not-a-receipt');
    // A blind signature takes anything: a token under the first wave's key that says the second wave.
    const crossed = await collectedBallot(season, { seed: mine.seed }, { challengeWave: 'w2' });
    expect(await judged({ w1: [], w2: [] }, { ...good, wave: 'w2', token: crossed.token })).toBe(
      'not-a-receipt',
    );
    const leaf = leafOf({ ...mine, cohort: 'c-sell' });
    const receipt = await signReceipt(seeds.receipt, season.mh, leaf);
    expect(await judged({ w1: [] }, { ...good, leaf, receipt })).toBe('not-a-receipt');
    const later = { ...good, wave: 'w2' };
    expect(await judged({ w1: [], w2: [] }, later)).toBe('not-a-receipt');
  });
});

test('a board that is itself broken judges nobody', async () => {
  const evidence = await evidenceOf(mine);
  const good = await boardWith({ w1: await theirs() });
  for (const hash of good.docs.keys()) {
    const docs = new Map(good.docs);
    docs.delete(hash);
    expect(await judgeEvidence(sourceOf({ ...good, docs }), evidence)).toBe('broken-board');
    docs.set(hash, new Uint8Array(3));
    expect(await judgeEvidence(sourceOf({ ...good, docs }), evidence)).toBe('broken-board');
  }
  const log = good.log.map((entry, at) => (at === 1 ? { ...entry, sig: b64u(new Uint8Array(64)) } : entry));
  expect(await judgeEvidence(sourceOf({ ...good, log }), evidence)).toBe('broken-board');
  const wrongRoot = await boardWith({ w1: await theirs() }, { root: '0'.repeat(64) });
  expect(await judgeEvidence(sourceOf(wrongRoot), evidence)).toBe('broken-board');
  const otherKeys = await boardWith({ w1: [] }, { swapped: true });
  expect(await judgeEvidence(sourceOf(otherKeys), evidence)).toBe('broken-board');
  expect(await judgeEvidence(sourceOf(good), { ...evidence, mh: '0'.repeat(64) })).toBe('broken-board');
});

test('the file reads back as it was written, holds no secret, and nothing else passes for it', async () => {
  const evidence = await evidenceOf(mine);
  const text = evidenceText(evidence);
  expect(parseEvidence(text)).toEqual(evidence);
  expect(parseEvidence(`${text}\n`)).toEqual(evidence);
  expect(text).not.toContain(b64u(mine.seed));
  const value = JSON.parse(text);
  for (const bad of [
    '',
    '[]',
    '{}',
    text.slice(0, -2),
    JSON.stringify({ ...value, format: 'chorus-evidence/2' }),
    JSON.stringify({ ...value, mh: 'x' }),
    JSON.stringify({ ...value, leaf: '!' }),
    JSON.stringify({ ...value, receipt: 7 }),
    JSON.stringify({ ...value, wave: 'W 1' }),
    JSON.stringify({ ...value, more: 1 }),
  ])
    expect(parseEvidence(bad)).toBeNull();
});
