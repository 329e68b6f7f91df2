import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { roster300 } from './roster300.ts';
import { ROOT, run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'chorus-bin-'));
const roster = join(folder, 'roster.csv');
writeFileSync(roster, roster300());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Any other Node on this machine, older if there is one; else the one that runs the tests. */
const otherNode = (): string =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((path) => join(path, process.platform === 'win32' ? 'node.exe' : 'node'))
    .find((path) => existsSync(path) && !path.includes('node_modules')) ?? process.execPath;

describe('the chorus program', () => {
  it('runs from a checkout on whatever Node starts it', async () => {
    const script = join(ROOT, 'bin/chorus.mjs');
    const { code, stdout } = await run(['cohorts', roster, '--json'], { node: otherNode(), script });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).members).toBe(300);
  });

  it('hands on the exit code of the command', async () => {
    const script = join(ROOT, 'bin/chorus.mjs');
    expect((await run(['reveal'], { node: otherNode(), script })).code).toBe(2);
  });

  it('runs when installed, where no types can be stripped: command line, server and migrations', async () => {
    const modules = join(folder, 'node_modules');
    const home = join(modules, 'chorus');
    mkdirSync(join(home, 'bin'), { recursive: true });
    execFileSync(process.execPath, [join(ROOT, 'scripts/build-server.ts'), join(home, 'dist/server')]);
    cpSync(join(ROOT, 'bin'), join(home, 'bin'), { recursive: true });
    copyFileSync(join(ROOT, 'package.json'), join(home, 'package.json'));
    for (const name of readdirSync(join(ROOT, 'node_modules')))
      if (!name.startsWith('.')) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));

    const script = join(home, 'bin/chorus.mjs');
    const { code, stdout, stderr } = await run(['rehearse', '--roster', roster, '--json'], {
      node: otherNode(),
      script,
    });
    expect(stderr).not.toContain('WRONG');
    expect(code).toBe(0);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ collected: 300, lost: 0 });
    rmSync(result.board, { recursive: true });
  });
});
