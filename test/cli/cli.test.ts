import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { roster300 } from './roster300.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'chorus-cli-'));
const roster = join(folder, 'roster.csv');
writeFileSync(roster, roster300());
afterAll(() => rmSync(folder, { recursive: true }));

describe('the command line', () => {
  it.each(['serve', 'demo', 'cohorts', 'rehearse', 'season', 'export'])(
    'explains %s with an example and calls that a success',
    async (name) => {
      const { code, stdout, stderr } = await run([name, '--help']);
      expect(code).toBe(0);
      expect(stdout).toContain(`Usage: chorus ${name}`);
      expect(stdout).toMatch(/^Examples?: (\w+="\w+" )?chorus /m);
      expect(stdout).toContain('--json');
      expect(stderr).toBe('');
    },
  );

  it('lists its commands', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    for (const name of ['serve', 'demo', 'cohorts', 'rehearse', 'season', 'export'])
      expect(stdout).toContain(`  ${name}`);
  });

  it.each([
    ['no command', []],
    ['an unknown command', ['reveal']],
    ['an unknown option', ['cohorts', roster, '--who-said-what']],
    ['a missing roster', ['rehearse']],
    ['a participation above one', ['rehearse', '--roster', roster, '--participation', '1.2']],
    ['a link that is none', ['season', 'status', '--admin', 'https://example.org/']],
  ])('ends with 2 and silence on standard output for %s', async (_, args) => {
    const { code, stdout, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toContain('    at ');
    expect(stderr).not.toBe('');
  });

  it('puts one JSON object on standard output and everything else elsewhere', async () => {
    const { code, stdout, stderr } = await run(['cohorts', roster, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ members: 300, cohorts: expect.any(Number) });
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toBe('');
  });

  it('says in a sentence that a server cannot be reached', async () => {
    const { code, stderr } = await run(['season', 'status', '--admin', 'http://127.0.0.1:9/o/a-b/#admin.t']);
    expect(code).toBe(1);
    expect(stderr).toContain('cannot be reached');
    expect(stderr).not.toContain('    at ');
  });
});
