import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roster300 } from './roster300.ts';
import { type Running, run, start } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'chorus-season-'));
const roster = join(folder, 'roster.csv');
writeFileSync(roster, roster300());

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const dates = ['--collect', `${day(1)},${day(8)}`, '--wave', `w1=${day(14)},${day(20)},${day(21)}`];

let rehearsal: Running;
let real: Running;
let admin = '';
let realAdmin = '';

beforeAll(async () => {
  rehearsal = start(['serve', '--rehearsal', '--port', '0']);
  real = start(['serve', '--data', join(folder, 'data'), '--port', '0', '--organisation', 'Acme']);
  [, admin = ''] = await rehearsal.line(/admin link.*: (\S+)/);
  [, realAdmin = ''] = await real.line(/admin link.*: (\S+)/);
});

afterAll(async () => {
  for (const server of [rehearsal, real]) {
    server.child.kill('SIGTERM');
    await server.ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

const season = (args: string[], link = admin) =>
  run(['season', ...args, '--json'], { env: { CHORUS_ADMIN: link } });

const planAndSeal = async (link: string) => {
  const planned = await season(['plan', 'q1', '--roster', roster, '--yes', ...dates], link);
  expect(planned.stderr).toContain('300 joined');
  expect(JSON.parse(planned.stdout)).toMatchObject({ season: 'q1', state: 'ready', members: 300 });
  const sealed = await season(['seal', 'q1'], link);
  expect(JSON.parse(sealed.stdout).mh).toMatch(/^[0-9a-f]{64}$/);
};

describe('a steward at the command line', { timeout: 120_000 }, () => {
  it('imports no roster without having confirmed the differences', async () => {
    const { code, stderr } = await season(['plan', 'q0', '--roster', roster, ...dates]);
    expect(code).toBe(1);
    expect(stderr).toContain('300 joined');
    expect(JSON.parse((await season(['status'])).stdout)).toEqual({ seasons: [] });
  });

  it('plans, seals, hands out links, and on a rehearsal opens and closes by moving the clock', async () => {
    await planAndSeal(admin);
    const file = join(folder, 'links.csv');
    expect((await season(['links', 'q1', '--out', file])).code).toBe(0);
    const rows = readFileSync(file, 'utf8').trim().split('\r\n');
    expect(rows).toHaveLength(301);
    expect(rows[1]).toMatch(
      /^E\d+,,,http:\/\/localhost:\d+\/o\/rehearsal-[a-z0-9]+\/collect#q1\.[a-z2-7]{20}$/,
    );
    expect(statSync(file).mode & 0o077).toBe(0);

    const acts = ['open', 'close', 'open', 'close'];
    const whats = ['collection', 'collection', 'wave w1', 'wave w1'];
    for (const [i, act] of acts.entries()) {
      const { code, stdout } = await season([act, 'q1']);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ what: whats[i], done: true });
    }
    expect((await season(['open', 'q1'])).code).toBe(1);
    const { stdout } = await season(['status', 'q1']);
    expect(JSON.parse(stdout)).toMatchObject({ state: 'sealed', issued: 0 });
  });

  it('cannot open early on a real server, and is told when it opens', async () => {
    await planAndSeal(realAdmin);
    const { code, stdout, stderr } = await season(['open', 'q1'], realAdmin);
    expect(code).toBe(1);
    expect(stderr).toContain('Nobody can open it early');
    expect(JSON.parse(stdout)).toMatchObject({ what: 'collection', done: false });
    expect((await season(['close', 'q1'], realAdmin)).code).toBe(1);
  });

  it('is told field by field what is wrong with a plan', async () => {
    const { code, stdout, stderr } = await season([
      'plan',
      'q2',
      '--collect',
      `${day(1)},${day(8)}`,
      '--wave',
      `w2=${day(9)},${day(20)},${day(21)}`,
      '--rule',
      'k_cell=4',
    ]);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('rules.k_cell');
    expect(stderr).toContain('waves.w2.opens');
  });
});
