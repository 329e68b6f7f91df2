import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { issuerKeys } from '../../db/desk/keys/schema.ts';
import { checkCohortKeys, keysRoot } from '../../worker/core/ballot/key.ts';
import { verifyLog } from '../../worker/core/ballot/log.ts';
import { checkManifestFloors } from '../../worker/core/ballot/manifest.ts';
import { DEFAULT_QUESTIONNAIRE } from '../../worker/core/bank.ts';
import { hex } from '../../worker/core/bytes.ts';
import type { CohortKeys, KeyLine, SignedEntry } from '../../worker/core/season.ts';
import { makeKeys } from '../../worker/desk/makeKeys.ts';
import {
  AFTER,
  field,
  importRoster,
  MEMBERS,
  manifestOf,
  openPlace,
  PLAN,
  type Place,
  sealed,
  wave,
} from './support.ts';

let place: Place;

beforeEach(async () => {
  place = await openPlace();
});

afterEach(() => place.remove());

const plan = (changes: object) => place.desk('POST', '/seasons', { ...PLAN, ...changes });

const columns = (reply: Awaited<ReturnType<typeof plan>>) =>
  field<{ column?: string }[]>(reply, 'problems').map((problem) => problem.column);

describe('a plan', () => {
  beforeEach(() => importRoster(place));

  test('below any floor is refused with the field that breaks it', async () => {
    const [first, second] = PLAN.waves;
    const floors: [string, object][] = [
      ['rules.k_cohort', { rules: { k_cohort: 7 } }],
      ['rules.k_cell', { rules: { k_cell: 4 } }],
      ['rules.k_distribution', { rules: { k_distribution: 29 } }],
      ['rules.k_comments', { rules: { k_comments: 9 } }],
      ['rules.min_comments', { rules: { min_comments: 4 } }],
      ['rules.attr_unit', { rules: { attr_unit: 29 } }],
      ['rules.attr_cell', { rules: { attr_cell: 9 } }],
      ['rules.dispute_days', { rules: { dispute_days: 13 } }],
      ['rules.gap_hours', { rules: { gap_hours: 71 } }],
      ['collect_closes', { collect_closes: PLAN.collect_opens }],
      ['waves.2026-w11.opens', { collect_closes: '2026-03-08T08:00:01Z' }],
      ['waves.2026-w13.opens', { waves: [first, { ...second, opens: '2026-03-18T07:59:59Z' }] }],
      ['waves.2026-w11', { waves: [{ ...first, closes: '2026-03-11T08:00:00Z' }] }],
    ];
    for (const [column, changes] of floors) {
      const reply = await plan(changes);
      expect([column, reply.status, field(reply, 'error')]).toEqual([column, 422, 'bad-plan']);
      expect(columns(reply)).toContain(column);
    }
    expect((await place.desk('GET', '/seasons')).body).toEqual([]);
  });

  test('that would already be over is refused', async () => {
    place.now = AFTER;
    expect(columns(await plan({}))).toContain('collect_closes');
  });

  test('may be stricter than the floors, and the manifest says so', async () => {
    const mh = await sealed(place, { ...PLAN, rules: { k_cohort: 15, k_cell: 10, dispute_days: 30 } });
    const { rules, cohorts } = await manifestOf(place, mh);
    expect(rules).toMatchObject({ k_cohort: 15, k_cell: 10, dispute_days: 30, gap_hours: 72 });
    expect(Math.min(...cohorts.map((cohort) => cohort.size))).toBeGreaterThanOrEqual(15);
  });

  test('with a questionnaire that is none is refused under the name of its wave', async () => {
    const [first] = PLAN.waves;
    const reply = await plan({
      waves: [{ ...first, questionnaire: { v: 1, id: 'x', title: {}, items: [] } }],
    });
    expect([reply.status, field(reply, 'error')]).toEqual([422, 'bad-plan']);
    expect(columns(reply).every((column) => column?.startsWith('waves.2026-w11.questionnaire.'))).toBe(true);
  });

  test('of another shape is refused by field: no such rule, no such time, no wave, too long an id', async () => {
    const bad: [string, object][] = [
      ['rules.k_anything', { rules: { k_anything: 3 } }],
      ['rules.k_cell', { rules: { k_cell: 5.5 } }],
      ['collect_opens', { collect_opens: '2026-02-30T08:00:00Z' }],
      ['waves', { waves: [] }],
      ['season', { season: 'Q1 2026' }],
      ['season', { season: 'x'.repeat(33) }],
    ];
    for (const [column, changes] of bad) {
      const reply = await plan(changes);
      expect([column, reply.status]).toEqual([column, 400]);
      expect(columns(reply)).toContain(column);
    }
  });

  test('never takes the name of a season, or of a wave, that exists', async () => {
    expect((await plan({})).status).toBe(201);
    expect(field(await plan({}), 'error')).toBe('season-exists');
    const reply = await plan({ season: '2026-q2' });
    expect([reply.status, columns(reply)]).toEqual([422, ['waves.2026-w11.id', 'waves.2026-w13.id']]);
  });

  test('sent twice at once is kept once', async () => {
    const replies = await Promise.all([plan({}), plan({}), plan({ season: '2026-q2' })]);
    expect(replies.filter((reply) => reply.status === 201)).toHaveLength(1);
  });

  test('on an organisation too small for one cohort is refused', async () => {
    const reply = await plan({ rules: { k_cohort: 31 } });
    expect([reply.status, field(reply, 'error')]).toEqual([422, 'bad-roster']);
  });
});

describe('making keys', () => {
  const desk = () => {
    const side = place.open.organisation.desk;
    if (!side) throw new Error('no desk');
    return side;
  };

  test('shows its progress, stops anywhere and goes on where it stopped', async () => {
    await importRoster(place);
    const planned = await plan({});
    expect(planned.body).toMatchObject({ state: 'preparing', keys: { made: 0, total: 4 }, members: 30 });
    expect(field(await place.desk('POST', `/seasons/${PLAN.season}/seal`), 'error')).toBe('keys-not-ready');
    await makeKeys(desk(), PLAN.season, 1); // no time but for those in flight
    const halfway = await desk().keys.select().from(issuerKeys);
    await place.reopen();
    await place.tick();
    const status = await place.desk('GET', `/seasons/${PLAN.season}`);
    expect(status.body).toMatchObject({ state: 'ready', keys: { made: 4, total: 4 } });
    const all = (await desk().keys.select().from(issuerKeys)).map((key) => hex(key.n));
    expect(halfway.length).toBeGreaterThan(0);
    for (const key of halfway) expect(all).toContain(hex(key.n));
  });

  test('for a draft that is dropped leaves none behind, and its names are free again', async () => {
    await importRoster(place);
    await plan({});
    await place.tick();
    expect((await place.desk('DELETE', `/seasons/${PLAN.season}`)).body).toEqual({ season: PLAN.season });
    expect(await desk().keys.select().from(issuerKeys)).toEqual([]);
    expect((await place.desk('DELETE', `/seasons/${PLAN.season}`)).status).toBe(404);
    expect((await plan({})).status).toBe(201);
  });
});

describe('sealing', () => {
  test('publishes a manifest that keeps every floor, under a log that verifies', async () => {
    const mh = await sealed(place);
    const manifest = await manifestOf(place, mh);
    expect(checkManifestFloors(manifest, { now: place.now })).toEqual([]);
    expect(manifest.cohorts.reduce((sum, cohort) => sum + cohort.size, 0)).toBe(MEMBERS.length);
    const signed = (await place.board('/log')).body;
    // The board's own shape, checked by verifyLog.
    const log = await verifyLog(signed as SignedEntry[], place.open.organisation.logKey);
    expect(log).toMatchObject({ ok: true, entries: [{ type: 'manifest', body: mh, at: place.now }] });
    expect(manifest).toMatchObject({
      org: place.org,
      log_key: place.open.organisation.logKey,
      receipt_key: place.open.organisation.receiptKey,
    });
  });

  test('publishes every key: the list gives keys_root, each cohort’s own proves its keys', async () => {
    const mh = await sealed(place);
    const manifest = await manifestOf(place, mh);
    // The published documents, checked against the manifest right here.
    const lines = (await place.board(`/manifests/${mh}/keys`)).body as KeyLine[];
    expect(hex(keysRoot(lines))).toBe(manifest.keys_root);
    expect(new Set(lines.map((line) => line.n)).size).toBe(4);
    for (const { id } of manifest.cohorts) {
      const keys = (await place.board(`/manifests/${mh}/keys/${id}`)).body as CohortKeys;
      expect(checkCohortKeys(manifest, keys)).toBe(true);
    }
    for (const { questionnaire_hash } of manifest.waves)
      expect((await place.board(`/docs/${questionnaire_hash}`)).body).toEqual(DEFAULT_QUESTIONNAIRE('pulse'));
  });

  test('twice, or dropping what is sealed, is refused; the roster may change and the season stays', async () => {
    const mh = await sealed(place);
    const again = await place.desk('POST', `/seasons/${PLAN.season}/seal`);
    expect([again.status, field(again, 'error')]).toEqual([409, 'season-sealed']);
    const drop = await place.desk('DELETE', `/seasons/${PLAN.season}`);
    expect([drop.status, field(drop, 'error')]).toEqual([409, 'season-sealed']);
    await importRoster(place, MEMBERS.slice(0, 14));
    expect((await place.desk('GET', `/seasons/${PLAN.season}`)).body).toMatchObject({
      state: 'sealed',
      mh,
      members: 30,
      cohorts: 2,
    });
  });

  test('at the same moment by two stewards gives one manifest', async () => {
    await importRoster(place);
    await plan({});
    await place.tick();
    const path = `/seasons/${PLAN.season}/seal`;
    const replies = await Promise.all([place.desk('POST', path), place.desk('POST', path)]);
    const hashes = replies.filter((reply) => reply.status === 200).map((reply) => field(reply, 'mh'));
    expect(new Set(hashes).size).toBe(1);
    const { body } = await place.board('/log');
    expect(body).toHaveLength(1);
  });

  test('killed before the board answered goes on later with the very same manifest', async () => {
    await importRoster(place);
    await plan({});
    await place.tick();
    const real = place.open.organisation.publish;
    place.open.organisation.publish = async (publication) => {
      await real(publication);
      throw new Error('killed');
    };
    expect((await place.desk('POST', `/seasons/${PLAN.season}/seal`)).status).toBe(500);
    await place.reopen();
    place.now = '2026-03-01T09:30:00Z';
    expect(field(await place.desk('DELETE', `/seasons/${PLAN.season}`), 'error')).toBe('season-sealed');
    const mh = field<string>(await place.desk('POST', `/seasons/${PLAN.season}/seal`), 'mh');
    const { body } = await place.board('/log');
    expect(body).toHaveLength(1);
    expect((await manifestOf(place, mh)).season).toBe(PLAN.season);
  });

  test('when collection would be over by now is refused', async () => {
    await importRoster(place);
    await plan({});
    await place.tick();
    place.now = AFTER;
    const reply = await place.desk('POST', `/seasons/${PLAN.season}/seal`);
    expect([reply.status, columns(reply)]).toEqual([422, ['collect_closes']]);
  });

  test('of a season nobody planned is not found', async () => {
    for (const season of ['none', '..%2f', 'x'.repeat(500)])
      expect((await place.desk('POST', `/seasons/${season}/seal`)).status).toBe(404);
  });
});

describe('a season after a sealed one', () => {
  const NEXT = {
    ...PLAN,
    season: '2026-q2',
    collect_opens: '2026-03-16T08:00:00Z',
    collect_closes: '2026-03-20T08:00:00Z',
    waves: [wave('2026-w16', '2026-04-15T08:00:00Z', '2026-04-17T18:00:00Z', '2026-04-18T08:00:00Z')],
  };

  test('is not planned with a looser rule or within a week of its waves: it would be held back', async () => {
    await sealed(place, { ...PLAN, rules: { k_cell: 7 } });
    expect(columns(await plan(NEXT))).toEqual(['rules.k_cell']);
    const near = wave('2026-w14', '2026-03-31T08:00:00Z', '2026-04-02T18:00:00Z', '2026-04-03T08:00:00Z');
    expect(columns(await plan({ ...NEXT, rules: { k_cell: 7 }, waves: [near] }))).toEqual([
      'waves.2026-w14.opens',
    ]);
    expect((await plan({ ...NEXT, rules: { k_cell: 7 } })).status).toBe(201);
  });

  test('is not sealed when it was planned before the other one and loosens it', async () => {
    await importRoster(place);
    await plan(NEXT);
    await place.desk('POST', '/seasons', { ...PLAN, rules: { k_cell: 7 } });
    await place.tick();
    expect((await place.desk('POST', `/seasons/${PLAN.season}/seal`)).status).toBe(200);
    const refused = await place.desk('POST', `/seasons/${NEXT.season}/seal`);
    expect(columns(refused)).toEqual(['rules.k_cell']);
    expect((await place.desk('DELETE', `/seasons/${NEXT.season}`)).status).toBe(200);
  });

  test('sealed in the same moment as one that contradicts it is refused by the board', async () => {
    await importRoster(place);
    const others = ['a', 'b', 'c'].map((season, i) => ({
      ...NEXT,
      season,
      waves: [
        wave(`w-${season}`, `2026-04-1${5 + i}T08:00:00Z`, '2026-04-19T18:00:00Z', '2026-04-20T08:00:00Z'),
      ],
    }));
    for (const other of others) await plan(other);
    await place.tick();
    const replies = await Promise.all(
      others.map(({ season }) => place.desk('POST', `/seasons/${season}/seal`)),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    const log = await place.open.organisation.board.log();
    expect(log.filter(({ type }) => type === 'manifest')).toHaveLength(1);
  });
});

test('two seasons stand side by side, and the same people get other codes and cohorts keys', async () => {
  const first = await sealed(place);
  const second = await sealed(place, {
    ...PLAN,
    season: '2026-q2',
    waves: [wave('2026-w15', '2026-04-08T08:00:00Z', '2026-04-10T18:00:00Z', '2026-04-11T08:00:00Z')],
  });
  expect(second).not.toBe(first);
  const codes = await Promise.all(
    [PLAN.season, '2026-q2'].map(
      async (season) => (await place.desk('GET', `/seasons/${season}/codes`)).body,
    ),
  );
  const all = codes.flatMap((list) => (Array.isArray(list) ? list.map((line) => line.code) : []));
  expect(new Set(all).size).toBe(60);
  const named = Array.isArray(codes[0]) ? codes[0].find((line) => line.employee_id === 'E000') : null;
  expect(named).toMatchObject({ name: 'Ada', email: 'ada@example.org' });
});
