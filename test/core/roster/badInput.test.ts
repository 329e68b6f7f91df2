import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../worker/core/result.ts';
import type { RosterOptions } from '../../../worker/core/roster/parse.ts';
import { parseText } from './roster.ts';

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
  );

const utf16 = (text: string, mark: number[]) =>
  bytes(
    mark,
    [...text].flatMap((c) => [c.charCodeAt(0), 0]),
  );

const HEAD = 'employee_id,unit,email,language,manager_of\n';

type Case = [name: string, text: string | Uint8Array, expected: Partial<Problem>[], options?: RosterOptions];

const ROWS: Case[] = [
  [
    'quote not closed',
    `${HEAD}E1,"Ads,,,\nE2,Ads,,,\n`,
    [{ code: 'unclosed-quote', row: 2, column: 'unit' }],
  ],
  [
    'quote inside a value',
    `${HEAD}E1,Ads "x",,,\nE2,Ads,,,\n`,
    [{ code: 'stray-quote', row: 2, column: 'unit' }],
  ],
  ['text after a quoted value', `${HEAD}E1,"Ads"x,,,\n`, [{ code: 'stray-quote', row: 2, value: 'Ads' }]],
  [
    'too few values',
    `${HEAD}E1,Ads,,,\nE2,Ads\n`,
    [{ code: 'wrong-column-count', row: 3, value: 'E2 | Ads' }],
  ],
  ['too many values', `${HEAD}E1,Ads,,,,\n`, [{ code: 'wrong-column-count', row: 2 }]],
  [
    'the same id twice',
    `${HEAD}E1,Ads,,,\nE2,Ads,,,\nE1,Ads,,,\n`,
    [
      {
        code: 'duplicate-employee-id',
        row: 4,
        column: 'employee_id',
        value: 'E1',
        message: 'The employee id E1 is in rows 2 and 4.',
      },
    ],
  ],
  ['no id', `${HEAD} ,Ads,,,\n`, [{ code: 'empty-employee-id', row: 2, column: 'employee_id', value: '' }]],
  ['an id of two lines', `${HEAD}"E\n1",Ads,,,\n`, [{ code: 'bad-employee-id', row: 2 }]],
  ['no unit', `${HEAD}E1,,a@b.org,,\n`, [{ code: 'empty-unit', row: 2, column: 'unit', value: '' }]],
  [
    'an empty name in the path',
    `${HEAD}E1,Ads / / X,,,\nE2,Ads /,,,\n`,
    [
      { code: 'empty-segment', row: 2, column: 'unit', value: 'Ads /  / X' },
      { code: 'empty-segment', row: 3, column: 'unit' },
    ],
  ],
  [
    'an empty name between columns',
    'id,a,b,c\n1,Ads,,X\n2,Ads,,\n',
    [{ code: 'empty-segment', row: 2, column: 'a, b, c' }],
    { map: { employee_id: 'id' }, unitColumns: ['a', 'b', 'c'] },
  ],
  ['a path too deep', `${HEAD}E1,${'a/'.repeat(20)}a,,,\n`, [{ code: 'bad-unit', row: 2 }]],
  [
    'a bad e-mail',
    `${HEAD}E1,Ads,ana@example,,\nE2,Ads,a b@example.org,,\nE3,Ads,a@b@c.org,,\n`,
    [
      { code: 'bad-email', row: 2, column: 'email', value: 'ana@example' },
      { code: 'bad-email', row: 3 },
      { code: 'bad-email', row: 4 },
    ],
  ],
  [
    'one e-mail for two people',
    `${HEAD}E1,Ads,ana@example.org,,\nE2,Ads,Ana@Example.org,,\n`,
    [{ code: 'duplicate-email', row: 3, message: 'The e-mail address Ana@Example.org is in rows 2 and 3.' }],
  ],
  [
    'a bad language',
    `${HEAD}E1,Ads,,de_DE,\nE2,Ads,,english,\n`,
    [
      { code: 'bad-language', row: 2, column: 'language', value: 'de_DE', remedy: 'Write de-DE.' },
      { code: 'bad-language', row: 3, value: 'english' },
    ],
  ],
  [
    'a unit nobody is in is led',
    `${HEAD}E1,Ads / Ranking,,,\nE2,Ads,,,Ads / Rankng\nE3,Ads,,,Ads; Ranking\nE4,Ads,,,Zoo\n`,
    [
      {
        code: 'unknown-unit-led',
        row: 3,
        column: 'manager_of',
        value: 'Ads / Rankng',
        remedy: 'Did you mean “Ads / Ranking”? Write the path as the unit column has it.',
      },
      {
        code: 'unknown-unit-led',
        row: 4,
        value: 'Ranking',
        remedy: 'Did you mean “Ads / Ranking”? Write the path as the unit column has it.',
      },
      {
        code: 'unknown-unit-led',
        row: 5,
        value: 'Zoo',
        remedy: 'Write the path of a unit as the unit column has it, or leave it empty.',
      },
    ],
  ],
  [
    'Latin-1',
    bytes(HEAD, 'E1,Z', [0xfc], 'rich,,,\nE2,Ads,,,\n'),
    [{ code: 'not-utf8', row: 2, column: 'unit', value: 'Z\ufffdrich' }],
  ],
  [
    'Latin-1 in a column kept aside',
    bytes('employee_id,unit,x\nE1,Ads,', [0xe9], '\n'),
    [{ code: 'not-utf8', row: 2, column: 'x' }],
  ],
  ['a zero byte', `${HEAD}E1,A\u0000ds,,,\n`, [{ code: 'nul-byte', row: 2, column: 'unit', value: 'A␀ds' }]],
];

const FILES: Case[] = [
  ['nothing', '', [{ code: 'empty-file' }]],
  ['only white space', '\n \r\n', [{ code: 'empty-file' }]],
  ['only the row of names', HEAD, [{ code: 'no-members' }]],
  ['no row of names', 'E1,Ads\nE2,Ads\n', [{ code: 'missing-header', row: 1, value: 'E1,Ads' }]],
  [
    'no unit column',
    'employee_id,Unit\nE1,Ads\n',
    [
      {
        code: 'missing-column',
        row: 1,
        column: 'unit',
        remedy:
          'If “Unit” is meant, say so; else say which column it is (--map unit=Unit). The columns are “employee_id”, “Unit”.',
      },
    ],
  ],
  [
    'one name for two columns',
    'employee_id,unit,x,x\nE1,Ads,1,2\n',
    [{ code: 'duplicate-column', row: 1, column: 'x', value: 'x' }],
  ],
  ['a column without a name', 'employee_id,unit,\nE1,Ads,1\n', [{ code: 'unnamed-column', row: 1 }]],
  [
    'a damaged name of a column',
    bytes('employee_id,unit,Stra', [0xdf], 'e\nE1,Ads,1\n'),
    [{ code: 'not-utf8', row: 1 }],
  ],
  [
    'mapped to no column',
    'ID,unit\nE1,Ads\n',
    [{ code: 'unknown-column', column: 'Id', remedy: 'Did you mean “ID”? The columns are “ID”, “unit”.' }],
    { map: { employee_id: 'Id' } },
  ],
  [
    'unit of a column that is not there',
    'employee_id,dept\nE1,Ads\n',
    [{ code: 'unknown-column', column: 'team', remedy: 'The columns are “employee_id”, “dept”.' }],
    { unitColumns: ['dept', 'team'] },
  ],
  [
    'an unknown field mapped',
    'employee_id,unit\nE1,Ads\n',
    [{ code: 'unknown-field', value: 'mail' }],
    { map: { mail: 'unit' } },
  ],
  [
    'the unit given twice',
    'employee_id,unit\nE1,Ads\n',
    [{ code: 'unit-twice' }],
    { map: { unit: 'unit' }, unitColumns: ['unit'] },
  ],
  ['UTF-16', utf16('employee_id,unit\nE1,Ads\n', [0xff, 0xfe]), [{ code: 'unknown-encoding' }]],
  ['UTF-16 without a mark', utf16('employee_id,unit\nE1,Ads\n', []), [{ code: 'unknown-encoding' }]],
  [
    'an Excel workbook',
    bytes('PK', [3, 4], 'xxxxx'),
    [{ code: 'unknown-encoding', message: 'This is an Excel workbook, not CSV.' }],
  ],
  ['a quote open in the row of names', '"employee_id,unit\nE1,Ads\n', [{ code: 'unclosed-quote', row: 1 }]],
  ['a quote astray in the row of names', 'employee_id,"unit"x\nE1,Ads\n', [{ code: 'stray-quote', row: 1 }]],
];

describe.each([
  ['row', ROWS],
  ['file', FILES],
])('a bad %s is named with what to do', (_, cases) => {
  test.each(cases)('%s', (_name, text, expected, options) => {
    const { problems } = parseText(text, options);
    expect(problems).toHaveLength(expected.length);
    expect(problems).toMatchObject(expected);
    for (const { message, remedy } of problems) expect([message, remedy]).not.toContain('');
  });
});

describe('units that differ only in writing are shown, never merged', () => {
  test.each([
    ['case', 'ads'],
    ['spaces', 'A ds'],
    ['no-break space', 'A\u00a0ds'],
  ])('%s', (_, other) => {
    const { problems, members } = parseText(
      `employee_id,unit\nE1,Ads / Ranking\nE2,Ads\nE3,${other} / Ranking\n`,
    );
    expect(problems).toMatchObject([
      {
        code: 'similar-unit',
        row: 4,
        column: 'unit',
        value: other,
        message: expect.stringContaining('“Ads” (2)'),
      },
    ]);
    expect(members).toHaveLength(3);
  });

  test('Unicode form', () => {
    const { problems } = parseText('employee_id,unit\nE1,Zu\u0308rich\nE2,Z\u00fcrich\nE3,Z\u00fcrich\n');
    expect(problems).toMatchObject([{ code: 'similar-unit', row: 2, value: 'Zu\u0308rich' }]);
  });

  test('a difference is reported where it arises, not again for every unit below', () => {
    const { problems } = parseText('employee_id,unit\nE1,Ads/A/B\nE2,Ads/A/B\nE3,ads/A/B\nE4,ads/A/b\n');
    expect(problems.map(({ code, value }) => [code, value])).toEqual([
      ['similar-unit', 'ads'],
      ['similar-unit', 'ads / A / b'],
    ]);
  });
});

test('a hopeless file: every problem is counted, a thousand are kept, in the order of rows', () => {
  const rows = Array.from({ length: 5000 }, (_, i) => `E${i},,x\n`).join('');
  const { problems } = parseText(`employee_id,unit,email\n${rows}`, {}, 65_536);
  expect(problems).toHaveLength(1001);
  expect(problems.at(-1)).toMatchObject({
    code: 'more-problems',
    message: expect.stringContaining('10,000'),
  });
  expect(problems.slice(0, 3).map(({ row }) => row)).toEqual([2, 2, 3]);
});

test('a value in a problem is cut, so that a problem is never as large as a file', () => {
  const { problems } = parseText(`employee_id,unit\n${'x'.repeat(5000)},Ads\n`);
  expect(problems[0]?.value).toHaveLength(80);
});
