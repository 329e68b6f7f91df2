import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { makeIo } from '../../worker/cli/io.ts';

const stream = (isTTY: boolean) => {
  const text: string[] = [];
  return { isTTY, columns: 100, text, write: (chunk: string) => text.push(chunk) };
};

describe('progress', () => {
  it('says nothing about work that is over within a second', () => {
    const [out, err] = [stream(true), stream(true)];
    const progress = makeIo(false, out, err).progress('Counting', 100);
    for (let i = 0; i < 100; i++) progress.tick();
    progress.done();
    expect([...out.text, ...err.text]).toEqual([]);
  });

  it('draws a bar in place on a terminal, on standard error, and ends with one line', async () => {
    const [out, err] = [stream(true), stream(true)];
    const progress = makeIo(false, out, err).progress('Counting', 4);
    progress.tick();
    await sleep(1100);
    progress.tick();
    progress.done();
    expect(out.text).toEqual([]);
    expect(err.text[0]).toMatch(/^\r.*Counting .*█+░+ 2 of 4/);
    expect(err.text.at(-1)).toMatch(/^Counting: 2 in 1\.\d s\n$/);
  });

  it('writes no control characters where there is no terminal', async () => {
    const err = stream(false);
    const progress = makeIo(true, stream(false), err).progress('Counting', 2);
    await sleep(1100);
    progress.tick(2);
    progress.done();
    expect(err.text.join('')).toBe('Counting: 2 in 1.1 s\n');
  });
});

describe('--json', () => {
  it('keeps words for people off standard output', () => {
    const [out, err] = [stream(false), stream(false)];
    const io = makeIo(true, out, err);
    io.out('hello');
    io.json({ a: 1 });
    expect(out.text).toEqual(['{"a":1}\n']);
    expect(err.text).toEqual(['hello\n']);
  });

  it('prints no object unless asked', () => {
    const out = stream(false);
    makeIo(false, out, stream(false)).json({ a: 1 });
    expect(out.text).toEqual([]);
  });
});
