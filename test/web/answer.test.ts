/** The small exact parts of the employee's pages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Forgets, forgets } from '../../web/answer/browserKind.ts';
import { choirDots } from '../../web/answer/parts/choirDots.ts';
import { parsePlace } from '../../web/answer/place.ts';
import { commentLength } from '../../web/answer/sitting/commentLength.ts';
import { receiptNumber } from '../../web/answer/sitting/receiptText.ts';
import { waveNames } from '../../web/answer/waveName.ts';
import { pick } from '../../web/i18n/dictionary.ts';
import { format } from '../../web/i18n/format.ts';

describe('the choir', () => {
  it('has exactly one dot a person, none outside the card, none over another', () => {
    for (let people = 1; people <= 60; people++) {
      const { dots, height } = choirDots(people);
      expect(dots).toHaveLength(people);
      for (const [x, y] of dots) {
        expect(x).toBeGreaterThan(4.4);
        expect(x).toBeLessThan(318 - 4.4);
        expect(y).toBeGreaterThan(4.4);
        expect(y).toBeLessThan(height - 4.4);
      }
      for (const [i, [x, y]] of dots.entries())
        for (const [u, v] of dots.slice(i + 1)) expect(Math.hypot(x - u, y - v)).toBeGreaterThan(2 * 4.4);
    }
  });
});

describe('a browser that forgets is recognised', () => {
  const SAFARI =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
  const CHROME =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36';
  const roomy = { standalone: false, quota: 60e9, heap: 4e9 };
  it.each<[string, Parameters<typeof forgets>[0], Forgets]>([
    ['Safari on a phone', { ...roomy, userAgent: SAFARI }, 'safari'],
    ['the same from the home screen', { ...roomy, userAgent: SAFARI, standalone: true }, null],
    ['a page inside Instagram', { ...roomy, userAgent: `${SAFARI} Instagram 300.0` }, 'in-app'],
    ['an iPhone web view', { ...roomy, userAgent: SAFARI.replace(' Safari/604.1', '') }, 'in-app'],
    ['an Android web view', { ...roomy, userAgent: CHROME.replace('x64)', 'x64; wv)') }, 'in-app'],
    ['Chrome on a desk', { ...roomy, userAgent: CHROME }, null],
    [
      'Chrome in a private window',
      { userAgent: CHROME, standalone: false, quota: 1e9, heap: 4e9 },
      'private',
    ],
    [
      'Firefox, which tells nothing',
      { userAgent: 'Mozilla/5.0 Gecko/20100101 Firefox/140.0', standalone: false, quota: 10e9, heap: null },
      null,
    ],
  ])('%s', (_, signs, verdict) => {
    expect(forgets(signs)).toBe(verdict);
  });
});

describe('the address', () => {
  it('gives organisation, page and what the fragment brings', () => {
    expect(parsePlace('/o/acme-aaaa/collect', '#w1.abcdefghij234567abcd')).toEqual({
      org: 'acme-aaaa',
      page: 'collect',
      brought: { kind: 'code', season: 'w1', code: 'abcdefghij234567abcd' },
    });
    expect(parsePlace('/o/acme-aaaa/answer', '')?.brought).toEqual({ kind: 'nothing' });
    expect(parsePlace('/o/acme-aaaa/answer', '#b.AQ')?.brought).toEqual({ kind: 'ballots', link: 'AQ' });
    expect(parsePlace('/o/acme-aaaa/collect', '#half')?.brought).toEqual({ kind: 'unreadable' });
    expect(parsePlace('/o/acme-aaaa/units/x', '')).toBeNull();
  });
});

describe('words', () => {
  it('the reader’s first language that is offered wins, with its own region', () => {
    expect(pick(['de', 'en'], ['ms-MY', 'de-CH', 'en-US'])).toEqual({ language: 'de', locale: 'de-CH' });
    expect(pick(['en'], ['ja'])).toEqual({ language: 'en', locale: 'en-GB' });
  });

  it('waves are named by month, and by day where two share one', () => {
    const british = format('en-GB', 'UTC');
    expect(
      waveNames([{ opens: '2026-10-05T08:00:00Z' }, { opens: '2026-11-02T08:00:00Z' }], british),
    ).toEqual(['October', 'November']);
    expect(
      waveNames([{ opens: '2026-10-05T08:00:00Z' }, { opens: '2026-10-19T08:00:00Z' }], british),
    ).toEqual(['5\u00a0October', '19\u00a0October']);
  });

  it('a receipt’s number is sixteen characters that are hard to confuse, and the nonce alone makes it', () => {
    const token = new Uint8Array(354);
    token[1] = 2;
    token.fill(0xff, 2, 34);
    expect(receiptNumber(token)).toBe('ZZZZ ZZZZ ZZZZ ZZZZ');
    token.fill(7, 98);
    expect(receiptNumber(token)).toBe('ZZZZ ZZZZ ZZZZ ZZZZ');
  });

  it('a comment is measured as the box measures it', () => {
    expect(commentLength('é'.normalize('NFD'))).toBe(1);
    expect(commentLength('👩‍🔬')).toBe(3);
  });

  it('no page of the employee holds a sentence of its own: every word comes from the dictionary', () => {
    const folder = join(import.meta.dirname, '../../web');
    const files = ['answer', 'ui'].flatMap((part) =>
      readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.tsx'))
        .map((name) => join(folder, part, name)),
    );
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const source = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      const loose = source.match(
        /(?:title|label|text|alt|placeholder|aria-label)="[^"]*"|(?<=>)[^<>{}()=;]*\p{L}{2,}[^<>{}()=;]*(?=<\/)/gu,
      );
      expect(loose, file).toBeNull();
    }
  });
});
