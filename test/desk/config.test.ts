import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig, SETTINGS } from '../../worker/config.ts';
import { openNodeOrganisation, serve } from '../../worker/node.ts';

const config = (environment: Record<string, string>) => {
  const read = readConfig(environment);
  return read.ok ? read.config : read.problems.map((problem) => problem.column);
};

describe('settings', () => {
  test('none at all serve this machine only', () => {
    expect(config({})).toEqual({
      dataDir: './data',
      host: '127.0.0.1',
      port: 8787,
      publicUrl: 'http://localhost:8787',
      deskUrl: 'http://localhost:8787',
      boxUrl: 'http://localhost:8787',
      organisation: null,
      sides: null,
    });
  });

  test('a public server must be reached by https and say where', () => {
    expect(config({ CHORUS_URL: 'http://chorus.example.org' })).toEqual(['CHORUS_URL']);
    expect(config({ CHORUS_HOST: '0.0.0.0' })).toContain('CHORUS_URL');
    expect(config({ CHORUS_URL: 'https://chorus.example.org/' })).toMatchObject({
      publicUrl: 'https://chorus.example.org',
      deskUrl: 'https://chorus.example.org',
    });
    expect(config({ CHORUS_URL: 'http://127.0.0.1:9000' })).toMatchObject({
      publicUrl: 'http://127.0.0.1:9000',
    });
  });

  test('desk and box may have addresses of their own', () => {
    expect(
      config({ CHORUS_URL: 'https://a.example', CHORUS_DESK_URL: 'https://council.example' }),
    ).toMatchObject({ deskUrl: 'https://council.example', boxUrl: 'https://a.example' });
    expect(config({ CHORUS_BOX_URL: 'http://box.example' })).toEqual(['CHORUS_BOX_URL']);
  });

  test('what is wrong is said all at once, each with a remedy', () => {
    const read = readConfig({
      CHORUS_PORT: 'http',
      CHORUS_URL: 'chorus',
      CHORUS_DESK_URL: 'https://a.example/desk',
      CHORUS_BOX_URL: 'ftp://a.example',
      CHORUS_ORGANISATION: 'x'.repeat(81),
    });
    expect(read.ok).toBe(false);
    const problems = read.ok ? [] : read.problems;
    expect(problems.map((problem) => problem.column)).toEqual([
      'CHORUS_PORT',
      'CHORUS_URL',
      'CHORUS_DESK_URL',
      'CHORUS_BOX_URL',
      'CHORUS_ORGANISATION',
    ]);
    for (const problem of problems) expect(problem.remedy).toMatch(/\.$/);
  });

  test('are a table: every one has a name, a meaning and a default', () => {
    expect(new Set(SETTINGS.map((setting) => setting.name)).size).toBe(SETTINGS.length);
    for (const setting of SETTINGS) {
      expect(setting.name).toMatch(/^CHORUS_[A-Z_]+$/);
      expect(setting.meaning.length).toBeGreaterThan(10);
      expect(setting.default).not.toBe('');
    }
  });
});

describe.skipIf(process.platform === 'win32')('a data folder', () => {
  let folder: string;
  let dataDir: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chorus-config-'));
    dataDir = join(folder, 'data');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = () => openNodeOrganisation(dataDir, 'Northwind', { create: true });

  test('is made for this account alone, and so is everything secret in it', async () => {
    const one = await open();
    const place = join(dataDir, one.organisation.org);
    expect(statSync(dataDir).mode & 0o077).toBe(0);
    expect(statSync(place).mode & 0o077).toBe(0);
    expect(statSync(join(place, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(place)).toEqual(expect.arrayContaining(['desk.db', 'keys.db', 'box.db', 'board.db']));
    expect(one.created).toBe(true);
    expect(one.organisation.org).toMatch(/^northwind-[a-z2-7]{16}$/);
    await one.close();
    const again = await open();
    expect([again.created, again.organisation.org]).toEqual([false, one.organisation.org]);
    expect(again.adminToken).toBe(one.adminToken);
    await again.close();
  });

  test('that others can read is refused, with what to do', async () => {
    mkdirSync(dataDir, { mode: 0o755 });
    chmodSync(dataDir, 0o755);
    await expect(open()).rejects.toThrow(/chmod 700/);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test('whose secrets others can read is refused', async () => {
    const one = await open();
    await one.close();
    chmodSync(join(dataDir, one.organisation.org, 'secrets.json'), 0o644);
    await expect(open()).rejects.toThrow(/chmod 600/);
  });

  test('whose secrets are damaged is refused, and the file is left as it is', async () => {
    const one = await open();
    await one.close();
    const path = join(dataDir, one.organisation.org, 'secrets.json');
    writeFileSync(path, '{"v":2,"name":"Northwind"}', { mode: 0o600 });
    await expect(open()).rejects.toThrow(/Restore it/);
  });

  test('that is a file, or below one, is refused', async () => {
    writeFileSync(dataDir, '');
    await expect(open()).rejects.toThrow(/is not a folder/);
    dataDir = join(dataDir, 'below');
    await expect(open()).rejects.toThrow(/cannot be made/);
  });

  test('without an organisation is not served until somebody names one', async () => {
    await expect(serve({ dataDir, port: 0 })).rejects.toThrow(/CHORUS_ORGANISATION/);
    await expect(openNodeOrganisation(dataDir, 'nobody')).rejects.toThrow(/There are: none/);
    expect(existsSync(join(dataDir, 'nobody'))).toBe(false);
  });

  test('is served on a free port only: a taken one is said plainly', async () => {
    const first = await serve({ dataDir, port: 0, organisation: 'Northwind', web: null });
    await expect(serve({ dataDir, port: first.port })).rejects.toThrow(/Port \d+ of 127.0.0.1 is in use/);
    await first.stop();
  });
});
