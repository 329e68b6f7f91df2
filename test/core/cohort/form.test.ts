import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FormedCohorts, formCohorts } from '../../../worker/core/cohort/form.ts';
import { cohortSummary } from '../../../worker/core/cohort/summary.ts';
import type { Member } from '../../../worker/core/roster/member.ts';
import { buildUnitTree } from '../../../worker/core/roster/tree.ts';
import { fewestLevelsLost, organisation, startOf } from './organisation.ts';

const k = fc.integer({ min: 2, max: 9 });

/** Members named by their unit: `people({ 'Ads/Ranking': 5 })`. */
const people = (units: Record<string, number>, leaders: Record<string, string> = {}): Member[] => [
  ...Object.entries(units).flatMap(([unit, count]) =>
    Array.from({ length: count }, (_, i) => ({
      employee_id: `${unit}-${i}`,
      unit: unit.split('/'),
      attributes: {},
    })),
  ),
  ...Object.entries(leaders).map(([unit, led]) => ({
    employee_id: `leader of ${led}`,
    unit: unit.split('/'),
    manager_of: led === '' ? [] : led.split('/'),
    attributes: {},
  })),
];

const formed = (members: Member[], k_cohort = 12): FormedCohorts => {
  const result = formCohorts(members, { k_cohort });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

const sizes = ({ cohorts }: FormedCohorts) =>
  Object.fromEntries(cohorts.map(({ label, size }) => [label, size]));

const isWithin = (path: string[], above: string[]) => above.every((name, i) => path[i] === name);

const forAll = (units: number, claim: (members: Member[], k: number) => void, numRuns = 300) =>
  fc.assert(
    fc.property(organisation(units), k, (members, k) => {
      fc.pre(members.length >= k);
      claim(members, k);
    }),
    { numRuns },
  );

describe('for every organisation', () => {
  test('everybody is in exactly one cohort, and no cohort is below k', () => {
    forAll(12, (members, k) => {
      const { cohorts, assignment } = formed(members, k);
      const everybody = cohorts.flatMap((cohort) => cohort.members.map((id) => [id, cohort.id]));
      expect(everybody).toHaveLength(members.length);
      expect(new Map(everybody.map(([id, cohort]) => [id, cohort]))).toEqual(assignment);
      for (const { size, members } of cohorts) expect(size).toBe(members.length);
      for (const { size } of cohorts) expect(size).toBeGreaterThanOrEqual(k);
    });
  });

  test('no other choice of cohorts loses fewer levels', () => {
    forAll(6, (members, k) => expect(formed(members, k).levels_lost).toBe(fewestLevelsLost(members, k)));
  });

  test('the levels lost are those by which members are counted above where they start', () => {
    forAll(12, (members, k) => {
      const { cohorts, levels_lost } = formed(members, k);
      const { hasSubUnits, unitOf } = startOf(members);
      const pathOf = new Map<string, string[]>();
      const tree = buildUnitTree(members);
      const walk = (node: typeof tree.root) => {
        pathOf.set(node.id, node.path);
        for (const child of node.children) walk(child);
      };
      walk(tree.root);
      const byId = new Map(members.map((member) => [member.employee_id, member]));
      let lost = 0;
      for (const cohort of cohorts)
        for (const id of cohort.members) {
          const member = byId.get(id);
          const start = member ? unitOf(member) : [];
          const path = pathOf.get(cohort.unit) ?? ['unknown unit'];
          expect(isWithin(start, path)).toBe(true);
          const stays = !hasSubUnits(start) || cohort.id.endsWith('-d') ? 0 : 1;
          lost += start.length - path.length + stays;
        }
      expect(lost).toBe(levels_lost);
    });
  });

  test('nobody is counted in a unit they lead, the organisation apart', () => {
    forAll(12, (members, k) => {
      const { cohorts, assignment } = formed(members, k);
      const units = new Map(cohorts.map(({ id, unit }) => [id, unit]));
      const tree = buildUnitTree(members);
      for (const { employee_id, manager_of } of members) {
        if (!manager_of || manager_of.length === 0) continue;
        const unit = units.get(assignment.get(employee_id) ?? '');
        let above = tree.find(manager_of)?.parent ?? null;
        const allowed: string[] = [];
        for (; above; above = above.parent) allowed.push(above.id);
        expect(allowed).toContain(unit);
      }
    });
  });

  test('the order of rows never matters', () => {
    forAll(12, (members, k) => expect(formed(members.toReversed(), k)).toEqual(formed(members, k)));
  });

  test('every move is told with its true reason, and all of them together are the people who moved', () => {
    forAll(12, (members, k) => {
      const result = formed(members, k);
      const { hasSubUnits, unitOf } = startOf(members);
      const tree = buildUnitTree(members);
      const stayed = members.filter((member) => {
        const unit = unitOf(member);
        const id = tree.find(unit)?.id ?? '';
        return result.assignment.get(member.employee_id) === (hasSubUnits(unit) ? `${id}-d` : id);
      });
      expect(cohortSummary(result).moved_up).toBe(members.length - stayed.length);
      for (const { reason, size, to, to_size, from, message } of result.moves) {
        expect(reason).toBe(size < k ? 'too-small' : 'taken-in');
        if (reason === 'taken-in') expect(to_size - size).toBeLessThan(k);
        for (const part of [from, `(${size})`, to, `(${to_size})`]) expect(message).toContain(part);
      }
    });
  });

  test('ids are short, plain and unlike each other', () => {
    forAll(12, (members, k) => {
      const { cohorts } = formed(members, k);
      for (const { id } of cohorts) expect(id).toMatch(/^[a-z0-9-]{1,32}$/);
      expect(new Set(cohorts.map(({ id }) => id)).size).toBe(cohorts.length);
      expect(new Set(cohorts.map(({ label }) => label)).size).toBe(cohorts.length);
    });
  });
});

describe('by example', () => {
  test('large units stay, small ones are gathered above, the people directly in a unit are a group of their own', () => {
    const result = formed(people({ Ads: 12, 'Ads/Ranking': 20, 'Ads/Labs': 5, 'Ads/Quality': 8 }));
    expect(sizes(result)).toEqual({ 'Ads › directly': 12, 'Ads › Ranking': 20, 'Ads › smaller units': 13 });
    expect(result.moves.map(({ message }) => message).toSorted()).toEqual([
      'Ads › Labs (5) is too small for 12; counted in Ads › smaller units (13)',
      'Ads › Quality (8) is too small for 12; counted in Ads › smaller units (13)',
    ]);
  });

  test('a unit that is gathered as a whole is called by its name', () => {
    const result = formed(people({ 'Ads/A': 6, 'Ads/B': 6, Ops: 30 }));
    expect(sizes(result)).toEqual({ Ads: 12, Ops: 30 });
  });

  test('a larger neighbour is taken in when the small ones would otherwise be alone, the smallest that suffices', () => {
    const result = formed(people({ 'Ads/A': 4, 'Ads/B': 30, 'Ads/C': 13, Ops: 40 }));
    expect(sizes(result)).toEqual({ 'Ads › B': 30, 'Ads › smaller units': 17, Ops: 40 });
    expect(result.moves.map(({ message }) => message).toSorted()).toEqual([
      'Ads › A (4) is too small for 12; counted in Ads › smaller units (17)',
      'Ads › C (13) is large enough, but is taken into Ads › smaller units (17), where only 4 people would be left without it',
    ]);
  });

  test('what is too small twice moves twice, and the reason says so', () => {
    const result = formed(people({ 'Ads/X/A': 3, 'Ads/X/B': 4, 'Ads/X/C': 50, 'Ads/Y': 6, Ops: 20 }));
    expect(sizes(result)).toEqual({ 'Ads › X › C': 50, 'Ads › smaller units': 13, Ops: 20 });
    expect(result.moves[0]?.message).toMatch(
      /^Ads › X › [AB] \([34]\) is too small for 12, and still is with the others gathered in Ads › X › smaller units \(7\); counted in Ads › smaller units \(13\)$/,
    );
  });

  test('a gathered group that would be large enough may be taken in as well, and that is told too', () => {
    const result = formed(people({ 'Ads/X/A': 7, 'Ads/X/B': 7, 'Ads/Y': 5, Ops: 40 }));
    expect(sizes(result)).toEqual({ Ads: 19, Ops: 40 });
    expect(result.moves.filter(({ kind }) => kind === 'gathered').map(({ message }) => message)).toEqual([
      'Ads › X (14) is large enough, but is taken into Ads (19), where only 5 people would be left without it',
    ]);
  });

  test('where two choices are equally good, the unit whose id sorts first is moved', () => {
    const members = people({ 'Ads/A': 4, 'Ads/B': 20, 'Ads/C': 20, 'Ads/D': 20 });
    const tree = buildUnitTree(members);
    const first = ['B', 'C', 'D'].map((name) => tree.find(['Ads', name])?.id ?? '').toSorted()[0];
    const taken = formed(members).moves.filter(({ reason }) => reason === 'taken-in');
    expect(taken.map(({ unit }) => unit)).toEqual([first]);
  });

  test('a leader counts with the unit above; who leads everything, with the organisation', () => {
    const leaders = { 'Ads/Ranking': 'Ads/Ranking', Ads: '' };
    const result = formed(people({ Ads: 12, 'Ads/Ranking': 12, Ops: 12, Board: 0, 'Board/x': 0 }, leaders));
    const labelOf = (id: string) =>
      result.cohorts.find((cohort) => cohort.id === result.assignment.get(id))?.label;
    expect(labelOf('leader of Ads/Ranking')).toBe('Ads › directly');
    expect(labelOf('leader of ')).toBe('Everyone › smaller units');
  });

  test('an organisation of one small group is one cohort with its own name', () => {
    const result = formCohorts(people({ A: 7, B: 6 }), { k_cohort: 12, organisation: 'Northwind' });
    expect(result).toMatchObject({
      ok: true,
      value: { cohorts: [{ id: 'all-p', unit: 'all', label: 'Northwind', size: 13 }] },
    });
  });

  test('fewer people than k are refused with a kind explanation', () => {
    expect(formCohorts(people({ A: 7, B: 4 }), { k_cohort: 12 })).toMatchObject({
      ok: false,
      refusal: {
        code: 'bad-roster',
        problems: [
          { code: 'too-few-members', value: '11', remedy: expect.stringContaining('Ask in person') },
        ],
      },
    });
    expect(formCohorts([], { k_cohort: 12 }).ok).toBe(false);
  });

  test('somebody who leads a unit that is not there is refused, not placed anywhere', () => {
    expect(formCohorts(people({ A: 30 }, { A: 'Zoo' }), { k_cohort: 12 })).toMatchObject({
      ok: false,
      refusal: { code: 'bad-roster', problems: [{ code: 'unknown-unit-led', value: 'Zoo' }] },
    });
  });
});
