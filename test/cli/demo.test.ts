import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeBallotLink } from '../../worker/core/ballot/link.ts';
import { parseRelease } from '../../worker/core/release/parse.ts';
import { freePort, type Running, run, start } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'chorus-demo-'));
const data = join(folder, 'demo');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Started = { url: string; org: string; now: string; seconds: number };

const startDemo = async (port: number): Promise<Running & { ready: Started }> => {
  const demo = start(['demo', '--data', data, '--port', String(port), '--json']);
  const [line] = await demo.line(/^\{.*\}$/m);
  return { ...demo, ready: JSON.parse(line) };
};

const stop = async (demo: Running, signal: NodeJS.Signals) => {
  demo.child.kill(signal);
  return (await demo.ended).code;
};

const location = async (url: string) => {
  const response = await fetch(url, { redirect: 'manual' });
  expect(response.status).toBe(302);
  return response.headers.get('location') ?? '';
};

describe('the demo', () => {
  it('is built once, offers fresh people, survives Ctrl-C and releases the open wave at its close', {
    timeout: 400_000,
  }, async () => {
    const port = await freePort();
    // What a demo leaves that was killed while it was being built: no marker, so it has to go.
    mkdirSync(data, { mode: 0o700 });
    writeFileSync(join(data, 'clock.json'), '{"offset":0}');
    writeFileSync(join(data, 'half-built'), '');
    const first = await startDemo(port);
    expect(existsSync(join(data, 'half-built'))).toBe(false);
    const { url, org } = first.ready;
    const guide = await (await fetch(`${url}api/demo`)).json();
    expect(guide).toMatchObject({ org, name: 'Northwind Systems', canMove: true });
    expect(guide.now.slice(0, 10)).toBe('2026-10-14');
    expect(guide.steps.map((step: { id: string }) => step.id)).toEqual(['collect', 'answer', 'read']);

    const codes = [await location(`${url}api/demo/collect`), await location(`${url}api/demo/collect`)];
    for (const code of codes)
      expect(code).toMatch(new RegExp(`^/o/${org}/collect#2026-winter\\.[a-z2-7]{20}$`));
    expect(codes[0]).not.toBe(codes[1]);
    const links = [await location(`${url}api/demo/answer`), await location(`${url}api/demo/answer`)];
    expect(links[0]).not.toBe(links[1]);
    expect(decodeBallotLink(links[0]?.split('#b.')[1] ?? '')?.ballots).toHaveLength(1);
    expect(await stop(first, 'SIGINT')).toBe(0);

    const second = await startDemo(port);
    expect(second.ready).toMatchObject({ org, url });
    expect(second.ready.now.slice(0, 10)).toBe('2026-10-14');
    expect(await location(`${url}api/demo/collect`)).not.toBe(codes[0]);
    const moved = await fetch(`${url}api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: guide.nextClose }),
    });
    expect(moved.status).toBe(200);
    const log: { entry: string }[] = await (await fetch(`${url}api/board/${org}/log`)).json();
    const entries: { type: string; at: string; body: string }[] = log.map(({ entry }) => JSON.parse(entry));
    expect(entries.filter(({ type }) => type === 'release')).toHaveLength(14);
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).toSorted());
    const doc = async (hash: string) =>
      new Uint8Array(await (await fetch(`${url}api/board/${org}/docs/${hash}`)).arrayBuffer());
    const october = parseRelease(await doc(entries.at(-1)?.body ?? ''));
    expect(october).toMatchObject({ wave: '2026-10', season: '2026-autumn' });
    expect(october?.cells.length).toBeGreaterThan(1500);
    const close = JSON.parse(new TextDecoder().decode(await doc(entries.at(-2)?.body ?? '')));
    expect(close.size).toBeGreaterThan(4500);
    const after = await (await fetch(`${url}api/demo`)).json();
    expect(after.steps.map((step: { id: string }) => step.id)).toEqual(['collect', 'read']);
    // Killed without warning, it starts again where it was.
    await stop(second, 'SIGKILL');
    const third = await startDemo(port);
    expect(third.ready.now.slice(0, 10)).toBe('2026-10-19');
    expect(await stop(third, 'SIGTERM')).toBe(0);
  });

  it('throws nothing away that is not a demo', async () => {
    const real = join(folder, 'real');
    mkdirSync(real, { mode: 0o700 });
    writeFileSync(join(real, 'payroll.txt'), 'keep me');
    const { code, stderr } = await run(['demo', '--data', real, '--port', String(await freePort())]);
    expect(code).toBe(2);
    expect(stderr).toContain('not a demo');
    expect(readFileSync(join(real, 'payroll.txt'), 'utf8')).toBe('keep me');
  });
});
