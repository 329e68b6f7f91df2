import { expect, test } from 'vitest';
import { checkRoster } from '../../../worker/core/roster/check.ts';
import type { Member } from '../../../worker/core/roster/member.ts';

const member = (employee_id: string, unit: string[], more: Partial<Member> = {}): Member => ({
  employee_id,
  unit,
  attributes: {},
  ...more,
});

const codes = (members: Member[]) => checkRoster(members).map(({ code, row }) => [code, row]);

test('members handed over without a file are checked as strictly as a file', () => {
  expect(
    codes([member('E1', ['Ads']), member('E1', ['ads']), member('', ['']), member('E2', ['A\u0000'])]),
  ).toEqual([
    ['duplicate-employee-id', 3],
    ['similar-unit', 3],
    ['empty-employee-id', 4],
    ['empty-unit', 4],
    ['nul-byte', 5],
  ]);
});

test('half a surrogate pair is no text', () => {
  expect(codes([member('E1', ['Ads \ud83d'])])).toEqual([['not-utf8', 2]]);
});

test('a led unit must be somebody’s, or above somebody’s', () => {
  const leads = (manager_of: string[]) =>
    codes([member('E1', ['Ads', 'Ranking']), member('E2', ['Ads'], { manager_of })]);
  expect(leads(['Ads'])).toEqual([]);
  expect(leads([])).toEqual([]);
  expect(leads(['Ads', 'Quality'])).toEqual([['unknown-unit-led', 3]]);
  expect(leads([''])).toEqual([['empty-unit', 3]]);
});

test('an empty roster is a problem, not a quiet success', () => {
  expect(codes([])).toEqual([['no-members', undefined]]);
});
