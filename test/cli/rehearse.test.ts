import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { roster300 } from './roster300.ts';
import { run, start } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'chorus-rehearse-'));
const roster = join(folder, 'roster.csv');
writeFileSync(roster, roster300());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KEYS = [
  'members',
  'units',
  'cohorts',
  'smallest_cohort',
  'collected',
  'submitted',
  'withdrawn',
  'counted',
  'lost',
  'duplicates',
  'ballots_per_second',
  'cpu_ms_per_ballot',
  'cells_shown',
  'cells_hidden',
  'seconds',
  'board',
];

describe('a rehearsal', () => {
  it('plays two waves on a roster of 300 and loses nothing', { timeout: 120_000 }, async () => {
    const board = join(folder, 'board');
    const { code, stdout, stderr } = await run([
      'rehearse',
      '--roster',
      roster,
      '--participation',
      '0.7',
      '--waves',
      '2',
      '--board',
      board,
      '--json',
    ]);
    expect(stderr).not.toContain('WRONG');
    expect(code).toBe(0);
    const result = JSON.parse(stdout);
    expect(Object.keys(result).sort()).toEqual([...KEYS].sort());
    expect(result).toMatchObject({ members: 300, collected: 300, lost: 0, duplicates: 0, board });
    expect(result.units).toBe(23);
    expect(result.smallest_cohort).toBeGreaterThanOrEqual(12);
    expect(result.submitted).toBe(result.counted + result.withdrawn);
    expect(result.submitted).toBeGreaterThan(350);
    expect(result.withdrawn).toBeGreaterThan(0);
    expect(result.cells_shown).toBeGreaterThan(0);
    expect(result.cells_hidden).toBeGreaterThan(0);
    expect(result.ballots_per_second).toBeGreaterThan(0);
    expect(result.cpu_ms_per_ballot).toBeGreaterThan(0);

    const log: { entry: string }[] = JSON.parse(readFileSync(join(board, 'log.json'), 'utf8'));
    const entries: { type: string; body: string }[] = log.map(({ entry }) => JSON.parse(entry));
    expect(entries.map(({ type }) => type)).toEqual([
      'manifest',
      'collection-close',
      'wave-close',
      'release',
      'wave-close',
      'release',
      'erasure',
      'erasure',
    ]);
    const docs = readdirSync(join(board, 'docs'));
    for (const name of docs)
      expect(
        createHash('sha256')
          .update(readFileSync(join(board, 'docs', name)))
          .digest('hex'),
      ).toBe(name);
    for (const { body } of entries) expect(docs).toContain(body);
  });

  it('joins a rehearsal server that somebody else started', { timeout: 120_000 }, async () => {
    const server = start(['serve', '--rehearsal', '--port', '0']);
    try {
      const [, link = ''] = await server.line(/admin link.*: (\S+)/);
      const { code, stdout } = await run(['rehearse', '--roster', roster, '--url', link, '--json']);
      expect(code).toBe(0);
      const result = JSON.parse(stdout);
      expect(result).toMatchObject({ collected: 300, lost: 0, duplicates: 0, cpu_ms_per_ballot: null });
      rmSync(result.board, { recursive: true });
    } finally {
      server.child.kill('SIGTERM');
    }
    expect((await server.ended).code).toBe(0);
  });

  it('refuses a real server, and tells why, before it sends anything', async () => {
    const data = join(folder, 'real');
    const server = start(['serve', '--data', data, '--port', '0'], { env: { CHORUS_ORGANISATION: 'Real' } });
    try {
      const [, link = ''] = await server.line(/admin link.*: (\S+)/);
      const { code, stderr } = await run(['rehearse', '--roster', roster, '--url', link]);
      expect(code).toBe(2);
      expect(stderr).toContain('not a rehearsal');
      const { stdout } = await run(['season', 'status', '--admin', link, '--json']);
      expect(JSON.parse(stdout)).toEqual({ seasons: [] });
    } finally {
      server.child.kill('SIGTERM');
    }
    await server.ended;
  });

  it('reports a bad roster by row and starts no server', async () => {
    const bad = join(folder, 'bad.csv');
    writeFileSync(bad, 'employee_id,unit\nE1,Works\nE1,Works\n');
    const { code, stderr } = await run(['rehearse', '--roster', bad]);
    expect(code).toBe(1);
    expect(stderr).toContain('row 3');
  });
});
