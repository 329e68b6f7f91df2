import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyReceipt } from '../../worker/core/ballot/receipt.ts';
import { b64u, fromB64u, fromHex } from '../../worker/core/bytes.ts';
import {
  COLLECTING,
  codeOf,
  field,
  MEMBERS,
  manifestOf,
  openPlace,
  PLAN,
  pendingBallots,
  sealed,
} from '../desk/support.ts';
import { answeredPlace, FIRST, hands, STANDING, WITHDRAWN } from '../support/playedPlace.ts';
import { readKeys } from '../support/readKeys.ts';
import { run } from './run.ts';

let played: Awaited<ReturnType<typeof answeredPlace>>;
let dir: string;

beforeAll(async () => {
  played = await answeredPlace();
  dir = mkdtempSync(join(tmpdir(), 'chorus-backup-'));
});
afterAll(async () => {
  await played.place.remove();
  rmSync(dir, { recursive: true, force: true });
});

const backup = (out: string, ...more: string[]) =>
  run(['backup', '--data', played.place.folder, '--out', out, '--json', ...more]);
const restore = (file: string, data: string, ...more: string[]) =>
  run(['restore', file, '--data', data, '--json', ...more]);
const openPlaceIn = async (data: string) => {
  const place = await openPlace(COLLECTING, data);
  return { place, ...hands(place) };
};
const text = (path: string) => readFileSync(path, 'latin1');
const folder = (name: string) => {
  const path = join(dir, name);
  mkdirSync(path, { mode: 0o700 });
  return path;
};

test('a backup made while the server runs holds neither withdrawn words nor a secret, and no time', async () => {
  const out = join(folder('plain'), 'chorus.backup');
  const { code, stdout, stderr } = await backup(out);
  expect([code, stderr]).toMatchObject([0, expect.stringContaining('Keep no older copy')]);
  const { organisations } = JSON.parse(stdout);
  expect(organisations[0].files.map(({ name }: { name: string }) => name)).toEqual([
    'desk.db',
    'keys.db',
    'board.db',
    'box.db',
  ]);
  const raw = text(out);
  expect(raw).toContain(STANDING);
  expect(raw).not.toContain(WITHDRAWN);
  const secrets = JSON.parse(text(`${out}.secrets`)).organisations[played.place.org];
  for (const secret of [secrets.desk.roster, secrets.desk.admin, secrets.box.receipt, secrets.board.log]) {
    expect(raw).not.toContain(secret);
    expect(raw).not.toContain(Buffer.from(fromB64u(secret) ?? []).toString('latin1'));
  }
  expect(
    readdirSync(join(played.place.folder, played.place.org)).filter((name) => /backup|new$/.test(name)),
  ).toEqual([]);
});

test('after a restore every receipt still holds, every answer is there once, and the season goes on', async () => {
  const out = join(folder('whole'), 'chorus.backup');
  rmSync(join(dir, 'plain'), { recursive: true });
  await backup(out);
  const data = folder('restored');
  const { code, stderr } = await restore(out, data);
  expect([code, stderr]).toMatchObject([0, expect.any(String)]);
  const again = await openPlaceIn(data);
  again.place.now = FIRST?.opens ?? '';
  const manifest = await manifestOf(again.place, played.mh);
  for (const { receipt, leaf, sealed: ballot } of played.sent.values()) {
    const bytes = {
      leaf: fromB64u(leaf) ?? new Uint8Array(),
      receipt: fromB64u(receipt) ?? new Uint8Array(),
    };
    expect(
      await verifyReceipt({
        receiptKey: manifest.receipt_key,
        mh: fromHex(played.mh) ?? new Uint8Array(),
        ...bytes,
      }),
    ).toBe(true);
    // Sent again, it finds itself and gets the same receipt: nothing was lost.
    expect(await again.send(ballot)).toMatchObject({ status: 200, receipt });
  }
  await again.at(FIRST?.closes ?? '');
  await again.at(FIRST?.releases ?? '');
  const log = (await again.place.board('/log')).body;
  const types = (Array.isArray(log) ? log : []).map(({ entry }) => JSON.parse(entry).type);
  expect(types).toEqual(['manifest', 'collection-close', 'wave-close', 'release']);
  await again.place.open.close();
});

test('a restore overwrites nothing, and takes nothing that is damaged or has other secrets', async () => {
  const out = join(dir, 'whole', 'chorus.backup');
  const live = await restore(out, played.place.folder);
  expect([live.code, live.stderr]).toMatchObject([1, expect.stringContaining('never overwrites')]);

  const copy = join(folder('damaged'), 'copy');
  copyFileSync(out, copy);
  const bytes = readFileSync(copy);
  const last = bytes.length - 5000;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  writeFileSync(copy, bytes);
  const data = folder('empty');
  const damaged = await restore(copy, data, '--secrets', `${out}.secrets`);
  expect([damaged.code, damaged.stderr]).toMatchObject([1, expect.stringContaining('damaged')]);
  writeFileSync(copy, bytes.subarray(0, last));
  expect((await restore(copy, data, '--secrets', `${out}.secrets`)).code).not.toBe(0);

  const none = await restore(out, data, '--secrets', join(dir, 'nothing'));
  expect([none.code, none.stderr]).toMatchObject([1, expect.stringContaining('holds no secrets')]);
  const kept = JSON.parse(text(`${out}.secrets`));
  kept.organisations[played.place.org].board.log = b64u(new Uint8Array(32));
  writeFileSync(join(dir, 'other'), JSON.stringify(kept), { mode: 0o600 });
  const other = await restore(out, data, '--secrets', join(dir, 'other'));
  expect([other.code, other.stderr]).toMatchObject([1, expect.stringContaining('does not hold the secrets')]);
  expect(readdirSync(data)).toEqual([]);
});

test('there is never a second backup of a box: not elsewhere, not beside, not under a dated name', async () => {
  const first = join(dir, 'whole', 'chorus.backup');
  const elsewhere = await backup(join(folder('elsewhere'), 'chorus.backup'));
  expect([elsewhere.code, elsewhere.stderr]).toMatchObject([1, expect.stringContaining(first)]);
  const beside = await backup(join(dir, 'whole', 'second.backup'));
  expect(beside.code).toBe(1);
  const dated = await backup(join(dir, 'whole', 'chorus-2026-03-12.backup'));
  expect([dated.code, dated.stderr]).toMatchObject([1, expect.stringContaining('date')]);
  expect(readdirSync(join(dir, 'whole')).toSorted()).toEqual(['chorus.backup', 'chorus.backup.secrets']);

  // Moved by hand and found again beside the new one.
  copyFileSync(first, join(dir, 'elsewhere', 'old'));
  rmSync(first);
  expect((await backup(join(dir, 'elsewhere', 'chorus.backup'))).code).toBe(1);
  rmSync(join(dir, 'elsewhere', 'old'));
  expect((await backup(join(dir, 'elsewhere', 'chorus.backup'))).code).toBe(0);
  expect((await backup(join(dir, 'elsewhere', 'chorus.backup'))).code).toBe(0);
  // Without the box there may be several.
  expect((await backup(join(dir, 'whole', 'desk-2026-03'), '--sides', 'desk')).code).toBe(0);
  expect((await backup(join(dir, 'whole', 'desk-2026-04'), '--sides', 'desk')).code).toBe(0);
  writeFileSync(join(dir, 'whole', 'letter'), 'Dear all');
  const letter = await backup(join(dir, 'whole', 'letter'), '--sides', 'desk');
  expect([letter.code, text(join(dir, 'whole', 'letter'))]).toEqual([1, 'Dear all']);
});

test('a backup of an open collection cannot sign ballots, and the restored desk can still close it', async () => {
  const place = await openPlace();
  const mh = await sealed(place);
  place.now = COLLECTING;
  const { keys, pieces } = await readKeys(place);
  expect(keys).toBeGreaterThan(0);
  const out = join(folder('collecting'), 'chorus.backup');
  expect((await run(['backup', '--data', place.folder, '--out', out])).code).toBe(0);
  const raw = text(out);
  for (const piece of pieces) expect(raw.includes(piece)).toBe(false);

  const data = folder('collecting-restored');
  expect((await restore(out, data)).code).toBe(0);
  const again = await openPlaceIn(data);
  const code = await codeOf(again.place, MEMBERS[3]?.employee_id ?? '');
  const { requests } = await pendingBallots(again.place, mh, code);
  const reply = await again.place.desk('POST', `/seasons/${PLAN.season}/ballots`, { code, requests }, null);
  expect([reply.status, field(reply, 'error')]).toEqual([410, 'collection-closed']);
  await again.at('2026-03-08T00:00:00Z');
  const closed = await again.place.open.organisation.board.log();
  expect(closed.map(({ type }) => type)).toEqual(['manifest', 'collection-close']);
  const totals = JSON.parse(
    new TextDecoder().decode(
      (await again.place.open.organisation.board.doc(closed[1]?.body ?? '')) ?? undefined,
    ),
  );
  expect(await again.place.open.organisation.board.doc(totals.keys)).not.toBeNull();
  await again.place.open.close();
  await place.remove();
});

test('the answers are recounted without a row leaving the process, and one changed byte is noticed', async () => {
  const recount = () => run(['recount', '--data', played.place.folder, '--json']);
  const before = await recount();
  expect([before.code, JSON.parse(before.stdout)]).toEqual([0, { ok: true, waves: [] }]);
  await played.at(FIRST?.closes ?? '');
  const closed = { org: played.place.org, season: PLAN.season, wave: '2026-w11', match: true };
  expect(JSON.parse((await recount()).stdout)).toEqual({ ok: true, waves: [closed] });
  await played.at(FIRST?.releases ?? '');
  const released = await recount();
  expect([released.code, JSON.parse(released.stdout)]).toEqual([0, { ok: true, waves: [closed] }]);
  expect(released.stdout + released.stderr).not.toMatch(new RegExp(`${STANDING}|mood|"ballots"`));

  const client = played.place.open.organisation.box?.db.$client;
  const change = async (sql: string) => {
    await client?.execute(sql);
    const { code, stdout, stderr } = await recount();
    expect([code, JSON.parse(stdout)]).toEqual([1, { ok: false, waves: [{ ...closed, match: false }] }]);
    expect(stderr).toMatch(/mismatch/);
  };
  await client?.execute('CREATE TABLE kept AS SELECT * FROM ballots');
  const back = async () => {
    await client?.execute('DELETE FROM ballots');
    await client?.execute('INSERT INTO ballots SELECT * FROM kept');
  };
  const one = 'nonce = (SELECT min(nonce) FROM ballots WHERE op = 1)';
  for (const sql of [
    `UPDATE ballots SET answers = replace(answers, '"mood":', '"mood": ') WHERE ${one}`,
    `UPDATE ballots SET answers = '{"mood":1}' WHERE ${one}`,
    `UPDATE ballots SET salt = zeroblob(32) WHERE ${one}`,
    `UPDATE ballots SET cohort = (SELECT min(cohort) FROM ballots WHERE cohort <> (SELECT cohort FROM ballots WHERE ${one})) WHERE ${one}`,
    `DELETE FROM ballots WHERE ${one}`,
    `UPDATE ballots SET op = 2, answers = NULL, salt = NULL, "commit" = zeroblob(32) WHERE ${one}`,
    'UPDATE ballots SET answers = \'{"mood":1}\' WHERE op = 2',
  ]) {
    await change(sql);
    await back();
  }
  await client?.execute('DROP TABLE kept');
  expect((await recount()).code).toBe(0);
});
