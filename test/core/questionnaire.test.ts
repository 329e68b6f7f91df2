/** Questionnaires and sheets: what is asked, what may be sealed, what is refused. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BANK, DEFAULT_QUESTIONNAIRE, FULL_QUESTIONNAIRE } from '../../worker/core/bank.ts';
import { jcs } from '../../worker/core/jcs.ts';
import {
  COMMENT_MAX,
  checkSheet,
  maxSheetBytes,
  normaliseSheet,
  parseQuestionnaire,
  type Questionnaire,
  type ScaleItem,
  SHEET_MAX_BYTES,
  type Sheet,
} from '../../worker/core/questionnaire.ts';

const PULSE = DEFAULT_QUESTIONNAIRE('pulse');
const FULL = FULL_QUESTIONNAIRE('full');
const codes = (sheet: unknown, questionnaire = PULSE) =>
  checkSheet(questionnaire, sheet).map(({ code }) => code);

describe('the built-in bank', () => {
  const statements = BANK.filter((item): item is ScaleItem => item.kind === 'scale' && item.scale[1] === 5);
  test('has at least 24 statements over ten themes, one core item in each, several reversed', () => {
    expect(statements.length).toBeGreaterThanOrEqual(24);
    const core = statements.filter((item) => item.core);
    expect(core).toHaveLength(10);
    expect(new Set(core.map((item) => item.theme)).size).toBe(10);
    expect(new Set(statements.map((item) => item.theme)).size).toBe(10);
    expect(statements.filter((item) => item.reversed).length).toBeGreaterThanOrEqual(5);
  });

  test('says each thing once, in one short sentence with a time frame', () => {
    expect(new Set(BANK.map((item) => item.text.en)).size).toBe(BANK.length);
    for (const { text, frame } of statements) {
      expect(text.en).toMatch(/^[A-Z][^.!?]{10,70}\.$/);
      expect(frame?.en).toBeTruthy();
    }
  });

  test('gives a pulse of ten statements, the recommend question and two open ones', () => {
    expect(PULSE.items).toHaveLength(13);
    expect(PULSE.items.filter((item) => item.kind === 'open')).toHaveLength(2);
    expect(PULSE.items.filter((item) => item.kind === 'scale' && item.scale[1] === 10)).toHaveLength(1);
  });

  test('gives questionnaires that can be sealed', () => {
    for (const questionnaire of [PULSE, FULL]) {
      expect(parseQuestionnaire(JSON.parse(JSON.stringify(questionnaire)))).toEqual({
        ok: true,
        value: questionnaire,
      });
      expect(maxSheetBytes(questionnaire)).toBeLessThanOrEqual(SHEET_MAX_BYTES);
    }
  });
});

describe('a sheet is refused', () => {
  test('when an answer is off the scale or no integer', () => {
    for (const mood of [0, 6, 2.5, -1, Number.NaN, '4', true, [4], {}])
      expect(codes({ mood })).toEqual(['off-scale']);
    expect(codes({ recommend: 11 })).toEqual(['off-scale']);
    expect(codes({ mood: 5, recommend: 0 })).toEqual([]);
  });
  test('when it answers something that is not asked', () => {
    expect(codes({ salary: 3 })).toEqual(['unknown-item']);
    expect(codes(JSON.parse('{"__proto__": 3}'))).toEqual(['unknown-item']);
    expect(codes({ constructor: 3 })).toEqual(['unknown-item']);
  });
  test('when a comment is too long, not normalised, invisible or no text', () => {
    expect(codes({ better: '😀'.repeat(COMMENT_MAX) })).toEqual([]);
    expect(codes({ better: '😀'.repeat(COMMENT_MAX + 1) })).toEqual(['too-long']);
    for (const better of ['cafe\u0301', '\ud800', 'a\u0000b', '', '  ', 7])
      expect(codes({ better })).toEqual(['bad-text']);
    expect(codes({ better: 'Line one\nline two\tand café' })).toEqual([]);
  });
  test('when it is no sheet', () => {
    for (const sheet of [null, [], 'x', 3, undefined]) expect(codes(sheet)).toEqual(['not-a-sheet']);
  });
  test('without repeating a word of a comment', () => {
    const problems = checkSheet(PULSE, { better: `my secret ${'x'.repeat(COMMENT_MAX)}` });
    expect(JSON.stringify(problems)).not.toContain('secret');
  });
});

test('skipping everything is a good sheet', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ mood: null, better: null })).toEqual([]);
});

test('whatever somebody types is sealed in a form that is accepted', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (better) => {
      const sheet = normaliseSheet({ mood: 3, better, energy: null });
      expect(codes(sheet)).toEqual([]);
      expect(sheet).not.toHaveProperty('energy');
      expect(normaliseSheet(sheet)).toEqual(sheet);
    }),
    { seed: 1 },
  );
  expect(normaliseSheet({ better: ' cafe\u0301\r\nnext\u0007 ' })).toEqual({ better: 'café\nnext' });
});

test('no sheet is longer than its questionnaire says', () => {
  const worst: Sheet = { recommend: 10, better: '😀'.repeat(COMMENT_MAX), keep: '\n'.repeat(COMMENT_MAX) };
  for (const item of PULSE.items) if (item.kind === 'scale' && item.id !== 'recommend') worst[item.id] = null;
  expect(jcs(worst).length).toBeLessThanOrEqual(maxSheetBytes(PULSE));
  expect(jcs({ ...worst, keep: '😀'.repeat(COMMENT_MAX) }).length).toBeGreaterThan(maxSheetBytes(PULSE) - 3);
});

describe('a questionnaire is refused', () => {
  const refused = (value: unknown): string[] => {
    const result = parseQuestionnaire(value);
    return result.ok ? [] : (result.refusal.problems ?? []).map(({ code }) => code);
  };
  const withItems = (items: unknown[]) => ({ ...PULSE, items });
  const [mood] = PULSE.items;
  test('when full answers could be too long to seal', () => {
    const open = (id: string): Questionnaire['items'][number] => ({
      kind: 'open',
      id,
      text: { en: 'More?' },
    });
    expect(refused(withItems([...PULSE.items, open('third')]))).toEqual(['sheet-too-long']);
  });
  test('when an item is malformed, doubled or off the five points in the core', () => {
    expect(refused(withItems([{ ...mood, scale: [1, 7] }]))).toEqual(['bad-item']);
    expect(refused(withItems([{ ...mood, id: 'Mood!' }]))).toEqual(['bad-item']);
    expect(refused(withItems([{ ...mood, note: 1 }]))).toEqual(['bad-item']);
    expect(refused(withItems([{ ...mood, text: { de: 'Nur deutsch' } }]))).toEqual(['bad-item']);
    expect(refused(withItems([mood, mood]))).toEqual(['duplicate-item']);
    expect(refused(withItems([{ ...mood, scale: [0, 10] }]))).toEqual(['bad-core']);
    expect(refused(withItems([]))).toEqual(['no-scale-item']);
  });
  test('when it is none', () => {
    for (const value of [null, 1, [], {}, { ...PULSE, v: 2 }, { ...PULSE, extra: 1 }])
      expect(refused(value)).toEqual(['bad-questionnaire']);
  });
});
