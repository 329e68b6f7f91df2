import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Member } from '../../worker/core/roster/member.ts';
import { field, importRoster, MEMBERS, openPlace, type Place } from './support.ts';

let place: Place;

beforeEach(async () => {
  place = await openPlace();
});

afterEach(() => place.remove());

describe('a steward who brings a roster', () => {
  test('sees who joined, left and moved, and the cohorts it gives, before anything changes', async () => {
    await importRoster(place);
    const before = (await place.desk('GET', '/roster')).body;
    const next: Member[] = [
      ...MEMBERS.slice(2).map((member, i) => (i === 0 ? { ...member, unit: ['Search'] } : member)),
      { employee_id: 'NEW', unit: ['Ads'], attributes: { site: 'Oslo' } },
    ];
    const preview = await place.desk('POST', '/roster/preview', { members: next });
    expect(field(preview, 'diff')).toMatchObject({
      joined: ['NEW'],
      left: ['E000', 'E001'],
      moved: [{ employee_id: 'E002', from: ['Ads'], to: ['Search'] }],
    });
    expect(field(preview, 'cohorts')).toMatchObject({ members: 29, cohorts: 2, smallest: 12, moved_up: 17 });
    expect((await place.desk('GET', '/roster')).body).toEqual(before);
    expect((await place.desk('GET', '/seasons')).body).toEqual([]);
  });

  test('confirms exactly what was previewed: another roster under the same digest is refused', async () => {
    const preview = await place.desk('POST', '/roster/preview', { members: MEMBERS });
    const digest = field<string>(preview, 'digest');
    const other = await place.desk('PUT', '/roster', { members: MEMBERS.slice(1), digest });
    expect([other.status, field(other, 'error')]).toEqual([409, 'roster-changed']);
    expect((await place.desk('GET', '/roster')).body).toMatchObject({ members: 0 });
    const rows = MEMBERS.toReversed();
    expect((await place.desk('PUT', '/roster', { members: rows, digest })).body).toEqual({ members: 30 });
    expect((await place.desk('GET', '/roster')).body).toEqual({ members: 30, digest });
  });

  test('with errors in it is told each of them, and nothing changes', async () => {
    await importRoster(place);
    const bad = [...MEMBERS, { employee_id: 'E003', unit: ['ads'], attributes: {} }];
    for (const reply of [
      await place.desk('POST', '/roster/preview', { members: bad }),
      await place.desk('PUT', '/roster', { members: bad, digest: 'x' }),
    ]) {
      expect([reply.status, field(reply, 'error')]).toEqual([422, 'bad-roster']);
      const problems = field<{ code: string; message: string; remedy: string }[]>(reply, 'problems');
      expect(problems.map((problem) => problem.code)).toContain('duplicate-employee-id');
      for (const problem of problems) expect(problem.remedy.length).toBeGreaterThan(10);
    }
    expect((await place.desk('GET', '/roster')).body).toMatchObject({ members: 30 });
  });

  test('of fewer people than one cohort needs is refused with the reason', async () => {
    const reply = await place.desk('POST', '/roster/preview', { members: MEMBERS.slice(0, 11) });
    expect([reply.status, field(reply, 'error')]).toEqual([422, 'bad-roster']);
    expect((await place.desk('POST', '/roster/preview', { members: [] })).status).toBe(422);
  });

  test('in another shape is told which field', async () => {
    const reply = await place.desk('POST', '/roster/preview', {
      members: [{ employee_id: 7, unit: 'Ads', attributes: {}, salary: 1 }],
    });
    expect([reply.status, field(reply, 'error')]).toEqual([400, 'bad-request']);
    const columns = field<{ column: string }[]>(reply, 'problems').map((problem) => problem.column);
    expect(columns).toContain('members.0.employee_id');
    expect(columns).toContain('members.0.salary');
  });

  test('must hold the admin token for all of it', async () => {
    const routes: [string, string, object?][] = [
      ['GET', '/roster'],
      ['POST', '/roster/preview', { members: MEMBERS }],
      ['PUT', '/roster', { members: MEMBERS, digest: 'x' }],
      ['POST', '/seasons', {}],
      ['GET', '/seasons'],
      ['GET', '/seasons/2026-q1'],
      ['DELETE', '/seasons/2026-q1'],
      ['POST', '/seasons/2026-q1/seal'],
      ['GET', '/seasons/2026-q1/codes'],
    ];
    for (const [method, path, body] of routes)
      for (const token of [null, 'wrong', place.open.adminToken.slice(0, -1)]) {
        const reply = await place.desk(method, path, body, token);
        expect([path, reply.status, field(reply, 'error')]).toEqual([path, 401, 'not-signed-in']);
      }
  });
});

test('a roster of 60,000 people is imported in one write', async () => {
  const members: Member[] = Array.from({ length: 60_000 }, (_, i) => ({
    employee_id: `E${i}`,
    unit: [`D${i % 40}`, `T${i % 2000}`],
    name: `Name “${i}”`,
    attributes: { site: 'Århus' },
  }));
  await importRoster(place, members);
  expect((await place.desk('GET', '/roster')).body).toMatchObject({ members: 60_000 });
});

test('the nightly rebuild writes the desk’s file anew: of people who left not even the room is there', async () => {
  const many = Array.from({ length: 3000 }, (_, i) => ({
    employee_id: `L${i}`,
    unit: ['Ads'],
    attributes: {},
  }));
  await importRoster(place, many);
  await importRoster(place);
  const size = async () => {
    await place.open.checkpoint();
    return statSync(join(place.folder, place.org, 'desk.db')).size;
  };
  const before = await size();
  expect(await place.open.rebuild()).toBe(true);
  expect(await size()).toBeLessThan(before / 2);
});
