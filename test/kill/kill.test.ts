/**
 * A server is killed (SIGKILL) before every single step of what it does, one process for each, and started again:
 * nothing is lost, nothing is there twice, every receipt holds.
 */
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBallots } from '../../db/box/queries/readBallots.ts';
import { readIssued } from '../../db/desk/queries/enterLedger.ts';
import { storedWave } from '../../worker/box/sealedSeason.ts';
import { sealAnswers, sealWithdrawal } from '../../worker/cli/employee.ts';
import { fromHex } from '../../worker/core/bytes.ts';
import { verifyBoard } from '../../worker/core/verify/board.ts';
import {
  AFTER,
  COLLECTING,
  codeOf,
  field,
  finishAll,
  MEMBERS,
  openPlace,
  PLAN,
  type Place,
  pendingBallots,
  sealed,
} from '../desk/support.ts';
import {
  answeredPlace,
  answersOf,
  FIRST,
  hands,
  type PlayedPlace,
  type Sent,
} from '../support/playedPlace.ts';
import { readKeys } from '../support/readKeys.ts';

const copies = mkdtempSync(join(tmpdir(), 'chorus-kill-'));
const places: Place[] = [];
let collecting: { place: Place; mh: string };
let played: PlayedPlace & { sent: Map<string, Sent> };

beforeAll(async () => {
  const place = await openPlace();
  collecting = { place, mh: await sealed(place) };
  place.now = COLLECTING;
  played = await answeredPlace();
  places.push(place, played.place);
});
afterAll(async () => {
  for (const place of places) await place.remove();
  rmSync(copies, { recursive: true, force: true });
});

/** Runs an act in a process of its own until it is killed; true when it lived to the end. */
const survives = (act: string, folder: string, step: number, needs: object): Promise<boolean> =>
  new Promise((done, fail) => {
    const script = resolve(import.meta.dirname, 'act.ts');
    const child = spawn(process.execPath, [script, act, folder, String(step), JSON.stringify(needs)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') done(false);
      else if (code === 0) done(true);
      else fail(new Error(`the act ended with ${code}`));
    });
  });

/**
 * Two at a time, on a copy of the place each: an act dies before its first step, before its second, and so on until it
 * outlives the number; after each death the place is opened again and looked at.
 *
 * @returns how many deaths there were
 */
const dieEverywhere = async (
  of: Place,
  act: string,
  needs: object,
  after: (place: Place) => Promise<void>,
) => {
  await of.open.close();
  let deaths = 0;
  let alive = false;
  const at = async (step: number) => {
    const folder = join(copies, `${act}-${step}-${deaths}`);
    cpSync(of.folder, folder, { recursive: true });
    for (const path of [folder, join(folder, of.org)]) chmodSync(path, 0o700);
    const lived = await survives(act, folder, step, { org: of.org, ...needs });
    alive ||= lived;
    if (!lived) deaths += 1;
    const place = await openPlace(of.now, folder);
    try {
      await after(place);
    } catch (error) {
      throw new Error(`after a death at step ${step} of ${act}: ${String(error)}`, { cause: error });
    } finally {
      await place.remove();
    }
  };
  try {
    for (let step = 1; !alive; step += 2) await Promise.all([at(step), at(step + 1)]);
  } finally {
    await of.reopen();
  }
  return deaths;
};

const bodyText = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const boxRows = async (place: Place) =>
  readBallots(
    place.open.organisation.box?.db ??
      (() => {
        throw new Error('no box');
      })(),
    storedWave(fromHex(played.mh) ?? new Uint8Array(), PLAN.waves[0]?.id ?? ''),
  );

test('collecting: the same requests get the same ballots, and nobody is entered twice', async () => {
  const { place, mh } = collecting;
  const code = await codeOf(place, MEMBERS[5]?.employee_id ?? '');
  const { pending, requests } = await pendingBallots(place, mh, code);
  const path = `/api/desk/${place.org}/seasons/${PLAN.season}/ballots`;
  const body = JSON.stringify({ code, requests });
  const deaths = await dieEverywhere(place, 'json', { now: [COLLECTING], path, body }, async (again) => {
    const reply = await again.desk('POST', `/seasons/${PLAN.season}/ballots`, { code, requests }, null);
    expect(reply.status).toBe(200);
    expect(await finishAll(pending, field(reply, 'signatures'))).not.toContain(null);
    const desk = again.open.organisation.desk;
    expect(desk && (await readIssued(desk.db, PLAN.season)).size).toBe(1);
  });
  expect(deaths).toBeGreaterThanOrEqual(2);
}, 200_000);

test('the close of collection: one entry with the right totals, and no key left', async () => {
  const { place } = collecting;
  const deaths = await dieEverywhere(place, 'tick', { now: [AFTER] }, async (again) => {
    await hands(again).at(AFTER);
    const { board } = again.open.organisation;
    expect((await board.log()).map(({ type }) => type)).toEqual(['manifest', 'collection-close']);
    expect(await readKeys(again)).toEqual({ keys: 0, pieces: [] });
    expect(field(await again.desk('GET', `/seasons/${PLAN.season}`), 'issued')).toBe(0);
  });
  expect(deaths).toBeGreaterThanOrEqual(8);
}, 300_000);

test('answering and withdrawing: sent again, a ballot gets the one receipt, and is there once', async () => {
  const { place, ballots, mh } = played;
  const hash = fromHex(mh) ?? new Uint8Array();
  const [first, second] = [...ballots.keys()];
  const own = [first, second].map((id) => ballots.get(id ?? '')?.[0]);
  if (!own[0] || !own[1] || !first) throw new Error('nobody collected');
  const rows = (await boxRows(place)).length;
  const words = [
    await sealAnswers(hash, own[0], { rev: 2, answers: answersOf(first, 'Second thought') }),
    await sealWithdrawal(hash, own[1], 2),
  ];
  for (const sealedWord of words) {
    const receipts = new Set<string>();
    const needs = {
      now: [FIRST?.opens],
      path: `/api/box/${place.org}/ballots`,
      body: bodyText(sealedWord.body),
    };
    const deaths = await dieEverywhere(place, 'request', needs, async (again) => {
      const reply = await hands(again).send(sealedWord);
      expect(reply.status).toBe(200);
      receipts.add(reply.receipt);
      expect(await boxRows(again)).toHaveLength(rows);
    });
    expect(deaths).toBeGreaterThanOrEqual(2);
    expect(receipts.size).toBe(1);
  }
}, 200_000);

/** Every ballot as its owner sent it last, and its receipt again. */
const allThere = async (again: Place) => {
  expect(await boxRows(again)).toHaveLength(played.sent.size);
  for (const { sealed: word, receipt } of played.sent.values())
    expect(await hands(again).send(word)).toMatchObject({ status: 200, receipt });
};

test('the nightly rebuild: every ballot is there, once, and no half file is left', async () => {
  const deaths = await dieEverywhere(played.place, 'rebuild', {}, async (again) => {
    expect(readdirSync(join(again.folder, again.org)).filter((name) => name.includes('.new'))).toEqual([]);
    await allThere(again);
    const { rows } = (await again.open.organisation.box?.db.$client.execute('PRAGMA integrity_check')) ?? {
      rows: [],
    };
    expect(rows[0]?.[0]).toBe('ok');
  });
  expect(deaths).toBeGreaterThanOrEqual(10);
}, 300_000);

const ONCE = ['manifest', 'collection-close', 'wave-close', 'release', 'erasure'];

test('close, release and erasure: each on the board once, and everything verifies from outside', async () => {
  const { place } = played;
  const closes = FIRST?.closes ?? '';
  const releases = FIRST?.releases ?? '';
  const erased = `${new Date(Date.parse(releases) + 14 * 86_400_000).toISOString().slice(0, 19)}Z`;
  const now = [closes, releases, erased]; // by then the second wave is over too, with no ballot in it
  const deaths = await dieEverywhere(place, 'tick', { now }, async (again) => {
    for (const at of now) await hands(again).at(at);
    const { board } = again.open.organisation;
    const types = (await board.log()).map(({ type }) => type);
    expect(types.toSorted()).toEqual(
      [...ONCE, 'wave-close', 'release'].toSorted(), // the second wave's
    );
    const { body } = await again.board('/log');
    const verified = await verifyBoard(
      { log: async () => (Array.isArray(body) ? body : []), doc: (hash) => board.doc(hash) },
      () => undefined,
    );
    expect(verified).toMatchObject({ ok: true, ballots: played.sent.size, findings: [] });
    expect(await boxRows(again)).toEqual([]);
  });
  expect(deaths).toBeGreaterThanOrEqual(15);
}, 600_000);
