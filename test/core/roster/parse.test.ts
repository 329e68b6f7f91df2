import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseText } from './roster.ts';

const PLAIN = 'employee_id,unit\nE1,Ads / Ranking\nE2,Ads\n';

test('a roster of two columns is enough', () => {
  expect(parseText(PLAIN)).toEqual({
    members: [
      { employee_id: 'E1', unit: ['Ads', 'Ranking'], attributes: {} },
      { employee_id: 'E2', unit: ['Ads'], attributes: {} },
    ],
    rows: [2, 3],
    problems: [],
    ignored: [],
  });
});

test('every known column is read, every other one is kept aside', () => {
  const { members, problems, ignored } = parseText(
    'name,employee_id,unit,email,language,manager_of,Site,__proto__\n' +
      '"Öz, Ana",E1,Ads,ana@example.org,pt-BR,Ads / Ranking,Zürich,x\nBo,E2,Ads / Ranking,,,,,\n',
  );
  expect(problems).toEqual([]);
  expect(ignored).toEqual(['Site', '__proto__']);
  expect(members[0]).toEqual({
    employee_id: 'E1',
    unit: ['Ads'],
    email: 'ana@example.org',
    name: 'Öz, Ana',
    language: 'pt-BR',
    manager_of: ['Ads', 'Ranking'],
    attributes: Object.fromEntries([
      ['Site', 'Zürich'],
      ['__proto__', 'x'],
    ]),
  });
  expect(members[1]).toEqual({
    employee_id: 'E2',
    unit: ['Ads', 'Ranking'],
    name: 'Bo',
    attributes: Object.fromEntries([
      ['Site', ''],
      ['__proto__', ''],
    ]),
  });
});

test('empty lines do not shift the row a member is said to stand in', () => {
  expect(parseText('\nemployee_id,unit\n\nE1,Ads\n,\nE2,Ads\n').rows).toEqual([4, 6]);
});

describe('the same roster in another dress is the same roster', () => {
  const expected = parseText(PLAIN).members;
  test.each([
    ['byte order mark', `\ufeff${PLAIN}`],
    ['semicolons', PLAIN.replaceAll(',', ';')],
    ['tabs', PLAIN.replaceAll(',', '\t')],
    ['CR LF', PLAIN.replaceAll('\n', '\r\n')],
    ['CR', PLAIN.replaceAll('\n', '\r')],
    ['quotes', 'employee_id,unit\n"E1","Ads / Ranking"\n"E2","Ads"'],
    ['no last line end', PLAIN.trimEnd()],
    ['empty lines and rows', `\n\n${PLAIN}\n,\n \n`],
    ['spaces around values', ' employee_id , unit \n E1 ,Ads/Ranking \nE2, Ads\n'],
  ])('%s', (_, text) => {
    const { members, problems, ignored } = parseText(text);
    expect({ members, problems, ignored }).toEqual({ members: expected, problems: [], ignored: [] });
  });
});

test('where the bytes are cut never matters', () => {
  const text = '\ufeffemployee_id;unit;name\r\nE1;Zürich / 営業;"😀\r\n""Bo"""\r\n';
  const whole = parseText(text, {}, 10_000);
  expect(whole.members[0]).toMatchObject({ unit: ['Zürich', '営業'], name: '😀\r\n"Bo"' });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 90 }),
      (size) => void expect(parseText(text, {}, size)).toEqual(whole),
    ),
  );
});

test('columns may have other names, and several may form the path', () => {
  const options = { map: { employee_id: 'ID' }, unitColumns: ['Dept', 'Team'] };
  const { members, problems, ignored } = parseText(
    'ID,Dept,Team,unit\n1,HR/Pay,Desk,x\n2,HR/Pay,,y\n',
    options,
  );
  expect(problems).toEqual([]);
  expect(members.map(({ unit }) => unit)).toEqual([['HR/Pay', 'Desk'], ['HR/Pay']]);
  expect(ignored).toEqual(['unit']);
});

test('a leader of several units counts by the topmost; / is the organisation itself', () => {
  const { members, problems } = parseText(
    'employee_id,unit,manager_of\nE1,/,/\nE2,Ads,Ads / Ranking; Ops\nE3,Ads / Ranking,\nE4,Ops,\n',
  );
  expect(problems).toEqual([]);
  expect(members.map(({ unit, manager_of }) => [unit, manager_of])).toEqual([
    [[], []],
    [['Ads'], ['Ops']],
    [['Ads', 'Ranking'], undefined],
    [['Ops'], undefined],
  ]);
});

test('a led unit is found even if its name holds a stroke', () => {
  const { members, problems } = parseText('employee_id,d,t,manager_of\nE1,HR/Pay,Desk,HR / Pay / Desk\n', {
    unitColumns: ['d', 't'],
  });
  expect(problems).toEqual([]);
  expect(members[0]?.manager_of).toEqual(['HR/Pay', 'Desk']);
});

test('members of one unit share one path in memory', () => {
  const { members } = parseText('employee_id,unit\nE1,Ads\nE2,Ads\n');
  expect(members[0]?.unit).toBe(members[1]?.unit);
});
