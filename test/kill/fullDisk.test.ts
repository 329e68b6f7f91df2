import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const SCRIPT = resolve(import.meta.dirname, 'fullDisk.ts');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chorus-full-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** On a disk of 8 MB of its own, which needs a mount; null where that is not allowed. */
const onSmallDisk = (flags: string) =>
  spawnSync(
    'unshare',
    [
      flags,
      'sh',
      '-c',
      `mount -t tmpfs -o size=8m,mode=700 tmpfs "$1" && exec "$2" "$3" "$1" disk`,
      'sh',
      folder,
      process.execPath,
      SCRIPT,
    ],
    { encoding: 'utf8' },
  );

const played = () => {
  for (const flags of ['-m', '-rm']) {
    const { status, stdout } = onSmallDisk(flags);
    if (status === 0) return JSON.parse(stdout);
  }
  console.warn('No disk could be mounted here: a limit on the size of the databases stands in for it.');
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, folder, 'pages'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
};

test('a full disk refuses with a plain word and keeps nothing by halves; with room again all goes on', () => {
  const found = played();
  const { '503 store-full': full = 0, '200 receipt': receipts } = found.kinds;
  // Nothing but a receipt or this refusal was ever said, at the one length.
  expect(Object.keys(found.kinds).toSorted()).toEqual(['200 receipt', '503 store-full']);
  expect(found.lengths).toEqual([512]);
  expect(full).toBeGreaterThan(0);
  // Who got a receipt is stored, who was refused is not, and may send again.
  expect(found.afterFull).toBe(found.acceptedWhenFull);
  expect([found.afterRoom, receipts]).toEqual([60, 60]);
  expect(found.log).toEqual(['manifest', 'wave-close']);
  if (found.small !== 'disk') return; // the stand-in reaches no further
  // A close that has no room publishes nothing, and the next one everything.
  expect(found.closeWhenFull).toBe('failed');
  expect(found.logWhenFull).toEqual(['manifest']);
  // The desk signs nothing that it could not enter, and then the same requests.
  expect(found.desk).toEqual({ whenFull: [503, 'store-full'], whenRoom: 200, signatures: 2 });
});
