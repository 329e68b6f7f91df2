import { afterEach, expect, test, vi } from 'vitest';
import { findMember } from '../../db/desk/queries/findMember.ts';
import { withoutValues } from '../../worker/withoutValues.ts';
import { COLLECTING, codeOf, openPlace, PLAN, pendingBallots, sealed } from './support.ts';

afterEach(() => vi.restoreAllMocks());

test('what the server writes to its log when the store breaks names nobody and quotes no value', async () => {
  const written: string[] = [];
  vi.spyOn(console, 'error').mockImplementation((...parts) => void written.push(parts.join(' ')));
  const place = await openPlace();
  const mh = await sealed(place);
  place.now = COLLECTING;
  const code = await codeOf(place, 'E003');
  const { requests } = await pendingBallots(place, mh, code);
  const db = place.open.organisation.desk?.db;
  await db?.$client.execute('DROP TABLE members');

  const lookUp = db && findMember(db, PLAN.season, 'somebody-in-particular');
  const broken: unknown = await lookUp?.catch((error: unknown) => error);
  // The error itself quotes what was asked for, which is why its text stays out of the log.
  expect(broken instanceof Error && broken.message).toContain('somebody-in-particular');
  expect(withoutValues(broken)).toMatch(/findMember|SQLITE_ERROR/);

  const reply = await place.desk('POST', `/seasons/${PLAN.season}/ballots`, { code, requests }, null);
  expect(reply.status).toBe(500);
  const log = written.join('\n') + withoutValues(broken);
  expect(written.length).toBeGreaterThan(0);
  for (const value of ['somebody-in-particular', 'E003', code, PLAN.season, 'select', 'params'])
    expect(log).not.toContain(value);
  expect(JSON.stringify(reply.body)).not.toMatch(/members|SQL/i);
  await place.remove();
});
