/** Whose time may be moved: a demo's and a rehearsal's, never that of people who trust in the dates they were told. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshFolder } from '../../worker/cli/demo/store.ts';
import { mayMoveClock } from '../../worker/clock.ts';
import { openNodeOrganisation, serve, Unsafe } from '../../worker/node.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chorus-clock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = '2026-11-09T06:00:00Z';

test('a clock that strayed into the folder of a real organisation moves nothing and deletes nothing', async () => {
  const { organisation, close } = await openNodeOrganisation(folder, 'Real', { create: true });
  await close();
  writeFileSync(join(folder, 'clock.json'), '{"offset":0}');
  expect(mayMoveClock(folder)).toBe(false);
  await expect(serve({ dataDir: folder, port: 0, rehearsal: { start }, web: null })).rejects.toThrow(Unsafe);
  expect(() => freshFolder(folder, start)).toThrow(/real organisation/);
  expect(existsSync(join(folder, organisation.org, 'secrets.json'))).toBe(true);
});

test('a rehearsal goes on with its moved clock after a restart', async () => {
  const options = { dataDir: folder, port: 0, organisation: 'Throw Away', web: null };
  await (await serve({ ...options, rehearsal: { start } })).stop();
  expect(mayMoveClock(folder)).toBe(true);
  const again = await serve({ ...options, rehearsal: true });
  expect(again.deps.now().slice(0, 10)).toBe('2026-11-09');
  await again.stop();
  freshFolder(folder, start);
  expect(existsSync(join(folder, 'clock.json'))).toBe(true);
});
