import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attribute } from '../../../worker/core/cohort/attribute.ts';
import { buildHierarchy } from '../../../worker/core/cohort/buildHierarchy.ts';
import { formCohorts } from '../../../worker/core/cohort/form.ts';
import { type AttributeCohorts, formWithAttributes } from '../../../worker/core/cohort/formWithAttributes.ts';
import { labelReach } from '../../../worker/core/cohort/labelReach.ts';
import type { Member } from '../../../worker/core/roster/member.ts';
import { makeRosterParser } from '../../../worker/core/roster/parse.ts';
import { organisation } from './organisation.ts';

const SITES = [
  ['Rome', 'Italy', '*'],
  ['Milan', 'Italy', '*'],
  ['Oslo', 'Norway', '*'],
];
const { hierarchy } = buildHierarchy(
  'site',
  SITES.map((labels, i) => ({ row: i + 1, labels })),
);
const DECLARED: Attribute[] = [
  { name: 'site', hierarchy },
  { name: 'since', kind: 'numeric' },
];

/** Organisations whose members have a site and a year, or not. */
const withAttributes = organisation(8).chain((members) =>
  fc
    .array(
      fc.tuple(fc.constantFrom('Rome', 'Milan', 'Oslo', ''), fc.constantFrom('2001', '2002', '2010', '')),
      {
        minLength: members.length,
        maxLength: members.length,
      },
    )
    .map((values) =>
      members.map((member, i) => ({
        ...member,
        attributes: { site: values[i]?.[0] ?? '', since: values[i]?.[1] ?? '' },
      })),
    ),
);

const formed = (
  members: Member[],
  k_cohort: number,
  priority: 'units' | 'attributes',
  attributes = DECLARED,
): AttributeCohorts => {
  const result = formWithAttributes(members, { k_cohort, priority, attributes });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

const forAll = (
  claim: (members: Member[], k: number, priority: 'units' | 'attributes') => void,
  numRuns = 200,
) =>
  fc.assert(
    fc.property(
      withAttributes,
      fc.integer({ min: 2, max: 6 }),
      fc.constantFrom('units' as const, 'attributes' as const),
      (members, k, priority) => {
        fc.pre(members.length >= k);
        claim(members, k, priority);
      },
    ),
    { numRuns },
  );

const lastLabel = (path: string | undefined) => path?.split(' › ').at(-1) ?? '*';

describe('for every organisation', () => {
  test('everybody is in exactly one cohort, and no cohort is below k', () => {
    forAll((members, k, priority) => {
      const { cohorts, assignment } = formed(members, k, priority);
      expect(cohorts.flatMap((cohort) => cohort.members).toSorted()).toEqual(
        members.map(({ employee_id }) => employee_id).toSorted(),
      );
      for (const { id, size, members } of cohorts) {
        expect(size).toBe(members.length);
        expect(size).toBeGreaterThanOrEqual(k);
        expect(id).toMatch(/^[a-z0-9-]{1,32}$/);
        for (const member of members) expect(assignment.get(member)).toBe(id);
      }
      expect(new Set(cohorts.map(({ id }) => id)).size).toBe(cohorts.length);
    });
  });

  test('every member fits the attributes and the labels of their cohort', () => {
    forAll((members, k, priority) => {
      const { cohorts, labels } = formed(members, k, priority);
      const reaches = DECLARED.map((attribute) => {
        const values = [...new Set(members.map((member) => member.attributes[attribute.name] ?? ''))];
        const column = { name: attribute.name, values, rows: [], codes: new Int32Array() };
        return { name: attribute.name, reach: labelReach(attribute, column) };
      });
      const byId = new Map(members.map((member) => [member.employee_id, member]));
      for (const cohort of cohorts)
        for (const id of cohort.members)
          reaches.forEach(({ name, reach }, a) => {
            const value = byId.get(id)?.attributes[name] ?? '';
            const label = lastLabel(cohort.attributes[name]);
            expect(labels.get(id)?.[a]).toBe(label);
            expect(reach.covers(label, value)).toBe(true);
            if (label !== '*') expect(cohort.label).toContain(` · ${name}: ${label}`);
          });
    });
  });

  test('cohorts stay inside those of the tree, and each with 2k of which every node has k is divided', () => {
    forAll((members, k) => {
      const tree = formCohorts(members, { k_cohort: k });
      const { cohorts } = formed(members, k, 'units');
      if (!tree.ok) throw new Error();
      for (const cohort of cohorts)
        expect(new Set(cohort.members.map((member) => tree.value.assignment.get(member))).size).toBe(1);
      for (const { members: ids } of tree.value.cohorts) {
        const sites = new Map<string, number>();
        for (const member of members)
          if (ids.includes(member.employee_id)) {
            const site =
              member.attributes.site === '' ? 'none' : member.attributes.site === 'Oslo' ? 'Oslo' : 'Italy';
            sites.set(site, (sites.get(site) ?? 0) + 1);
          }
        if (sites.size > 1 && [...sites.values()].every((size) => size >= k))
          expect(
            cohorts.some(({ members }) => members.length < ids.length && ids.includes(members[0] ?? '')),
          ).toBe(true);
      }
    });
  });

  test('the order of members never matters', () => {
    fc.assert(
      fc.property(
        withAttributes.chain((members) =>
          fc.tuple(fc.constant(members), fc.shuffledSubarray(members, { minLength: members.length })),
        ),
        fc.constantFrom('units' as const, 'attributes' as const),
        ([members, shuffled], priority) => {
          fc.pre(members.length >= 3);
          const { assignment: a, labels: l, ...one } = formed(members, 3, priority);
          const { assignment: b, labels: m, ...other } = formed(shuffled, 3, priority);
          expect(other).toEqual(one);
          expect(new Map([...b].toSorted())).toEqual(new Map([...a].toSorted()));
          expect(new Map([...m].toSorted())).toEqual(new Map([...l].toSorted()));
        },
      ),
      { numRuns: 100 },
    );
  });

  test('each attribute is known at one level for every member, and every one not known exactly has its reason', () => {
    forAll((members, k, priority) => {
      const { knowledge, reasons, cohorts, ncp } = formed(members, k, priority);
      for (const known of knowledge)
        expect(known.members.reduce((sum, { members }) => sum + members, 0)).toBe(members.length);
      expect(ncp).toBeCloseTo(knowledge.reduce((sum, known) => sum + known.ncp, 0) / knowledge.length, 12);
      const exact = cohorts.length * knowledge.length - reasons.length;
      expect(exact).toBeGreaterThanOrEqual(0);
      if (knowledge.every((known) => known.members[0]?.members === members.length))
        expect(reasons).toEqual([]);
      else expect(reasons.length).toBeGreaterThan(0);
    });
  });
});

const people = (unit: string, site: string, count: number, since = ''): Member[] =>
  Array.from({ length: count }, (_, i) => ({
    employee_id: `${unit} ${site} ${since} ${i}`,
    unit: unit.split('/'),
    attributes: { site, since },
  }));

const SITE = DECLARED.slice(0, 1);
const described = ({ cohorts }: AttributeCohorts) =>
  Object.fromEntries(cohorts.map(({ label, size, attributes }) => [label, [size, attributes.site]]));

test('a large child is split off, the rest keeps the label of the parent', () => {
  const result = formed(
    [...people('Ads', 'Rome', 20), ...people('Ads', 'Milan', 15), ...people('Ads', 'Oslo', 12)],
    12,
    'units',
    SITE,
  );
  expect(described(result)).toEqual({
    'Ads · site: Rome': [20, 'Italy › Rome'],
    'Ads · site: Milan': [15, 'Italy › Milan'],
    'Ads · site: Oslo': [12, 'Norway › Oslo'],
  });
  expect(result.reasons).toEqual([]);
  expect(result.attributes).toEqual([{ id: 'site', levels: ['value', 'group', 'any'] }]);
});

test('where the rest would be too small the cheapest child is put back, and it is said why', () => {
  const result = formed(
    [
      ...people('Ads', 'Rome', 30),
      ...people('Ads', 'Milan', 5),
      ...people('Ads', 'Oslo', 14),
      ...people('Ads', '', 13),
    ],
    12,
    'units',
    SITE,
  );
  expect(described(result)).toEqual({
    'Ads · site: Italy': [35, 'Italy'],
    'Ads · site: Oslo': [14, 'Norway › Oslo'],
    'Ads · site: not stated': [13, 'not stated'],
  });
  expect(result.reasons).toEqual([
    'Ads · site: Italy (35): site is told as Italy; of Rome 30, Milan 5 without Rome only 5 would be left',
  ]);
  const mixed = formed(
    [...people('Ads', 'Rome', 30), ...people('Ads', 'Oslo', 14), ...people('Ads', '', 3)],
    12,
    'units',
    SITE,
  );
  expect(described(mixed)).toEqual({ 'Ads · site: Rome': [30, 'Italy › Rome'], Ads: [17, undefined] });
  expect(mixed.reasons).toEqual(['Ads (17): site is not told; fewer than 24 people cannot be divided']);
});

test('numbers are cut where the least is lost, never below k', () => {
  const years = [
    ...people('Ads', '', 12, '2001'),
    ...people('Ads', '', 3, '2002'),
    ...people('Ads', '', 12, '2020'),
  ];
  const { cohorts } = formed(years, 12, 'units', DECLARED.slice(1));
  expect(cohorts.map(({ label, size }) => [label, size]).toSorted()).toEqual([
    ['Ads · since: 2001-2002', 15],
    ['Ads · since: 2020', 12],
  ]);
});

test('with attributes first teams are given up, and each is said to be', () => {
  const members = [
    ...people('Ads/Ranking', 'Rome', 13),
    ...people('Ads/Labs', 'Oslo', 13),
    ...people('Ops', 'Rome', 13),
  ];
  const units = formed(members, 12, 'units', SITE);
  const attributes = formed(members, 12, 'attributes', SITE);
  expect(Object.keys(described(units)).toSorted()).toEqual([
    'Ads › Labs · site: Oslo',
    'Ads › Ranking · site: Rome',
    'Ops · site: Rome',
  ]);
  expect(Object.keys(described(attributes)).toSorted()).toEqual([
    'Ads · site: Oslo',
    'Ads · site: Rome',
    'Ops · site: Rome',
  ]);
  expect(attributes.units).toEqual(units.units);
  expect(attributes.moves.map(({ reason, message }) => [reason, message]).toSorted()).toEqual([
    ['attributes-first', 'Ads › Labs (13) is counted in Ads (26): attributes come before units'],
    ['attributes-first', 'Ads › Ranking (13) is counted in Ads (26): attributes come before units'],
  ]);
  expect(attributes.levels_lost).toBe(26);
});

test('who leads a lower unit is counted in the unit above it, with attributes first too', () => {
  const members = [...people('Ads/Ranking', 'Rome', 13), ...people('Ops', 'Rome', 13)];
  const leader = {
    employee_id: 'boss',
    unit: ['Ops'],
    manager_of: ['Ads', 'Ranking'],
    attributes: { site: 'Rome' },
  };
  const head = { employee_id: 'head', unit: ['Ads'], manager_of: ['Ads'], attributes: { site: 'Rome' } };
  const { cohorts, assignment } = formed([...members, leader, head], 12, 'attributes', SITE);
  const labelOf = (id: string) => cohorts.find((cohort) => cohort.id === assignment.get(id))?.label;
  expect(labelOf('boss')).toBe('Ads · site: Rome');
  expect(labelOf('head')).toBe('Everyone › smaller units · site: Rome');
});

test('teams of one name under two departments stay two, with ids of their own', () => {
  const members = ['Ads', 'Ops'].flatMap((unit) => [
    ...people(`${unit}/Customer Support Group`, 'Rome', 12),
    ...people(`${unit}/Customer Support Group`, 'Oslo', 12),
  ]);
  const { cohorts } = formed(members, 12, 'units', SITE);
  expect(new Set(cohorts.map(({ id }) => id)).size).toBe(4);
});

test('somebody without the attribute counts as somebody who did not state it', () => {
  const without = people('Ads', 'Rome', 12).map((member) => ({
    ...member,
    employee_id: `${member.employee_id} without`,
    attributes: {},
  }));
  const { cohorts } = formed([...people('Ads', 'Rome', 12), ...without], 12, 'units', SITE);
  expect(cohorts.map(({ label }) => label).toSorted()).toEqual([
    'Ads · site: Rome',
    'Ads · site: not stated',
  ]);
});

test('a unit whose only people lead others may be led itself, with attributes first too', () => {
  const members: Member[] = [
    ...people('Ads/Ranking', 'Rome', 12),
    { employee_id: 'boss', unit: ['Board'], manager_of: ['Ads', 'Ranking'], attributes: { site: 'Rome' } },
    { employee_id: 'chair', unit: [], manager_of: ['Board'], attributes: { site: 'Rome' } },
  ];
  expect(formed(members, 12, 'attributes', SITE).assignment.size).toBe(14);
});

describe('what cannot be declared is named', () => {
  const members = [...people('Ads', 'Rome', 10), ...people('Ads', 'Paris', 5)];
  const problems = (attributes: Attribute[], roster = members) => {
    const result = formWithAttributes(roster, { k_cohort: 12, priority: 'units', attributes });
    return result.ok ? [] : (result.refusal.problems ?? []);
  };
  test('a value outside the hierarchy, with the row it stands in', () => {
    expect(problems(SITE)).toEqual([
      expect.objectContaining({ code: 'value-outside-hierarchy', row: 12, column: 'site', value: 'Paris' }),
    ]);
  });
  test('an attribute nobody has', () => {
    expect(problems([{ name: 'sites' }])).toEqual([
      expect.objectContaining({
        code: 'unknown-attribute',
        remedy: expect.stringContaining('Did you mean “site”?'),
      }),
    ]);
  });
  test('one attribute twice, and a name without letters', () => {
    expect(problems([{ name: 'site' }, { name: 'site' }]).map(({ code }) => code)).toEqual([
      'attribute-twice',
    ]);
    expect(problems([{ name: '—' }]).map(({ code }) => code)).toEqual(['bad-attribute-name']);
  });
  test('a label that could be taken for a path', () => {
    expect(problems([{ name: 'site' }], people('Ads', 'a › b', 12)).map(({ code }) => code)).toEqual([
      'separator-in-label',
    ]);
  });
  test('somebody who leads a unit that is not there, whatever comes first', () => {
    const roster = people('Ads', 'Rome', 13).map((member, i) =>
      i === 0 ? { ...member, manager_of: ['Zoo', 'Apes'] } : member,
    );
    for (const priority of ['units', 'attributes'] as const)
      expect(formWithAttributes(roster, { k_cohort: 12, priority, attributes: SITE })).toMatchObject({
        refusal: { problems: [{ code: 'unknown-unit-led', value: 'Zoo / Apes' }] },
      });
  });
  test('fewer people than k', () => {
    expect(problems([{ name: 'site' }], people('Ads', 'Rome', 11)).map(({ code }) => code)).toEqual([
      'too-few-members',
    ]);
  });
});

const REAL = resolve(import.meta.dirname, '../../../../shared/data/montgomery-roster.csv');

test.skipIf(!existsSync(REAL))(
  'on a real organisation attributes first keeps most attributes, units first the teams',
  () => {
    const parser = makeRosterParser({ unitColumns: ['department_name', 'division'] });
    parser.push(readFileSync(REAL));
    const { members } = parser.finish();
    const attributes = ['gender', 'assignment', 'year_first_hired'].map((name) => ({ name }));
    const units = formed(members, 12, 'units', attributes);
    const first = formed(members, 12, 'attributes', attributes);
    const exact = ({ knowledge }: AttributeCohorts) =>
      knowledge
        .slice(0, 2)
        .map((known) => Math.round((100 * (known.members[0]?.members ?? 0)) / members.length));
    expect(exact(units)).toEqual([66, 83]);
    expect(exact(first)).toEqual([97, 93]);
    expect(first.ncp).toBeLessThan(units.ncp);
    expect(new Set(units.cohorts.map(({ unit }) => unit)).size).toBeGreaterThan(200);
  },
);
