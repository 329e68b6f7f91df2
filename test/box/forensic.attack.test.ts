/**
 * Somebody stole the files and reads their bytes, not their tables: database, write-ahead log, backup. Figures are
 * printed by `npm run bench -- forensic`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../cli/run.ts';
import { MEMBERS } from '../desk/support.ts';
import { ballotTraces, traceTable } from '../support/ballotTraces.ts';
import { answeredPlace, answersOf, FIRST, STANDING, WITHDRAWN } from '../support/playedPlace.ts';
import { rawBytes } from '../support/rawBytes.ts';

describe('the order in which 2,500 ballots arrived', () => {
  let traces: Awaited<ReturnType<typeof ballotTraces>>;
  beforeAll(async () => {
    traces = await ballotTraces(2500);
  });

  test('is in no byte of the files after the nightly rebuild, nor of a backup', () => {
    // Chance alone gives a standard deviation of 0.02.
    expect(Math.abs(traces.rebuilt)).toBeLessThan(0.1);
    expect(Math.abs(traces.backup)).toBeLessThan(0.1);
    expect(traces.walAfter).toBe(0);
  });

  test('stands in the write-ahead log until it is emptied, and weakly in the pages until they are rebuilt', () => {
    expect(traces.wal).toBeGreaterThan(0.9);
    expect(Math.abs(traces.live)).toBeGreaterThan(0.1);
  });

  test('would stand plainly in an ordinary table, rebuilt or not', () => {
    expect(traces.rowid).toBeGreaterThan(0.99);
    expect(traces.rowidRebuilt).toBeGreaterThan(0.99);
  });

  test('is reported as a table', () => {
    expect(Object.keys(traceTable(traces))).toHaveLength(6);
  });
});

describe('the bytes of a box whose people answered over real requests', () => {
  let played: Awaited<ReturnType<typeof answeredPlace>>;
  let dir: string;
  let secret: string;
  /** What no file of the box may hold: people, addresses, browsers, times. */
  const AGENT = 'Mozilla/5.0 (Forensic Test)';
  const ADDRESS = '203.0.113.77';

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'chorus-forensic-'));
    played = await answeredPlace();
    const [last] = played.sent.values();
    secret = join(played.place.folder, played.place.org);
    // A ballot again, as a browser behind a proxy sends it.
    await played.place.request(`/api/box/${played.place.org}/ballots`, {
      method: 'POST',
      body: last?.sealed.body ?? '',
      headers: {
        'user-agent': AGENT,
        'x-forwarded-for': ADDRESS,
        'x-real-ip': ADDRESS,
        date: 'Wed, 11 Mar 2026 09:00:00 GMT',
      },
    });
  });
  afterAll(async () => {
    await played.place.remove();
    rmSync(dir, { recursive: true, force: true });
  });

  const people = [...MEMBERS.map(({ employee_id }) => employee_id), 'Ada', 'ada@example.org'];
  const times = /20\d\d-\d\d-\d\d|20\d\dT|\d\d:\d\d:\d\d|GMT/;

  /** Bytes around times that stand in a database: seconds or milliseconds since 1970 as SQLite integers or text. */
  const clockReadings = (raw: string): number => {
    const now = Date.parse(FIRST?.opens ?? '') / 1000;
    const wall = Math.floor(Date.now() / 1000);
    let found = 0;
    for (const around of [now, wall]) {
      const text = String(around).slice(0, 6);
      found += raw.split(new RegExp(`(?<![0-9])${text}[0-9]{4}(?:[0-9]{3})?(?![0-9])`)).length - 1;
    }
    return found;
  };

  test('no employee id, name, address, user agent or time, whether rebuilt or not, and nothing withdrawn once rebuilt', async () => {
    const check = (raw: string) => {
      for (const word of [...people, AGENT, 'Mozilla', ADDRESS, played.place.org])
        expect([word, raw.includes(word)]).toEqual([word, false]);
      expect(raw.replaceAll(STANDING, '')).not.toMatch(times);
      expect(clockReadings(raw)).toBe(0);
    };
    const live = rawBytes(secret);
    expect(live).toContain(STANDING);
    check(live);
    expect(await played.place.open.rebuild()).toBe(true);
    const rebuilt = rawBytes(secret);
    expect(rebuilt).toContain(STANDING);
    expect(rebuilt).not.toContain(WITHDRAWN);
    check(rebuilt);

    const out = join(dir, 'box.backup');
    const made = await run(['backup', '--data', played.place.folder, '--sides', 'box', '--out', out]);
    expect(made.code).toBe(0);
    const backup = readFileSync(out, 'latin1');
    expect(backup).toContain(STANDING);
    expect(backup).not.toContain(WITHDRAWN);
    // The list in front of a backup names the organisation, to find its folder again.
    check(backup.slice(backup.indexOf('\n', 20)));
  });

  test('the desk holds no ballot: no nonce, token, key of a ballot or answer', () => {
    const desk = rawBytes(secret, 'desk.db') + rawBytes(secret, 'keys.db');
    expect(desk).toContain(MEMBERS[7]?.employee_id);
    expect(desk).not.toContain(STANDING);
    for (const own of played.ballots.values())
      for (const { token, vk } of own)
        for (const piece of [token.subarray(2, 34), token.subarray(98, 130), vk])
          expect(desk.includes(Buffer.from(piece).toString('latin1'))).toBe(false);
    expect(JSON.stringify(answersOf('E007'))).toContain(STANDING); // what would be found is what was sent
  });
});
